/** Numbers in addresses: kanji numerals count as digits where a word says so, and one written form is made for matching. */
import { numberValue } from '../document/numerals.ts';

const KANJI = '[〇一二三四五六七八九十百千]+';
/** 丁 alone would also be the beginning of 丁目. */
const COUNTED = new RegExp(`${KANJI}(?=丁目|丁|番地|番|号|地割|線|の|ノ)`, 'gu');

/** 十一丁目六番 → 11丁目6番; kanji numerals that are part of a name stay. */
export const countKanji = (text: string): string => text.replace(COUNTED, (digits) => String(numberValue(digits)));

/** 藤沢一丁目二番地の三 and 藤沢1-2-3 are the same place; for comparing only, never for printing. */
export const matchingForm = (text: string): string =>
  countKanji(text)
    .replace(new RegExp(`(?<=\\d(?:丁目|丁|番地|番|の|ノ)+)${KANJI}`, 'gu'), (digits) => String(numberValue(digits)))
    .replace(/(?<=\d)(?:丁目|丁|番地|番|号室|号|の|ノ)+/g, '-')
    .replace(/[\s-]+/g, '-')
    .replace(/-(?=\D|$)/g, '')
    .replace(/[ヶヵ]/g, (small) => (small === 'ヶ' ? 'ケ' : 'カ'));
