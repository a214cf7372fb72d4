/**
 * The small code on every page of the run, `A-012 2/6`: it tells whoever stuffs envelopes which sheets belong together,
 * and means nothing outside. Written with a font that the file already has.
 */
import { decodePDFRawStream, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib';

export const CODE_FONT = 'TsCode';
const CODE_POINTS = 7;
/** Right of the middle of the foot, which is free on every page and beside the mark of a proof; in points. */
const CODE_AT = { x: 355, y: 15 };

export interface CodeFont {
  readonly font: PDFObject;
  /** Codes of the font by character. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Codes of the font by character, as the font itself tells them. */
function readCodes(font: PDFDict): ReadonlyMap<string, string> {
  const stream = font.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) throw new Error('The font of the codes does not say its characters.');
  const map = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  const codes = new Map<string, string>();
  for (const [, glyph = '', unicode = ''] of map.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>/g)) {
    codes.set(String.fromCharCode(Number.parseInt(unicode, 16)), glyph);
  }
  return codes;
}

export const dictOf = (value: PDFObject | undefined): PDFDict => {
  if (value instanceof PDFDict) return value;
  throw new Error('The page has no resources.');
};

/** The font of the last page, which holds the alphabet of the codes and nothing else. */
export function readCodeFont(document: PDFDocument): CodeFont {
  const page = document.getPages().at(-1);
  const fonts = dictOf(dictOf(page?.node.Resources()).lookup(PDFName.of('Font')));
  const [name] = fonts.keys();
  const font = name === undefined ? undefined : fonts.get(name);
  if (name === undefined || font === undefined) throw new Error('The codes have no font.');
  return { font, codes: readCodes(dictOf(fonts.lookup(name))) };
}

/** The code of a page as operators; what stands behind % is for reading the file back. */
export function codeOperators({ codes }: CodeFont, code: string): string {
  const glyphs = [...code].map((character) => {
    const glyph = codes.get(character);
    if (glyph === undefined) throw new Error(`The font of the codes lacks ${character}.`);
    return glyph;
  });
  const { x, y } = CODE_AT;
  return `% ${code}\nBT 0 g /${CODE_FONT} ${CODE_POINTS} Tf ${x} ${y} Td <${glyphs.join('')}> Tj ET\n`;
}

/** The codes of the pages in a finished file, as their own contents say them. */
export const readRunCodes = (bytes: Uint8Array): string[] =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/^% ([A-Z0-9-]+ \d+\/\d+)$/gm),
  ].map(([, code = '']) => code);
