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
  /** Sections (headings of level 2) without かんたんに読む, and all of them. */
  readonly sectionsWithoutEasyRead: number;
  readonly sections: number;
}

const HAN = /\p{Script=Han}/gu;
const RUNS = /\p{Script=Han}+/gu;
const MEASURED = new Set(['sentence', 'item', 'heading', 'caption']);

/** Whether each section, in order, has its summary in plain words. */
function easyReadsOf({ standings }: Subject): boolean[] {
  const sections: boolean[] = [];
  for (const { block } of standings) {
    if (block.kind === 'heading' && block.depth === 2) sections.push(false);
    if (block.kind === 'easy-read' && sections.length > 0) sections[sections.length - 1] = true;
  }
  return sections;
}

export function measureReadability(subject: Subject, publication: string): Readability {
  const passages = subject.passages.filter(({ use }) => MEASURED.has(use));
  const lengths = passages
    .filter(({ use }) => use === 'sentence')
    .flatMap(({ text }) => sentencesOf(text).map(lengthOf));
  const text = passages.map((passage) => passage.text).join('\n');
  const characters = [...text.replace(/\s/g, '')].length;
  const easyReads = easyReadsOf(subject);
  const runs = (text.match(RUNS) ?? []).sort((a, b) => b.length - a.length);
  return {
    publication,
    meanSentence:
      lengths.length === 0 ? 0 : Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length),
    longestSentence: Math.max(0, ...lengths),
    kanji: characters === 0 ? 0 : (text.match(HAN)?.length ?? 0) / characters,
    longestRun: runs[0] ?? '',
    sectionsWithoutEasyRead: easyReads.filter((has) => !has).length,
    sections: easyReads.length,
  };
}

/** `unconfirmed` is missing where nobody counted. */
export function formatReadability(figures: Readability, unconfirmed?: number): string {
  const { publication, meanSentence, longestSentence, kanji, longestRun, sections, sectionsWithoutEasyRead } = figures;
  const parts = [
    `一文 平均${meanSentence}字・最大${longestSentence}字`,
    `漢字 ${Math.round(kanji * 100)}%`,
    ...(longestRun === '' ? [] : [`続く漢字 最大${[...longestRun].length}字（${longestRun}）`]),
    ...(unconfirmed === undefined ? [] : [`確かめていない読み ${unconfirmed}語`]),
    ...(sections === 0 ? [] : [`「かんたんに読む」のない話 ${sectionsWithoutEasyRead}／${sections}`]),
  ];
  return `${publication}  ${parts.join('、')}`;
}
