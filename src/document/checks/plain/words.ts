/** Words, times and characters with an easier way to write them. */
import { formatTime, formatTimes } from '../../dates.ts';
import { toHalfWidth } from '../../full-width.ts';
import { clockOfTwentyFour, combinedCharacter, hardWord } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { withoutNames } from './kanji-runs.ts';

const SPOKEN = new Set(['sentence', 'item', 'heading', 'caption', 'cell', 'label']);

export const checkHardWords: Rule = function* (subject, surroundings): Generator<Finding> {
  const hard = Object.entries(surroundings.words.replace).sort(([a], [b]) => b.length - a.length);
  const reported = new Set<string>();
  for (const { use, text, origin } of subject.passages) {
    if (!SPOKEN.has(use)) continue;
    let rest: string | undefined;
    for (const [word, easier] of hard) {
      if (!text.includes(word) || reported.has(word)) continue;
      rest ??= withoutNames(text, surroundings);
      if (!rest.includes(word)) continue;
      rest = rest.replaceAll(word, '／');
      reported.add(word);
      yield { fault: hardWord(word, easier), origin: placeOf(subject, origin, word) };
    }
  }
};

const TIME = '(?:[01０１]?[0-9０-９]|[2２][0-3０-３])[:：][0-5０-５][0-9０-９]';
const CLOCK = new RegExp(
  `(?<![0-9０-９:：])(?<start>${TIME})(?:[ 　]*(?:[～〜~－―–-]|から)[ 　]*(?<end>${TIME})(?:まで)?)?(?![0-9０-９:：])`,
  'gu',
);

const toTime = (words: string): string => toHalfWidth(words).padStart(5, '0');

export const checkClock: Rule = function* (subject): Generator<Finding> {
  for (const { text, origin } of subject.passages) {
    for (const { 0: words, groups: { start = '', end } = {} } of text.matchAll(CLOCK)) {
      const spoken = end === undefined ? formatTime(toTime(start)) : formatTimes(toTime(start), toTime(end));
      yield { fault: clockOfTwentyFour(words, spoken), origin: placeOf(subject, origin, words) };
    }
  }
};

/** What compatibility decomposition would not say in words. */
const SAID: Readonly<Record<string, string>> = {
  '㈱': '株式会社',
  '㈲': '有限会社',
  '㈳': '社団法人',
  '㈶': '財団法人',
  '㈻': '学校法人',
  '㈹': '代表',
  '㈬': '（水）',
  '℡': '電話',
  '№': '番号',
  '㏍': '株式会社',
  '㎡': '平方メートル',
  '㎥': '立方メートル',
  '㎏': 'キログラム',
  '㎎': 'ミリグラム',
  '㎝': 'センチメートル',
  '㎜': 'ミリメートル',
  '㎞': 'キロメートル',
  '㏄': 'シーシー',
  '℃': '度',
  '㊤': '上',
  '㊥': '中',
  '㊦': '下',
};

/** Circled numbers are read aloud and in every typeface; these are not. */
const COMBINED = /[\u2100-\u2102\u2105\u2109\u2116\u2121\u3220-\u3247\u3280-\u33FF]|℃/gu;

export const checkCharacters: Rule = function* (subject): Generator<Finding> {
  const reported = new Set<string>();
  for (const { text, origin } of subject.passages) {
    for (const [character] of text.matchAll(COMBINED)) {
      if (reported.has(character)) continue;
      reported.add(character);
      yield {
        fault: combinedCharacter(character, SAID[character] ?? character.normalize('NFKC')),
        origin: placeOf(subject, origin, character),
      };
    }
  }
};
