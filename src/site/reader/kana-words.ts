/** Words typed in kana, as they may be written: そうだん → 相談, よが → ヨガ. */

export type ReadingsOf = Readonly<Record<string, readonly string[]>>;

const HIRAGANA = /^[\u3041-\u3096ー]+$/;
const KANA = /^[\u3041-\u3096\u30A1-\u30FAー]+$/;

/** More would be guessing. */
const MOST = 6;

export const isHiragana = (word: string): boolean => HIRAGANA.test(word);

export const isKana = (word: string): boolean => KANA.test(word);

const shift = (word: string, letters: RegExp, by: number): string =>
  word.replace(letters, (kana) => String.fromCharCode(kana.charCodeAt(0) + by));

const toHiragana = (word: string): string => shift(word, /[\u30A1-\u30F6]/g, -0x60);

const toKatakana = (word: string): string => shift(word, /[\u3041-\u3096]/g, 0x60);

/** The word as typed, in katakana, and every way to write it as a row of words that the site knows, fewest words first. */
export function listSpellings(word: string, readings: ReadingsOf): string[] {
  if (!isKana(word)) return [word];
  const kana = toHiragana(word);
  const upTo: string[][] = [['']];
  for (let end = 1; end <= kana.length; end += 1) {
    const ways: string[] = [];
    for (let start = 0; start < end; start += 1) {
      const bases = readings[kana.slice(start, end)] ?? [];
      for (const before of upTo[start] ?? []) for (const base of bases) ways.push(before + base);
    }
    upTo.push(ways.slice(0, MOST));
  }
  return [...new Set([word, toKatakana(word), ...(upTo[kana.length] ?? [])])];
}
