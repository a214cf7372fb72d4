/** Five kanji or more in a row, but for names: nobody can write 湘南障害者就業・生活支援センター in another way. */
import { isKanjiNumeral } from '../../numerals.ts';
import { kanjiRun } from '../plain-problems.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { placeOf } from '../subject.ts';

const MOST = 4;
const RUN = new RegExp(`(?:(?!〇)[\\p{Script=Han}]){${MOST + 1},}`, 'gu');
const WORDY = new Set(['sentence', 'item', 'heading', 'caption', 'cell', 'label']);

/** The text with everything that is a name taken out. */
export const withoutNames = (text: string, { names, words }: Pick<Surroundings, 'names' | 'words'>): string =>
  [...words.allowKanji, ...names]
    .filter((name) => text.includes(name))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '／'), text);

export const checkKanjiRuns: Rule = function* (subject, surroundings): Generator<Finding> {
  const reported = new Set<string>();
  for (const { use, text, origin } of subject.passages) {
    if (!WORDY.has(use) || text.search(RUN) < 0) continue;
    for (const [run] of withoutNames(text, surroundings).matchAll(RUN)) {
      if (isKanjiNumeral(run) || reported.has(run)) continue;
      reported.add(run);
      yield { fault: kanjiRun(run, [...run].length), origin: placeOf(subject, origin, run) };
    }
  }
};
