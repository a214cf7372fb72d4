/** How wide text stands in a plain-text mail: 1 for half-width, 2 for full-width, as Japanese mail programs show it. */

/** Combining marks, joiners and variation selectors take no room of their own. */
const NO_WIDTH = /^[\p{M}\p{Cf}]$/u;

/** ASCII, half-width katakana and the other narrow letters; whatever else a Japanese font holds is full-width. */
const HALF_WIDTH = /^[\u0020-\u024F\uFF61-\uFFDC\uFFE8-\uFFEE]$/u;

/** Latin-1 signs that Japanese fonts draw full-width. */
const WIDE_SIGNS = /^[§¨°±´¶×÷]$/u;

const widthOf = (character: string): 0 | 1 | 2 => {
  if (NO_WIDTH.test(character)) return 0;
  return HALF_WIDTH.test(character) && !WIDE_SIGNS.test(character) ? 1 : 2;
};

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

export const splitGraphemes = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** A grapheme is as wide as its widest character: an emoji joined of four people is one sign. */
const graphemeWidth = (grapheme: string): number => Math.max(0, ...[...grapheme].map(widthOf));

/** Letters, kana and kanji, which never join: their widths can be counted without looking for graphemes. */
const PLAIN = /^[ -~\u3000-\u3098\u309B-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

export function displayWidth(text: string): number {
  const parts = PLAIN.test(text) ? text.split('') : splitGraphemes(text);
  return parts.reduce((width, part) => width + graphemeWidth(part), 0);
}
