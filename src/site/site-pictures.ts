/**
 * The pictures of the site: the mail's file as the one that every browser takes, and smaller AVIF and WebP beside it. What
 * was made once is kept between builds.
 */
import { join } from 'node:path';
import sharp from 'sharp';
import type { Config } from '../config.ts';
import type { Document } from '../document/nodes.ts';
import { encodeForEmail, SHOWN_WIDTH, type Source } from '../render/encode-picture.ts';
import { emailPath, hashSource, makeOfPictures } from '../render/pictures.ts';
import { keepBetweenBuilds } from './keep-between-builds.ts';

export interface PictureFile {
  /** `pictures/<name>.<ext>`, on the site under the same path. */
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly bytes: Uint8Array;
}

export interface SitePicture {
  /** Named as in the mail, so that an address in a mail that is already out leads here. */
  readonly fallback: PictureFile;
  /** Best first; each in several widths, narrow first. */
  readonly sources: readonly { readonly type: string; readonly files: readonly PictureFile[] }[];
  /** Space to keep free, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** A phone's width and twice that, or the whole line on a fine screen. */
const WIDTHS = [640, 1280];

const FORMATS = [
  { type: 'image/avif', extension: 'avif', options: { quality: 60, effort: 2 } },
  { type: 'image/webp', extension: 'webp', options: { quality: 80, effort: 4 } },
] as const;

/** Part of the names in the cache: change it whenever the same source would look different. */
const RECIPE = 'v1';

type Keep = (name: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;

/** The extension follows from what the encoder chose; both are kept under one name. */
async function makeFallback(
  source: Source,
  path: string,
  keep: Keep,
): Promise<PictureFile & { readonly height: number }> {
  const bytes = await keep(path.replace('/', '-'), async () => (await encodeForEmail(source)).bytes);
  const { format, width, height } = await sharp(bytes).metadata();
  return { path: `${path}.${format === 'png' ? 'png' : 'jpg'}`, width, height, bytes };
}

/** Widths up to the source's own; a drawing without pixels has any. */
const widthsFor = ({ format, width }: Source): number[] =>
  format === 'svg' ? WIDTHS : [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];

async function makeFile(
  source: Source,
  width: number,
  format: (typeof FORMATS)[number],
  keep: Keep,
): Promise<PictureFile> {
  const name = `${hashSource(source).slice(0, 16)}-${width}.${format.extension}`;
  const density = source.format === 'svg' ? Math.min(2400, Math.max(72, (72 * width) / source.width)) : 72;
  const bytes = await keep(name, () =>
    sharp(source.bytes, { density })
      .autoOrient()
      .resize({ width })
      .flatten({ background: '#ffffff' })
      .toColorspace('srgb')
      .toFormat(format.extension, format.options)
      .toBuffer(),
  );
  return { path: `pictures/${name}`, width, bytes };
}

async function makePicture(source: Source, keep: Keep): Promise<SitePicture> {
  const fallback = await makeFallback(source, emailPath(source, hashSource(source)), keep);
  const width = Math.min(SHOWN_WIDTH, fallback.width);
  const sources = [];
  for (const format of FORMATS) {
    const files = await Promise.all(widthsFor(source).map((wanted) => makeFile(source, wanted, format, keep)));
    sources.push({ type: format.type, files });
  }
  return { fallback, sources, width, height: Math.round((fallback.height * width) / fallback.width) };
}

/** The pictures of everything a page shows, by `FigureBlock.src`; throws ProblemsError with those that cannot be read. */
export function prepareSitePictures(
  document: Pick<Document, 'blocks'>,
  { contentDir, dataDir }: Pick<Config, 'contentDir' | 'dataDir'>,
): Promise<ReadonlyMap<string, SitePicture>> {
  const folder = join(dataDir, 'cache', 'pictures');
  const keep: Keep = (name, make) => keepBetweenBuilds(folder, `${RECIPE}-${name}`, make);
  return makeOfPictures(document, contentDir, (source) => makePicture(source, keep));
}

/** Every file once. */
export const listPictureFiles = (pictures: ReadonlyMap<string, SitePicture>): PictureFile[] => [
  ...new Map(
    [...pictures.values()]
      .flatMap(({ fallback, sources }) => [fallback, ...sources.flatMap(({ files }) => files)])
      .map((file) => [file.path, file]),
  ).values(),
];
