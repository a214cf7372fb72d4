/**
 * One publication, rendered for every audience, reading and size into every medium that is sent: an edition. Nothing
 * here knows the time or who reads; the same content gives the same bytes.
 */
import type { Config } from '../config.ts';
import { readEnclosures } from '../document/enclosures.ts';
import type { Furigana } from '../document/furigana.ts';
import { toPlainText } from '../document/inline.ts';
import type { Document } from '../document/nodes.ts';
import type { WordReader } from '../document/read-words.ts';
import { select } from '../document/select.ts';
import { listUnconfirmed } from '../document/unconfirmed.ts';
import { hasErrors, locate, type Problem } from '../problems.ts';
import type { Picture } from '../render/context.ts';
import { findLateFields } from '../render/email/late-fields.ts';
import { lintText } from '../render/email/lint/lint-text.ts';
import { renderEmail } from '../render/email/render-email.ts';
import { preparePictures } from '../render/pictures.ts';
import { renderPrint } from '../render/print/render-print.ts';
import { renderScript } from '../render/script/render-script.ts';
import { renderText } from '../render/text/render-text.ts';
import { type Audience, READINGS, type Reading, SIZES, type Size } from '../variants.ts';
import { sha256 } from './digest.ts';
import { readingsUnconfirmed } from './edition-problems.ts';
import type { EditionCover, EditionFile, Manifest } from './manifest.ts';
import { prepareVariant, type VariantSource } from './prepare-variant.ts';
import { renderCovers } from './render-covers.ts';
import type { EditionDraft } from './store.ts';
import { digestWeb } from './web-digest.ts';

export interface BuiltEdition {
  /** Undefined where an error stops the build. */
  readonly draft: EditionDraft | undefined;
  readonly problems: readonly Problem[];
}

interface Variant {
  readonly audience: Audience;
  readonly reading: Reading;
}

interface Piece {
  readonly file: EditionFile;
  readonly content: string | Uint8Array;
}

/** Rented web space says of no text file what it is written in. */
const BOM = '\uFEFF';

const NAME_ENDS: Readonly<Record<EditionFile['medium'], (size: Size) => string>> = {
  html: () => '.html',
  text: () => '.txt',
  pdf: (size) => `-${size}.pdf`,
  script: () => '-script.txt',
};

function piece(
  variant: Variant,
  medium: EditionFile['medium'],
  size: EditionFile['size'],
  content: string | Uint8Array,
): Piece {
  const { audience, reading } = variant;
  const name = `${audience}-${reading}${NAME_ENDS[medium](size)}`;
  const bytes = Buffer.byteLength(content);
  return { content, file: { audience, reading, size, medium, path: name, sha256: sha256(content), bytes } };
}

async function renderVariant(
  publication: Document,
  variant: Variant,
  source: VariantSource,
  problems: Problem[],
): Promise<Piece[]> {
  const mail = prepareVariant(publication, { ...variant, medium: 'email' }, source);
  const paper = prepareVariant(publication, { ...variant, medium: 'print' }, source);
  const email = await renderEmail(mail.document, mail.context);
  const plain = renderText(mail.document, mail.context);
  problems.push(...email.problems, ...lintText(plain, publication.origin));
  const pieces = [piece(variant, 'html', 'regular', email.html), piece(variant, 'text', 'regular', plain)];
  for (const size of SIZES) {
    const print = await renderPrint(paper.document, paper.context, size);
    problems.push(...print.problems);
    pieces.push(piece(variant, 'pdf', size, print.pdf));
  }
  // One for each audience: readings are heard, not seen.
  if (variant.reading === 'standard') {
    pieces.push(piece(variant, 'script', 'regular', `${BOM}${renderScript(paper.document, paper.context)}`));
  }
  return pieces;
}

function messageOf(
  document: Document,
  { audience, reading }: Variant,
  pieces: readonly Piece[],
): Manifest['messages'][number] {
  const written = pieces
    .filter(({ file }) => file.medium === 'html' || file.medium === 'text')
    .map(({ content }) => content.toString());
  const lateFields = findLateFields(written.join('\n'));
  return { audience, reading, subject: document.subject, preheader: document.preheader, lateFields };
}

const listPictures = (pictures: ReadonlyMap<string, Picture>): Manifest['pictures'] =>
  [...pictures.values()]
    .map(({ email, sourceHash }) => ({ path: email.path, source: sourceHash, settings: email.settings }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

function reportReadings(document: Document, reader: WordReader, stop: boolean): Problem[] {
  const selected = document.audiences.map((audience) => select(document, { audience }));
  const words = listUnconfirmed(selected, reader).map(({ word }) => word);
  return words.length === 0
    ? []
    : [locate(readingsUnconfirmed(document.publication, words.length, words.slice(0, 5), stop), document.origin)];
}

/** Which flyers lie in the envelope is part of what is approved. */
const listEnclosures = async (contentDir: string, publication: string): Promise<Manifest['enclosures']> =>
  (await readEnclosures(contentDir, publication)).map(({ name, audiences, sheets, grams }) => {
    return { name, audiences: [...audiences], sheets, grams };
  });

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

export interface BuildOptions {
  readonly config: Pick<Config, 'center' | 'contentDir' | 'siteUrl'>;
  readonly furigana: Furigana;
  readonly reader: WordReader;
  /** Called after each variant. */
  readonly onVariant?: () => void;
}

/** Renders every variant of a document; what is frozen is decided by the caller, who stores the draft. */
export async function buildEdition(
  document: Document,
  { config, furigana, reader, onVariant }: BuildOptions,
): Promise<BuiltEdition> {
  const { center, contentDir } = config;
  const problems: Problem[] = [];
  const pictures = await preparePictures(document, contentDir);
  const contents = new Map<string, string | Uint8Array>();
  for (const { email } of pictures.values()) contents.set(email.path, email.bytes);
  const files: EditionFile[] = [];
  const covers: EditionCover[] = [];
  const messages: Manifest['messages'] = [];
  for (const audience of document.audiences) {
    for (const reading of READINGS) {
      const source = { config, furigana, pictures };
      const pieces = await renderVariant(document, { audience, reading }, source, problems);
      const paper = prepareVariant(document, { audience, reading, medium: 'print' }, source);
      for (const { entry, pdf } of await renderCovers(paper.document, paper.context, problems)) {
        covers.push(entry);
        contents.set(entry.path, pdf);
      }
      for (const { file, content } of pieces) contents.set(file.path, content);
      files.push(...pieces.map(({ file }) => file));
      messages.push(messageOf(document, { audience, reading }, pieces));
      onVariant?.();
    }
  }
  problems.push(...reportReadings(document, reader, center.policy.unconfirmedReadings === 'stop'));
  if (hasErrors(problems)) return { draft: undefined, problems: unique(problems) };
  const { publication, kind, date, audiences } = document;
  const title = toPlainText(document.title);
  const manifest = {
    format: 1 as const,
    publication,
    kind,
    title,
    date,
    audiences: [...audiences],
    files,
    messages,
    pictures: listPictures(pictures),
    covers,
    enclosures: await listEnclosures(contentDir, publication),
    web: digestWeb(document),
  };
  return { draft: { manifest, contents }, problems: unique(problems) };
}
