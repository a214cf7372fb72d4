/**
 * The words of a finished PDF as its pages draw them, read back by the fonts in the file itself: what is on the paper is
 * counted, not what was meant to be there. Reads what Typst writes, one transformation and one font before each piece.
 */
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import { readOperations } from './content-operations.ts';

/** Millimetres from the top left corner of the page to the start of the baseline; size in points. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const MM = 25.4 / 72;

export const dictOf = (value: PDFObject | undefined): PDFDict => {
  if (value instanceof PDFDict) return value;
  throw new Error('The page has no resources.');
};

/** A page may have one stream or several. */
export function contentsOf({ node }: PDFPage): PDFObject[] {
  const name = PDFName.of('Contents');
  const several = node.lookup(name);
  if (several instanceof PDFArray) return several.asArray();
  const one = node.get(name);
  return one === undefined ? [] : [one];
}

const decode = (stream: PDFObject | undefined): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';

const fromUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Characters by the codes of a font, as the font itself tells them. */
export function readCharacters(font: PDFDict): ReadonlyMap<string, string> {
  const map = decode(font.lookup(PDFName.of('ToUnicode')));
  if (map === '') throw new Error('The font does not say its characters.');
  const pairs = [...map.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)];
  return new Map(pairs.map(([, code = '', unicode = '']) => [code.toLowerCase(), fromUtf16(unicode)]));
}

/** Fonts already read, so that one which pages share is read once. */
export type DrawnFonts = Map<string, ReadonlyMap<string, string>>;

function charactersOf(page: PDFPage, name: string, fonts: DrawnFonts): ReadonlyMap<string, string> {
  const own = dictOf(dictOf(page.node.Resources()).lookup(PDFName.of('Font')));
  const key = String(own.get(PDFName.of(name)));
  const characters = fonts.get(key) ?? readCharacters(dictOf(own.lookup(PDFName.of(name))));
  fonts.set(key, characters);
  return characters;
}

const charactersIn = (strings: readonly Buffer[], font: ReadonlyMap<string, string>): string =>
  strings
    .flatMap((bytes) => bytes.toString('hex').match(/.{4}/g) ?? [])
    .map((code) => font.get(code) ?? '')
    .join('');

export function readDrawnPage(page: PDFPage, fonts: DrawnFonts = new Map()): DrawnText[] {
  const { context } = page.doc;
  const parts = contentsOf(page).map((part) => decode(context.lookup(part)));
  // What is only drawn, as bars are, is passed over.
  const content = parts.filter((part) => part.includes('BT')).join('\n');
  const drawn: DrawnText[] = [];
  let at = { x: 0, y: 0 };
  let font: ReadonlyMap<string, string> = new Map();
  let size = 0;
  for (const { operator, words, strings } of readOperations(content)) {
    if (operator === 'cm') {
      const [x = 0, y = 0] = words.slice(4).map(Number);
      at = { x: x * MM, y: (page.getHeight() - y) * MM };
    }
    if (operator === 'Tf') {
      const [name = '', points] = words;
      font = charactersOf(page, name.slice(1), fonts);
      size = Number(points);
    }
    if (operator === 'Tj' || operator === 'TJ') drawn.push({ ...at, size, text: charactersIn(strings, font) });
  }
  return drawn;
}

/** By page. */
export async function readDrawnText(pdf: Uint8Array): Promise<DrawnText[][]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const fonts: DrawnFonts = new Map();
  return document.getPages().map((page) => readDrawnPage(page, fonts));
}
