/** Words, times and characters with an easier way to write them. */
import { formatTime, formatTimes } from '../../dates.ts';
import { toHalfWidth } from '../../full-width.ts';
import { clockOfFigures, clockOfTwentyFour, combinedCharacter, hardWord } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf, WORDED } from '../subject.ts';
import { withoutNames } from './kanji-runs.ts';

export const checkHardWords: Rule = function* (subject, surroundings): Generator<Finding> {
  const hard = Object.entries(surroundings.words.replace).sort(([a], [b]) => b.length - a.length);
  const reported = new Set<string>();
  for (const { use, text, origin } of subject.passages) {
    if (!WORDED.has(use)) continue;
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
  `(?<![0-9０-９:：])(?:(?<half>午前|午後)[ 　]*)?(?<start>${TIME})(?:[ 　]*(?:[～〜~－―–-]|から)[ 　]*(?:(?<endHalf>午前|午後)[ 　]*)?(?<end>${TIME})(?:まで)?)?(?![0-9０-９:：])`,
  'gu',
);

/** 午後, 1:30 → 13:30; 午前12:10 is ten past midnight. */
function toTime(words: string, half: string | undefined): string {
  const [hour = 0, minute = 0] = toHalfWidth(words).split(':').map(Number);
  const hours = half === '午後' && hour < 12 ? hour + 12 : half === '午前' && hour === 12 ? 0 : hour;
  return `${hours}:${minute}`.replace(/\b\d\b/g, '0$&');
}

/** 午後1:30〜3:00 ends in the afternoon too, 午前9:00〜1:00 after noon. */
function toEnd(words: string, half: string | undefined, start: string, startHalf: string | undefined): string {
  const end = toTime(words, half);
  const isLater = half !== undefined || startHalf === undefined || end > start;
  return isLater ? end : toTime(words, '午後');
}

export const checkClock: Rule = function* (subject): Generator<Finding> {
  for (const { text, origin } of subject.passages) {
    for (const { 0: words, groups: { half, start = '', endHalf, end } = {} } of text.matchAll(CLOCK)) {
      const from = toTime(start, half);
      const spoken = end === undefined ? formatTime(from) : formatTimes(from, toEnd(end, endHalf, from, half));
      const fault = half === undefined ? clockOfTwentyFour(words, spoken) : clockOfFigures(words, spoken);
      yield { fault, origin: placeOf(subject, origin, words) };
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
