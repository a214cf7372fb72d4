/**
 * Typst, started once per process and fed with data only: a template of print/, one JSON value and pictures. Nothing
 * a writer wrote is ever part of Typst source.
 */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { z } from 'zod';
import { borrowFonts, findBorrowed } from './borrowed-fonts.ts';
import { printFonts } from './fonts.ts';

export interface TypstJob {
  /** File name in print/, such as `issue.typ`. */
  readonly template: string;
  /** What the template reads as `data.json`. */
  readonly data: object;
  /** Further files by the name that the template reads, such as `pictures/0.png`. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** Day the document bears, `YYYY-MM-DD`; the only time that gets into the file. */
  readonly date: string;
  /** True for what readers get; false for what the office alone uses, which may be untagged. */
  readonly accessible: boolean;
  /** Label of `metadata` elements to find in the laid-out document. */
  readonly count?: string;
}

export type TypstResult =
  | { readonly pdf: Uint8Array; readonly pages: number; readonly counted: number; readonly found: readonly unknown[] }
  | { readonly pdf: undefined; readonly messages: readonly string[] };

const PRINT_DIR = resolve(fileURLToPath(new URL('../../../print/', import.meta.url)));
/** Uses of a cached result after which it is forgotten; without it memory grows with every document. */
const CACHE_AGE = 5;

interface Typesetter {
  readonly typst: NodeCompiler;
  /** Families after our own, for characters that it lacks. */
  readonly families: readonly string[];
}

/** One for our own typeface, and one for the characters borrowed last: most documents borrow nothing. */
let own: Typesetter | undefined;
let borrowing: { readonly characters: string; readonly typesetter: Typesetter } | undefined;

const start = (families: readonly string[], blobs: readonly Buffer[]): Typesetter => ({
  typst: NodeCompiler.create({ workspace: PRINT_DIR, fontArgs: [{ fontBlobs: [...printFonts().blobs, ...blobs] }] }),
  families,
});

async function typesetterFor(characters: readonly string[]): Promise<Typesetter> {
  if (characters.length === 0) {
    own ??= start([], []);
    return own;
  }
  const key = characters.join('');
  if (borrowing?.characters !== key) {
    const { families, blobs } = await borrowFonts(characters);
    borrowing = { characters: key, typesetter: start(families, blobs) };
  }
  return borrowing.typesetter;
}

const diagnosticsSchema = z.array(z.object({ message: z.string(), severity: z.int() }));
const metadataSchema = z.array(z.object({ value: z.unknown() }));
/** Others are warnings and the way by which an error was reached. */
const ERROR = 1;

/** Errors of the PDF export come as Rust debug text; the message inside it is what can be read. */
function readExportError(reason: unknown): string[] {
  const raw = reason instanceof Error ? reason.message : String(reason);
  const messages = [...raw.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) =>
    (match[1] ?? '').replace(/\\+"/g, '"'),
  );
  return messages.length > 0 ? messages : [raw];
}

/** `metadata` elements of the laid-out document by their label. */
const findMarked = (typst: NodeCompiler, document: NodeTypstDocument, label: string): unknown[] =>
  metadataSchema.parse(typst.query(document, { selector: `<${label}>` })).map(({ value }) => value);

function compileMapped(typst: NodeCompiler, job: TypstJob): TypstResult {
  const compiled = typst.compile({ mainFilePath: join(PRINT_DIR, job.template) });
  const document = compiled.result;
  if (document === null) {
    const failure = compiled.takeDiagnostics();
    const found = failure === null ? [] : diagnosticsSchema.parse(typst.fetchDiagnostics(failure));
    return {
      pdf: undefined,
      messages: found.filter(({ severity }) => severity === ERROR).map(({ message }) => message),
    };
  }
  try {
    const pdf = typst.pdf(document, {
      ...(job.accessible ? { pdfStandard: 'ua-1' } : { pdfTags: false }),
      creationTimestamp: Date.parse(`${job.date}T00:00:00Z`) / 1000,
    });
    const found = job.count === undefined ? [] : findMarked(typst, document, job.count);
    return { pdf: new Uint8Array(pdf), pages: document.numOfPages, counted: found.length, found };
  } catch (reason) {
    return { pdf: undefined, messages: readExportError(reason) };
  }
}

/** From here to the end without a pause: two documents never share a data.json. */
async function withJob<T>(job: TypstJob, work: (typst: NodeCompiler) => T): Promise<T> {
  const { typst, families } = await typesetterFor(findBorrowed(JSON.stringify(job.data)));
  typst.mapShadow(join(PRINT_DIR, 'data.json'), Buffer.from(JSON.stringify({ ...job.data, families })));
  for (const [name, bytes] of job.files ?? []) typst.mapShadow(join(PRINT_DIR, name), Buffer.from(bytes));
  try {
    return work(typst);
  } finally {
    typst.resetShadow();
    // What the office alone uses is laid out once, and is large.
    typst.evictCache(job.accessible ? CACHE_AGE : 0);
  }
}

/** Compiles one document; what Typst objects to comes back as its own English messages. */
export const compileTypst = (job: TypstJob): Promise<TypstResult> => withJob(job, (typst) => compileMapped(typst, job));

/** Where things stand on the pages, without making the file: `metadata` by its label; undefined where it cannot be laid out. */
export const layOutTypst = (job: TypstJob, label: string): Promise<unknown[] | undefined> =>
  withJob(job, (typst) => {
    const document = typst.compile({ mainFilePath: join(PRINT_DIR, job.template) }).result;
    return document === null ? undefined : findMarked(typst, document, label);
  });
