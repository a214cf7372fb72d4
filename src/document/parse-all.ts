/** The files of one folder → entries. A file is parsed again only when it, or something it shows, has changed. */
import type { Problem } from '../problems.ts';
import type { ContentFile } from './content-files.ts';
import { likelySlip } from './document-problems.ts';
import { toHalfWidth } from './full-width.ts';
import type { Library } from './parse-file.ts';
import type { Remember } from './remember.ts';
import type { References } from './scope.ts';

/** Each slip at its place; where the words stand in a URL or a name, a person decides. */
function reportSlips(file: ContentFile, { slips, problems }: Library): void {
  file.text.split('\n').forEach((line, index) => {
    for (const [written, meant] of slips) {
      const column = line.indexOf(written);
      if (column >= 0)
        problems.push({ ...likelySlip(written, meant), file: file.file, line: index + 1, column: column + 1 });
    }
  });
}

/** What one file became, with everything that is wrong in it. */
export interface Read<Entry> {
  readonly entry: Entry | undefined;
  readonly problems: readonly Problem[];
}

type Parse<Entry> = (file: ContentFile, library: Library) => Entry | undefined;

function parseOne<Entry>(file: ContentFile, parse: Parse<Entry>, library: Library): Read<Entry> {
  const own: Library = { ...library, problems: [] };
  reportSlips(file, own);
  return { entry: parse(file, own), problems: own.problems };
}

export interface Parser<Entry> {
  readonly parse: Parse<Entry>;
  readonly remember: Remember<Read<Entry>>;
  /** What the entry of a file depends on beside the file itself. */
  readonly from: (file: ContentFile) => readonly unknown[];
}

/** Entries in the order of their files; problems are added to the library's. */
export function parseAll<Entry>(
  files: readonly ContentFile[],
  { parse, remember: recall, from }: Parser<Entry>,
  library: Library,
): Entry[] {
  return files.flatMap((file) => {
    const read = recall(file.file, [file.text, file.neighbours.join('/'), ...from(file)], () =>
      parseOne(file, parse, library),
    );
    library.problems.push(...read.problems);
    return read.entry === undefined ? [] : [read.entry];
  });
}

const LIST = /[\s　、，,／/]+/u;
const QUOTE = '["“”＂\'‘’＇]';
const VALUE = new RegExp(`[=＝][ 　]*(?:${QUOTE}([^"“”＂'‘’＇\\n]*)${QUOTE}|([^\\s"“”＂'‘’＇<>＜＞]+))`, 'gu');

/** Every id that a text may name: the words in its attributes. */
export const idsIn = (text: string): string[] =>
  [...text.matchAll(VALUE)].flatMap(([, quoted, bare = '']) => toHalfWidth(quoted ?? bare).split(LIST));

/** A schedule names no event and depends on all. */
export const hasSchedule = (text: string): boolean => /schedule/iu.test(toHalfWidth(text));

/** The entries that a file names, and all names there are: a misspelt one is told the nearest. */
export function namedIn({ text }: ContentFile, { events, staff, resources, unusable }: References): unknown[] {
  const known = [events, staff, resources].map((entries) => [...entries.keys()].join('/'));
  const named = idsIn(text).flatMap((id) => [events.get(id), staff.get(id), resources.get(id)]);
  return [...known, [...unusable].join(' '), ...named, ...(hasSchedule(text) ? events.values() : [])];
}
