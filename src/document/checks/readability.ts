/** How hard a publication is to read, in figures: one line under the report of `check`. */
import { lengthOf, sentencesOf } from './plain/sentences.ts';
import type { Subject } from './subject.ts';

export interface Readability {
  readonly publication: string;
  /** Characters of a sentence, on average and at most; 0 where there is none. */
  readonly meanSentence: number;
  readonly longestSentence: number;
  /** Share of kanji among all characters, 0 to 1. */
  readonly kanji: number;
  /** Longest row of kanji. */
  readonly longestRun: string;
}

const HAN = /\p{Script=Han}/gu;
const RUNS = /\p{Script=Han}+/gu;
const MEASURED = new Set(['sentence', 'item', 'heading', 'caption']);

export function measureReadability(subject: Subject, publication: string): Readability {
  const passages = subject.passages.filter(({ use }) => MEASURED.has(use));
  const lengths = passages
    .filter(({ use }) => use === 'sentence')
    .flatMap(({ text }) => sentencesOf(text).map(lengthOf));
  const text = passages.map((passage) => passage.text).join('\n');
  const characters = [...text.replace(/\s/g, '')].length;
  const runs = (text.match(RUNS) ?? []).sort((a, b) => b.length - a.length);
  return {
    publication,
    meanSentence:
      lengths.length === 0 ? 0 : Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length),
    longestSentence: Math.max(0, ...lengths),
    kanji: characters === 0 ? 0 : (text.match(HAN)?.length ?? 0) / characters,
    longestRun: runs[0] ?? '',
  };
}

/** `unconfirmed` is missing where nobody counted. */
export function formatReadability(
  { publication, meanSentence, longestSentence, kanji, longestRun }: Readability,
  unconfirmed?: number,
): string {
  const readings = unconfirmed === undefined ? [] : [`確かめていない読み ${unconfirmed}語`];
  const run = longestRun === '' ? [] : [`続く漢字 最大${[...longestRun].length}字（${longestRun}）`];
  return `${publication}  ${[`一文 平均${meanSentence}字・最大${longestSentence}字`, `漢字 ${Math.round(kanji * 100)}%`, ...run, ...readings].join('、')}`;
}
