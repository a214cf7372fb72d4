/**
 * Characters that BIZ UDPGothic lacks, such as the 𠮷 of 𠮷田, borrowed from Noto Sans JP: the few that a document needs
 * are cut out of the web font's slices. Each slice becomes a family of its own, since Typst takes one font a family.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { printFonts, renameFamily } from './fonts.ts';

const PACKAGE = '@fontsource-variable/noto-sans-jp';
const FAMILY = 'Noto Sans JP';
const WEIGHTS = [400, 700] as const;

export interface BorrowedFonts {
  /** In the order in which Typst is to ask them. */
  readonly families: readonly string[];
  readonly blobs: readonly Buffer[];
}

interface Slice {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const require = createRequire(import.meta.url);

function readRange(range: string): readonly [number, number] {
  const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

/** An installation without the second typeface prints everything else, and names the characters that it lacks. */
function findIndex(): string | undefined {
  try {
    return require.resolve(`${PACKAGE}/unicode.json`);
  } catch {
    return undefined;
  }
}

function readSlices(): Slice[] {
  const index = findIndex();
  if (index === undefined) return [];
  const text = readFileSync(index, 'utf8');
  const listed = z.record(z.string(), z.string()).parse(JSON.parse(text));
  return Object.entries(listed).map(([key, ranges]) => ({
    name: key.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map(readRange),
  }));
}

let slices: Slice[] | undefined;

function sliceOf(character: string): Slice | undefined {
  slices ??= readSlices();
  const codePoint = character.codePointAt(0) ?? 0;
  return slices.find(({ ranges }) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last));
}

/** True where the character is printed in the second typeface. */
export const canBorrow = (character: string): boolean => sliceOf(character) !== undefined;

/** `Noto Sans 0a`: as long as the name it replaces, and different for each slice. */
const nameFamily = (index: number): string => `${FAMILY.slice(0, -2)}${index.toString(36).padStart(2, '0')}`;

async function cutSlice(slice: Slice, characters: string, family: string): Promise<Buffer[]> {
  const { default: subsetFont } = await import('subset-font');
  const source = readFileSync(require.resolve(`${PACKAGE}/files/noto-sans-jp-${slice.name}-wght-normal.woff2`));
  return Promise.all(
    WEIGHTS.map(async (wght) => {
      const cut = await subsetFont(source, characters, { targetFormat: 'sfnt', variationAxes: { wght } });
      return renameFamily(Buffer.from(cut), FAMILY, family);
    }),
  );
}

/** The characters of a text that have to be borrowed, each once and sorted. */
export function findBorrowed(text: string): string[] {
  const { regular } = printFonts();
  const lacking = [...new Set(text)].filter((character) => character > '\u007F' && !regular.has(character));
  return lacking.filter(canBorrow).sort();
}

/** Fonts with exactly these characters, in both weights. */
export async function borrowFonts(characters: readonly string[]): Promise<BorrowedFonts> {
  const bySlice = new Map<Slice, string>();
  for (const character of characters) {
    const slice = sliceOf(character);
    if (slice !== undefined) bySlice.set(slice, `${bySlice.get(slice) ?? ''}${character}`);
  }
  const cut = [...bySlice].map(([slice, own], index) => ({ slice, own, family: nameFamily(index) }));
  const blobs = await Promise.all(cut.map(({ slice, own, family }) => cutSlice(slice, own, family)));
  return { families: cut.map(({ family }) => family), blobs: blobs.flat() };
}
