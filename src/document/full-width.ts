/** Letters and signs in full width, as an input method writes them. */

export const FULL_WIDTH = /[！-～　]/u;

/** Ａ → A, ＂ → ", the full-width space → space; everything else stays, and no length changes. */
export const toHalfWidth = (value: string): string =>
  value
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ');
