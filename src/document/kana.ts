/** What kanji and kana are to this product, and how a word's reading is laid over its kanji only. */

/** 々 counts as Han already; 〆 and ヶ stand inside words (〆切, 茅ヶ崎); 〇 is a numeral or a mark, never a word. */
const KANJI = /(?!〇)[\p{Script=Han}〆ヶ]/u;
/** Digits before kanji are read with it where the reading has them: 1日 + ついたち. */
const KANJI_RUN = /([0-9０-９]*(?:(?!〇)[\p{Script=Han}〆ヶ])+)/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;

/** A stretch of text and what stands above it; `reading` is missing where nothing does. */
export interface Part {
  readonly base: string;
  readonly reading: string | undefined;
}

export const hasKanji = (value: string): boolean => KANJI.test(value);

export const isKana = (value: string): boolean => KANA.test(value);

/** ア → あ; everything that is not katakana stays. */
export const toHiragana = (value: string): string =>
  value.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

/** Cuts before and after every run of kanji: 取り組み → 取, り, 組, み. */
const splitKanjiRuns = (value: string): string[] => value.split(KANJI_RUN).filter((part) => part !== '');

const escapePattern = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/**
 * Lays a word's reading over its kanji and leaves its kana outside: 申し込み + もうしこみ → 申《もう》し込《こ》み.
 * Where kana and reading do not agree (茅ケ崎, a fused 1日) the whole word is one base.
 */
export function placeReading(word: string, reading: string): Part[] {
  const runs = splitKanjiRuns(word);
  if (runs.length === 1 && hasKanji(word)) return [{ base: word, reading }];
  const pattern = runs.map((run) => (hasKanji(run) ? '(.+?)' : escapePattern(toHiragana(run)))).join('');
  const match = new RegExp(`^${pattern}$`, 'u').exec(toHiragana(reading));
  if (match === null) return [{ base: word, reading }];
  let group = 0;
  return runs.map((run) => ({ base: run, reading: hasKanji(run) ? match[++group] : undefined }));
}
