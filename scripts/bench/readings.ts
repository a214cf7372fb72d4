/**
 * How many words the furigana reading gets right before a person has confirmed anything, and how long it takes. The
 * sentences are of the newsletter's kind, written for the purpose with every reading by hand; no dictionary of a centre
 * helps.
 */
import { readFileSync } from 'node:fs';
import { createFurigana, eachLeaf, type Furigana, loadTokenizer } from '../../src/document/furigana.ts';
import { text, toPlainText } from '../../src/document/inline.ts';
import { toHiragana } from '../../src/document/kana.ts';
import type { Inline } from '../../src/document/nodes.ts';
import { parseRuby } from '../../src/document/ruby.ts';

/** What the rules were made with, and what was written afterwards to see how they do. */
export type SentenceFile = 'sentences' | 'fresh-sentences';

const fileOf = (name: SentenceFile): URL => new URL(`../../tests/fixtures/readings/${name}.txt`, import.meta.url);
const ISSUE_LENGTH = 4000;

export interface SentenceSet {
  /** 調整前 (written before the rules) or 調整後 (written after them). */
  readonly title: string;
  readonly sentences: readonly (readonly Inline[])[];
}

export interface WrongReading {
  readonly sentence: string;
  readonly expected: string;
  readonly actual: string;
  /** Nobody would be asked to look at it. */
  readonly confirmed: boolean;
}

export interface ReadingScore {
  readonly words: number;
  readonly wrong: readonly WrongReading[];
}

export function loadSentences(name: SentenceFile): SentenceSet[] {
  const sections = readFileSync(fileOf(name), 'utf8').split(/^## /mu).slice(1);
  return sections.map((section) => {
    const [title = '', ...lines] = section.split(/\r?\n/u);
    return { title, sentences: lines.filter((line) => line !== '').map((line) => parseRuby(line).inlines) };
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly sound: string;
  readonly confirmed: boolean;
}

interface Sound {
  readonly start: number;
  readonly end: number;
  readonly sound: string;
  readonly isWord: boolean;
  readonly confirmed: boolean;
}

/** Ruby as a whole, text character by character. */
function* eachSound(inlines: readonly Inline[]): Generator<Sound> {
  for (const { inline, start, end } of eachLeaf(inlines)) {
    if (inline.kind === 'ruby') {
      yield { start, end, sound: toHiragana(inline.reading), isWord: true, confirmed: inline.confirmed };
      continue;
    }
    const value = toHiragana(toPlainText([inline]));
    for (let i = 0; i < value.length; i++) {
      yield { start: start + i, end: start + i + 1, sound: value.charAt(i), isWord: false, confirmed: true };
    }
  }
}

/** The sequence cut at `edges`; text between two edges is read as it stands. */
function cutAt(inlines: readonly Inline[], edges: readonly number[]): Stretch[] {
  const sounds = [...eachSound(inlines)];
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? 0;
    const inside = sounds.filter((sound) => sound.start >= start && sound.end <= end);
    const words = inside.filter(({ isWord }) => isWord).length;
    const confirmed = inside.every((part) => part.confirmed);
    return { start, end, words, confirmed, sound: inside.map(({ sound }) => sound).join('') };
  });
}

/** Where both sequences have an edge, so that 交流会 and 交流 + 会 can be compared. */
function commonEdges(expected: readonly Inline[], actual: readonly Inline[]): number[] {
  const length = toPlainText(expected).length;
  const blocked = new Set<number>();
  for (const { inline, start, end } of [...eachLeaf(expected), ...eachLeaf(actual)]) {
    if (inline.kind === 'ruby') for (let inside = start + 1; inside < end; inside++) blocked.add(inside);
  }
  return Array.from({ length: length + 1 }, (_, edge) => edge).filter((edge) => !blocked.has(edge));
}

function scoreSentence(expected: readonly Inline[], furigana: Furigana) {
  const sentence = toPlainText(expected);
  const actual = furigana(text(sentence));
  const edges = commonEdges(expected, actual);
  const heard = cutAt(actual, edges);
  const wrong = cutAt(expected, edges).flatMap((stretch, index) => {
    const { sound: got = '', confirmed = false } = heard[index] ?? {};
    if (stretch.sound === got || stretch.words === 0) return [];
    const word = sentence.slice(stretch.start, stretch.end);
    return Array.from({ length: stretch.words }, () => ({
      sentence,
      expected: `${word}《${stretch.sound}》`,
      actual: got,
      confirmed,
    }));
  });
  return { words: expected.filter((inline) => inline.kind === 'ruby').length, wrong };
}

/** Counts the words of `sentences` that come out with another reading than the one written by hand. */
export function measureReadings(sentences: readonly (readonly Inline[])[], furigana: Furigana): ReadingScore {
  const scores = sentences.map((sentence) => scoreSentence(sentence, furigana));
  return {
    words: scores.reduce((sum, score) => sum + score.words, 0),
    wrong: scores.flatMap((score) => score.wrong),
  };
}

export function formatRate({ words, wrong }: ReadingScore): string {
  const unseen = wrong.filter(({ confirmed }) => confirmed).length;
  return `${(((words - wrong.length) / words) * 100).toFixed(1)} % of ${words} words, ${unseen} wrong and unasked`;
}

/** Plain sentences of about the length of an issue. */
function issueSentences(sets: readonly SentenceSet[]): string[] {
  const all = sets.flatMap((set) => set.sentences.map(toPlainText));
  const picked: string[] = [];
  for (let length = 0, i = 0; length < ISSUE_LENGTH; i++) {
    const sentence = all[i % all.length] ?? '';
    picked.push(sentence);
    length += sentence.length;
  }
  return picked;
}

const milliseconds = (since: number): string => `${Math.round(performance.now() - since)} ms`;

function timeIssue(sets: readonly SentenceSet[], furigana: Furigana): string {
  const sentences = issueSentences(sets);
  const start = performance.now();
  for (const sentence of sentences) furigana(text(sentence));
  return milliseconds(start);
}

export const readingsBench = {
  name: 'furigana',
  async run(): Promise<{ name: string; value: string }[]> {
    const loadStart = performance.now();
    const tokenizer = await loadTokenizer();
    const loaded = milliseconds(loadStart);
    const furigana = createFurigana({ tokenizer, readings: {} });
    const tuned = loadSentences('sentences');
    const sets = [...tuned, ...loadSentences('fresh-sentences')];
    const first = timeIssue(tuned, furigana);
    return [
      { name: 'dictionary load', value: loaded },
      { name: `${ISSUE_LENGTH} characters, first`, value: first },
      { name: `${ISSUE_LENGTH} characters, warm`, value: timeIssue(tuned, furigana) },
      ...sets.map(({ title, sentences }) => ({
        name: `right words, ${title}`,
        value: formatRate(measureReadings(sentences, furigana)),
      })),
    ];
  },
};
