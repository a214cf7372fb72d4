/** Five kanji or more in a row, but for names: nobody can write 湘南障害者就業・生活支援センター in another way. */
import { isKanjiNumeral } from '../../numerals.ts';
import { kanjiRun } from '../plain-problems.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { placeOf, WORDED } from '../subject.ts';

const MOST = 4;
const RUN = new RegExp(`(?:(?!〇)[\\p{Script=Han}]){${MOST + 1},}`, 'gu');

const NUMBER = '(?:元|[〇一二三四五六七八九十百千]+)';
/** 二〇二四年四月一日, 令和五年度, 午後一時三十分: read number by number. */
const DATE = new RegExp(
  `(?:明治|大正|昭和|平成|令和)?${NUMBER}年度?(?:${NUMBER}月(?:${NUMBER}日)?)?|${NUMBER}月(?:${NUMBER}日)?|(?:午前|午後)?${NUMBER}時(?:${NUMBER}分|半)?`,
  'gu',
);

/** The text with everything that is a name taken out. */
export const withoutNames = (text: string, { names, words }: Pick<Surroundings, 'names' | 'words'>): string =>
  [...words.allowKanji, ...names]
    .filter((name) => text.includes(name))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '／'), text);

export const checkKanjiRuns: Rule = function* (subject, surroundings): Generator<Finding> {
  const reported = new Set<string>();
  for (const { use, text, origin } of subject.passages) {
    if (!WORDED.has(use) || text.search(RUN) < 0) continue;
    for (const [run] of withoutNames(text, surroundings).replace(DATE, '／').matchAll(RUN)) {
      if (isKanjiNumeral(run) || reported.has(run)) continue;
      reported.add(run);
      yield { fault: kanjiRun(run, [...run].length), origin: placeOf(subject, origin, run) };
    }
  }
};
