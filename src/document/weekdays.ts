/**
 * Weekdays written by one kanji: （土）, 月・水・金曜日, 月～金, 毎週火・木, 土日祝. 火 is か there and ひ elsewhere. Where a row of them
 * may also be something else (火と木), it is read as weekdays and left to a person to confirm.
 */
import type { Word } from './word.ts';

const WEEK = '月火水木金土日祝';
const READINGS: Readonly<Record<string, string>> = {
  ...{ 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど', 日: 'にち', 祝: 'しゅく' },
  ...{ 曜日: 'ようび', 曜: 'よう', 祝日: 'しゅくじつ' },
};

const DAY = `(?:祝日|[${WEEK}](?:曜日?)?)`;
const JOIN = '(?:[ 　]?(?:[・～〜、，/／]|から|または|[とかや])[ 　]?)';
const LED = '毎週|隔週|第[ 　]?[0-9０-９一二三四五]';
const ROW = new RegExp(`(?:(?<![\\p{sc=Han}0-9０-９])|(?<=${LED}))${DAY}(?:${JOIN}?${DAY})*(?!\\p{sc=Han})`, 'gu');
const ONE_DAY = new RegExp(DAY, 'gu');
const NAMED = new RegExp(`[${WEEK}]曜日?`, 'gu');
const SPOKEN = /祝日|曜日|[月火水木金土日祝曜]/gu;

const LED_BEFORE = new RegExp(`(?:${LED})$`, 'u');
const CLAUSE_BEFORE = /(?:^|[\s　、。，・：:（(「は]|毎週|隔週)$/u;
const LIST_AROUND = /\p{sc=Han}[・と]$|^[・と]\p{sc=Han}/u;
const DATED_BRACKET = /[日0-9０-９][ 　]?[（(][ 　]?$/u;
const BRACKET_BEFORE = /[（(][ 　]?$/u;
const BRACKET_AFTER = /^[ 　]?(?:[）)]|[・、，]?[ 　]?(?:[0-9０-９]|午))/u;
/** 土日 and the like are never anything else. */
const WEEKEND = /^(?:土・?日(?:・?祝日?)?|日・?祝日?)$/u;
/** In a cell of a calendar; 水 alone may be something to bring, 日 a day. */
const ALONE = /^[月火木金土]$/u;
/** 月日 is つきひ. */
const OTHER_WORD = /^月日$/u;

interface Row {
  readonly text: string;
  /** The days in order, each by its place in the week. */
  readonly days: readonly number[];
  readonly before: string;
  readonly after: string;
}

type Certainty = 'sure' | 'likely' | undefined;

const inOrder = ({ days }: Row): boolean => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));

function judgeOne({ text, before, after }: Row): Certainty {
  if (BRACKET_BEFORE.test(before) && BRACKET_AFTER.test(after)) return DATED_BRACKET.test(before) ? 'sure' : 'likely';
  if (text.length > 1) return undefined;
  if (before + after === '') return ALONE.test(text) ? 'sure' : undefined;
  return LED_BEFORE.test(before) && /^(?:[のには、。]|$)/u.test(after) ? 'likely' : undefined;
}

/** 月・水, 月～金 and 火木 in any place; 火、木 and 火と木 only where a clause begins with them. */
function judgeMany(row: Row): Certainty {
  const { text, days, before, after } = row;
  if (WEEKEND.test(text) || LED_BEFORE.test(before)) return 'sure';
  if (LIST_AROUND.test(before.slice(-2)) || LIST_AROUND.test(after.slice(0, 2)) || OTHER_WORD.test(text))
    return undefined;
  const isNamed = text.includes('曜');
  if (/[～〜/／]/u.test(text) || (BRACKET_BEFORE.test(before) && BRACKET_AFTER.test(after))) return 'sure';
  if (/[、，とかや]|から|または/u.test(text)) {
    if (!CLAUSE_BEFORE.test(before) || !inOrder(row)) return undefined;
    if (/[、，]/u.test(text)) return isNamed || WEEKEND.test(text.replace(/[、，]/gu, '')) ? 'sure' : undefined;
    return 'likely';
  }
  if (isNamed || (days.length > 2 && inOrder(row))) return 'sure';
  return inOrder(row) || text.includes('・') ? 'likely' : undefined;
}

const speak = (text: string): string => text.replace(SPOKEN, (part) => READINGS[part] ?? part);

/** Rows of weekdays, then the single names; a row is one word with its signs between. */
export function* readWeekdays(text: string): Generator<Word> {
  for (const { 0: found, index } of text.matchAll(ROW)) {
    const end = index + found.length;
    const days = (found.match(ONE_DAY) ?? []).map((day) => WEEK.indexOf(day.charAt(0)));
    const row = { text: found, days, before: text.slice(0, index), after: text.slice(end) };
    const certainty = days.length > 1 ? judgeMany(row) : judgeOne(row);
    if (certainty !== undefined) yield { start: index, end, reading: speak(found), confirmed: certainty === 'sure' };
  }
  for (const { 0: name, index } of text.matchAll(NAMED)) {
    yield { start: index, end: index + name.length, reading: speak(name), confirmed: true };
  }
}
