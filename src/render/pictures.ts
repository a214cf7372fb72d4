/** The pictures of a publication, made once for mail, site and paper. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { isHeic } from '../document/heic.ts';
import type { Document, FigureBlock, Origin } from '../document/nodes.ts';
import { pictureHeic, pictureUnreadable } from '../document/picture-problems.ts';
import { eachBlock } from '../document/walk.ts';
import { type Fault, locate, type Problem, ProblemsError } from '../problems.ts';
import type { Picture } from './context.ts';
import {
  emailPixels,
  emailSettings,
  encodeForEmail,
  encodeForPrint,
  readSource,
  SHOWN_WIDTH,
  type Source,
} from './encode-picture.ts';
import { pictureMissing, pictureOutside } from './picture-problems.ts';

/** What a picture file becomes, wherever it stands. */
type Prepared = Omit<Picture, 'src'>;

/** By source and settings: the same drawing in two issues is encoded once per process. */
const prepared = new Map<string, Promise<Prepared>>();

const CACHED_PICTURES = 200;

export const hashSource = ({ bytes }: Source): string => createHash('sha256').update(bytes).digest('hex');

/** The address of a mail's picture, in the mail and on the site; the extension is added once it is known. */
export const emailPath = (source: Source, sourceHash: string): string =>
  `pictures/${sourceHash.slice(0, 16)}-${emailPixels(source)}`;

async function encode(source: Source, sourceHash: string): Promise<Prepared> {
  const [email, print] = await Promise.all([encodeForEmail(source), encodeForPrint(source)]);
  const shown = Math.min(SHOWN_WIDTH, email.width);
  return {
    width: source.width,
    height: source.height,
    sourceHash,
    email: {
      path: `${emailPath(source, sourceHash)}.${email.extension}`,
      settings: emailSettings(source),
      width: shown,
      height: Math.round((email.height * shown) / email.width),
      bytes: email.bytes,
    },
    print,
  };
}

function encodeOnce(source: Source): Promise<Prepared> {
  const sourceHash = hashSource(source);
  const key = `${sourceHash} ${emailSettings(source)}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const making = encode(source, sourceHash);
  prepared.set(key, making);
  making.catch(() => prepared.delete(key));
  const [oldest] = prepared.keys();
  if (prepared.size > CACHED_PICTURES && oldest !== undefined) prepared.delete(oldest);
  return making;
}

type Make<Made> = (source: Source) => Promise<Made>;

async function readPicture<Made>(src: string, contentDir: string, make: Make<Made>): Promise<{ made: Made } | Fault> {
  const path = join(contentDir, src);
  const inside = relative(contentDir, path);
  if (inside.startsWith('..') || isAbsolute(inside)) return pictureOutside(src);
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return pictureMissing(src);
  try {
    return { made: await make(await readSource(bytes)) };
  } catch {
    return isHeic(bytes) ? pictureHeic(src) : pictureUnreadable(src);
  }
}

function figuresOf(document: Pick<Document, 'blocks'>): Map<string, Origin> {
  const figures = [...eachBlock(document.blocks)].filter((block): block is FigureBlock => block.kind === 'figure');
  return new Map(figures.map(({ src, origin }) => [src, origin]));
}

/**
 * What is made of every picture of a document, by its `src`. Throws ProblemsError with all that are missing or cannot be
 * read, each at its own line.
 */
export async function makeOfPictures<Made>(
  document: Pick<Document, 'blocks'>,
  contentDir: string,
  make: Make<Made>,
): Promise<ReadonlyMap<string, Made>> {
  const pictures = new Map<string, Made>();
  const problems: Problem[] = [];
  for (const [src, origin] of figuresOf(document)) {
    const result = await readPicture(src, contentDir, make);
    if ('code' in result) problems.push(locate(result, origin));
    else pictures.set(src, result.made);
  }
  if (problems.length > 0) throw new ProblemsError(problems);
  return pictures;
}

/** sha256 of every picture's source, as an edition's manifest names them; throws as `makeOfPictures` does. */
export const hashPictures = async (document: Pick<Document, 'blocks'>, contentDir: string): Promise<string[]> => [
  ...(await makeOfPictures(document, contentDir, async (source) => hashSource(source))).values(),
];

/** The pictures of a document for mail and paper, by `src`; throws as `makeOfPictures` does. */
export async function preparePictures(
  document: Pick<Document, 'blocks'>,
  contentDir: string,
): Promise<ReadonlyMap<string, Picture>> {
  const prepared = await makeOfPictures(document, contentDir, encodeOnce);
  return new Map([...prepared].map(([src, picture]) => [src, { src, ...picture }]));
}
