/**
 * Text on its way to paper: what nobody sees (control characters, joiners, variation selectors) is taken out, and a
 * character that no font at hand has is found before Typst is asked to draw it.
 */
import { canBorrow } from './borrowed-fonts.ts';
import { printFonts } from './fonts.ts';

/** Printed in place of a character that no font has, as printers have always done. */
const STAND_IN = '〓';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

export interface Printable {
  readonly text: string;
  /** Characters the fonts lack, each once, in order of appearance. */
  readonly missing: readonly string[];
}

/** Voicing marks that a Mac typed apart; full normalisation would replace characters of names (U+FA19 by U+795E). */
const composeKana = (text: string): string =>
  text.replace(/[\u3040-\u30ff][\u3099\u309a]/g, (pair) => pair.normalize('NFC'));

const tidy = (text: string): string =>
  composeKana(text)
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '');

export function toPrintable(text: string): Printable {
  const { regular } = printFonts();
  const missing = new Set<string>();
  const characters = [...tidy(text)].map((character) => {
    if (regular.has(character) || canBorrow(character)) return character;
    missing.add(character);
    return STAND_IN;
  });
  return { text: characters.join(''), missing: [...missing] };
}
