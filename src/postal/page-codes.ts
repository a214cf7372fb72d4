/**
 * The small code on every page of the run, `A-012 2/6`: it tells whoever stuffs envelopes which sheets belong together,
 * and means nothing outside. Written with a font that the file already has.
 */
import { type PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { dictOf, readCharacters } from './drawn-text.ts';

export const CODE_FONT = 'TsCode';
const CODE_POINTS = 7;
/** Right of the middle of the foot, which is free on every page and beside the mark of a proof; in points. */
const CODE_AT = { x: 355, y: 15 };

export interface CodeFont {
  readonly font: PDFObject;
  /** Codes of the font by character. */
  readonly codes: ReadonlyMap<string, string>;
}

/** The font of the last page, which holds the alphabet of the codes and nothing else. */
export function readCodeFont(document: PDFDocument): CodeFont {
  const page = document.getPages().at(-1);
  const fonts = dictOf(dictOf(page?.node.Resources()).lookup(PDFName.of('Font')));
  const [name] = fonts.keys();
  const font = name === undefined ? undefined : fonts.get(name);
  if (name === undefined || font === undefined) throw new Error('The codes have no font.');
  const characters = readCharacters(dictOf(fonts.lookup(name)));
  return { font, codes: new Map([...characters].map(([code, character]) => [character, code])) };
}

/** The code of a page as operators. */
export function codeOperators({ codes }: CodeFont, code: string): string {
  const glyphs = [...code].map((character) => {
    const glyph = codes.get(character);
    if (glyph === undefined) throw new Error(`The font of the codes lacks ${character}.`);
    return glyph;
  });
  const { x, y } = CODE_AT;
  return `BT 0 g /${CODE_FONT} ${CODE_POINTS} Tf ${x} ${y} Td <${glyphs.join('')}> Tj ET\n`;
}

const DRAWN = new RegExp(`/${CODE_FONT} \\S+ Tf \\S+ \\S+ Td <([0-9a-f]+)> Tj`, 'g');

/** The codes that the pages of a finished file draw, by the glyphs of the font. */
export function readRunCodes(bytes: Uint8Array, { codes }: CodeFont): string[] {
  const characters = new Map([...codes].map(([character, code]) => [code, character]));
  const drawn = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Array.from(drawn.matchAll(DRAWN), ([, glyphs = '']) =>
    (glyphs.match(/.{4}/g) ?? []).map((glyph) => characters.get(glyph) ?? '?').join(''),
  );
}
