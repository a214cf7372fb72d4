/** A word in a text, and what it sounds like. */

/** A word with its reading; `start` and `end` count UTF-16 units of the text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Reading of the whole word in hiragana, its kana included; missing where nobody knows it. */
  readonly reading: string | undefined;
  readonly confirmed: boolean;
}

/** Half-open stretch of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
