/** Where a line of Japanese may break: between phrases (文節), which readers follow more easily than words cut in two. */
import { loadDefaultJapaneseParser } from 'budoux';

let parser: ReturnType<typeof loadDefaultJapaneseParser> | undefined;

/** Phrases as the model sees them, spaces with the words before them. */
export function parsePhrases(words: string): string[] {
  parser ??= loadDefaultJapaneseParser();
  return parser.parse(words);
}

const DATE = '(?:\\d+年)?\\d+月\\d+日(?:（[^）]{1,5}）)?';
const TIME = '(?:(?:午前|午後)?\\d+時(?:\\d+分)?|正午)(?:から|まで)?';
const NUMBER = '[\\d-]{6,}';

/** Dates, times, telephone numbers and joined names are one piece each, whatever the model says. */
const WHOLE = new RegExp(`${DATE}|${TIME}|[ァ-ヴー]+(?:・[ァ-ヴー]+)+|${NUMBER}`, 'g');

/** Words partly in hiragana that the model cuts in two, and that this newsletter cannot do without. */
const KANA_WORDS = /はたら[くきい]|さが[すしせ]|もど[すしせるりれっ]|ふりがな|はやい|障がい者?/g;

/** Long names may break here: 就労援助 | センター. */
const KANJI_THEN_KATAKANA = /\p{Script=Han}(?=[ァ-ヴ]{3})/gu;

/** And here: アクセシビリティ | 方針. */
const KATAKANA_THEN_KANJI = /[ァ-ヴー]{5}(?=\p{Script=Han}{2})/gu;

/** ～このような副題～ */
const SUBTITLE = /[〜～][^〜～]+[〜～]/g;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const findAll = (words: string, pattern: RegExp): Stretch[] =>
  [...words.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** Dates, times and numbers: what no line may cut. */
export const findWholes = (words: string): Stretch[] => findAll(words, WHOLE);

function keepWhole(ends: Set<number>, { start, end }: Stretch): void {
  for (let inside = start + 1; inside < end; inside += 1) ends.delete(inside);
}

/** Offsets into the words at which a phrase ends and another begins. */
export function findPhraseEnds(words: string): Set<number> {
  const ends = new Set<number>();
  let at = 0;
  // The model knows no spaces: what stands between them is read by itself.
  for (const part of words.split(/(?<= )/)) {
    for (const phrase of parsePhrases(part)) {
      at += phrase.length;
      ends.add(at);
    }
  }
  ends.delete(words.length);
  for (const word of findAll(words, KANA_WORDS)) keepWhole(ends, word);
  for (const whole of findWholes(words)) {
    keepWhole(ends, whole);
    if (whole.start > 0) ends.add(whole.start);
  }
  for (const { start, end } of findAll(words, SUBTITLE)) {
    if (start > 0) ends.add(start);
    ends.delete(start + 1);
    ends.delete(end - 1);
  }
  for (const { end } of findAll(words, KANJI_THEN_KATAKANA)) ends.add(end);
  for (const { end } of findAll(words, KATAKANA_THEN_KANJI)) ends.add(end);
  for (const { start } of findAll(words, / /g)) ends.delete(start);
  return ends;
}
