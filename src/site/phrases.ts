/**
 * Titles break between phrases and not inside words. Where a line may break is found once, over the words as a whole,
 * and marked with U+200B in the text; Inlines.astro turns the mark into <wbr>.
 */
import { loadDefaultJapaneseParser } from 'budoux';
import { toPlainText } from '../document/inline.ts';
import type { Inline } from '../document/nodes.ts';

export const PHRASE_END = '\u200B';

const parser = loadDefaultJapaneseParser();

/** Dates, times and joined names are one piece each, whatever the model says. */
const WHOLE =
  /(?:\d+年)?\d+月\d+日(?:（[^）]{1,5}）)?|(?:午前|午後)?\d+時(?:\d+分)?(?:から|まで)?|[ァ-ヴー]+(?:・[ァ-ヴー]+)+|[\d-]{6,}/g;

/** Words partly in hiragana that the model cuts in two, and that this newsletter cannot do without. */
const KANA_WORDS = /はたら[くきい]|さが[すしせ]|もど[すしせるりれっ]|ふりがな|はやい|障がい者?/g;

/** Long names may break here: 就労援助 | センター. */
const KANJI_THEN_KATAKANA = /\p{Script=Han}(?=[ァ-ヴ]{3})/gu;

/** And here: アクセシビリティ | 方針. */
const KATAKANA_THEN_KANJI = /[ァ-ヴー]{5}(?=\p{Script=Han}{2})/gu;

/** ～このような副題～ */
const SUBTITLE = /[〜～][^〜～]+[〜～]/g;

function keepWhole(ends: Set<number>, start: number, length: number): void {
  for (let inside = start + 1; inside < start + length; inside += 1) ends.delete(inside);
}

function findPhraseEnds(words: string): Set<number> {
  const ends = new Set<number>();
  let at = 0;
  // The model knows no spaces: what stands between them is read by itself.
  for (const part of words.split(/(?<= )/)) {
    for (const phrase of parser.parse(part)) {
      at += phrase.length;
      ends.add(at);
    }
  }
  ends.delete(words.length);
  for (const { 0: word, index } of words.matchAll(KANA_WORDS)) keepWhole(ends, index, word.length);
  for (const { 0: whole, index } of words.matchAll(WHOLE)) {
    keepWhole(ends, index, whole.length);
    if (index > 0) ends.add(index);
  }
  for (const { 0: subtitle, index } of words.matchAll(SUBTITLE)) {
    if (index > 0) ends.add(index);
    ends.delete(index + 1);
    ends.delete(index + subtitle.length - 1);
  }
  for (const { index } of words.matchAll(KANJI_THEN_KATAKANA)) ends.add(index + 1);
  for (const { 0: word, index } of words.matchAll(KATAKANA_THEN_KANJI)) ends.add(index + word.length);
  for (const { index } of words.matchAll(/ /g)) ends.delete(index);
  return ends;
}

function mark(inlines: readonly Inline[], ends: ReadonlySet<number>, from: number): Inline[] {
  let at = from;
  return inlines.flatMap((inline): Inline[] => {
    const start = at;
    at += toPlainText([inline]).length;
    switch (inline.kind) {
      case 'text': {
        const value = [...inline.value.split('').entries()]
          .map(([offset, unit]) => (ends.has(start + offset) && start + offset > 0 ? PHRASE_END + unit : unit))
          .join('');
        return [{ kind: 'text', value }];
      }
      case 'ruby':
        return ends.has(start) ? [{ kind: 'text', value: PHRASE_END }, inline] : [inline];
      case 'break':
        return [inline];
      default:
        return [{ ...inline, children: mark(inline.children, ends, start) }];
    }
  });
}

/** The same words with a mark wherever a line may break. */
export const markPhrases = (inlines: readonly Inline[]): Inline[] =>
  mark(inlines, findPhraseEnds(toPlainText(inlines)), 0);
