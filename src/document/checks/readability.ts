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
const KANJI_ONLY = /^\p{Script=Han}+$/u;
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

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** As long as any word around a row of kanji. */
const AROUND = 12;

/** What follows a noun; any other kana after a last, single kanji is the end of a verb's or adjective's word. */
const AFTER_NOUN = /^(?:[^\p{Script=Hiragana}]|[はがをにへとでものやかなだ]|まで|より|ほど|たち|さん|ごと|くらい|$)/u;

/** 全部読まなくて is 全部 and the beginning of another word. */
function withoutStem(pieces: readonly string[], rest: string): string {
  const isStem = pieces.length > 1 && [...(pieces.at(-1) ?? '')].length === 1 && !AFTER_NOUN.test(rest);
  return (isStem ? pieces.slice(0, -1) : pieces).join('');
}

/** The rows within a row of kanji that words leave whole. */
function wholeRuns(text: string, start: number, end: number): string[] {
  const from = Math.max(0, start - AROUND);
  const runs: string[][] = [[]];
  for (const { segment, index } of segmenter.segment(text.slice(from, end + AROUND))) {
    if (from + index >= end || from + index + segment.length <= start) continue;
    if (KANJI_ONLY.test(segment)) runs.at(-1)?.push(segment);
    else runs.push(segment.match(RUNS) ?? [], []);
  }
  const last = runs.pop() ?? [];
  return [...runs.map((pieces) => pieces.join('')), withoutStem(last, text.slice(end))];
}

/** The longest first, so that hardly any has to be taken apart. */
function findLongestRun(text: string): string {
  let longest = '';
  const found = [...text.matchAll(RUNS)].sort((a, b) => b[0].length - a[0].length);
  for (const { 0: run, index } of found) {
    if (run.length <= longest.length) break;
    for (const whole of wholeRuns(text, index, index + run.length)) if (whole.length > longest.length) longest = whole;
  }
  return longest;
}

export function measureReadability(subject: Subject, publication: string): Readability {
  const passages = subject.passages.filter(({ use }) => MEASURED.has(use));
  const lengths = passages
    .filter(({ use }) => use === 'sentence')
    .flatMap(({ text }) => sentencesOf(text).map(lengthOf));
  const text = passages.map((passage) => passage.text).join('\n');
  const characters = [...text.replace(/\s/g, '')].length;
  const easyReads = easyReadsOf(subject);
  return {
    publication,
    meanSentence:
      lengths.length === 0 ? 0 : Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length),
    longestSentence: Math.max(0, ...lengths),
    kanji: characters === 0 ? 0 : (text.match(HAN)?.length ?? 0) / characters,
    longestRun: findLongestRun(text),
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
