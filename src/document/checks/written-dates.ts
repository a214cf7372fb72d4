/** Dates as people write them in running text: 2023年7月8日（土）, 令和5年7月8日土曜日, 7月8日(土)・9日(日), 三月三日. */
import { isDate } from '../dates.ts';
import { isKanjiNumeral, numberValue } from '../numerals.ts';

export interface WrittenDate {
  /** As it stands in the text, weekday included. */
  readonly words: string;
  readonly index: number;
  /** Only where the text says it. */
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  /** 月, 火 … as written; undefined where no weekday stands beside the date. */
  readonly weekday: string | undefined;
}

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

const NUMBER = '[0-9０-９]{1,4}|[〇一二三四五六七八九十]{1,4}';
const ERA_YEAR = '(?:令和|平成|昭和)[ 　]*(?:[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*年';
const BRACKETED = (inside: string): string => `(?:[（(][ 　]*${inside}[ 　]*[）)])?`;
const WEEKDAY =
  '(?:[ 　]*[（(][ 　]*(?<bracket>[日月火水木金土])(?:曜日?)?(?:[・･、]?[祝休]日?)?[ 　]*[）)]|の?(?<word>[日月火水木金土])曜日?)?';
const YEAR = `(?:(?<western>[0-9０-９]{4})[ 　]*年${BRACKETED(ERA_YEAR)}[ 　]*|(?<era>令和|平成|昭和)[ 　]*(?<eraYear>[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*年${BRACKETED('[0-9０-９]{4}[ 　]*年')}[ 　]*)?`;
const DATE = new RegExp(
  `${YEAR}(?<month>${NUMBER})[ 　]*月[ 　]*(?<day>${NUMBER})[ 　]*日(?!間|中|目)${WEEKDAY}`,
  'gu',
);
const SLASHED = new RegExp(
  `(?<![0-9/.])(?:(?<western>[0-9]{4})/)?(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})${WEEKDAY}(?![0-9/])`,
  'gu',
);
const NEXT_DAY = new RegExp(
  `^[ 　]*(?:[・･、,，～〜－―–-]|から|と|および|及び|または|か)[ 　]*(?<day>${NUMBER})[ 　]*日(?!間|中|目)${WEEKDAY}`,
  'u',
);

const toNumber = (digits: string): number => (digits === '元' ? 1 : numberValue(digits));

/** 令和, 5 → 2023. */
export const yearOfEra = (era: string, digits: string): number => (ERAS[era] ?? 0) + toNumber(digits);

type Groups = Readonly<Record<string, string | undefined>>;

function yearOf({ western, era, eraYear }: Groups): number | undefined {
  if (western !== undefined) return toNumber(western);
  return era === undefined || eraYear === undefined ? undefined : yearOfEra(era, eraYear);
}

/** Days that follow in the same month: ・9日（日）, から20日. */
function* followingDays(text: string, first: WrittenDate): Generator<WrittenDate> {
  let { index, words, day } = first;
  for (;;) {
    const from = index + words.length;
    const match = NEXT_DAY.exec(text.slice(from));
    const groups: Groups = match?.groups ?? {};
    if (match === null || groups.day === undefined) return;
    const next = toNumber(groups.day);
    if (next <= day) return;
    words = match[0].slice(match[0].indexOf(groups.day));
    index = from + match[0].length - words.length;
    day = next;
    yield { words, index, year: first.year, month: first.month, day, weekday: groups.bracket ?? groups.word };
  }
}

function* findBy(pattern: RegExp, text: string): Generator<WrittenDate> {
  for (const match of text.matchAll(pattern)) {
    const groups: Groups = match.groups ?? {};
    const { month = '', day = '' } = groups;
    if (/^第/.test(text.slice(match.index - 1)) || (isKanjiNumeral(month) && month.length > 2)) continue;
    const weekday = groups.bracket ?? groups.word;
    const date = {
      words: match[0],
      index: match.index,
      year: yearOf(groups),
      month: toNumber(month),
      day: toNumber(day),
      weekday,
    };
    yield date;
    yield* followingDays(text, date);
  }
}

/** 7/8 counts only beside a weekday: it may be a fraction. */
export function findDates(text: string): WrittenDate[] {
  const dates = /月/u.test(text) ? [...findBy(DATE, text)] : [];
  const slashed = text.includes('/') ? [...findBy(SLASHED, text)].filter((date) => date.weekday !== undefined) : [];
  return [...dates, ...slashed].sort((a, b) => a.index - b.index);
}

const pad = (value: number): string => String(value).padStart(2, '0');
const toIso = (year: number, { month, day }: Pick<WrittenDate, 'month' | 'day'>): string =>
  `${year}-${pad(month)}-${pad(day)}`;

const daysBetween = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Halfway between two years either may be meant: 7月8日 in a January issue. */
const STILL_MEANT = 250;

/**
 * The dates that can be meant, `YYYY-MM-DD`, the likeliest first: by the year written, otherwise the nearest to
 * `reference`. None where there is no such day (2月30日), or no year can be told.
 */
export function possibleDates(date: WrittenDate, reference: string | undefined): string[] {
  if (date.year !== undefined) return [toIso(date.year, date)].filter(isDate);
  if (reference === undefined) return [];
  const year = Number(reference.slice(0, 4));
  return [year - 1, year, year + 1]
    .map((candidate) => toIso(candidate, date))
    .filter(isDate)
    .sort((a, b) => daysBetween(a, reference) - daysBetween(b, reference))
    .filter((candidate, index) => index === 0 || daysBetween(candidate, reference) <= STILL_MEANT);
}

/** The likeliest of the dates that can be meant. */
export const resolveDate = (date: WrittenDate, reference: string | undefined): string | undefined =>
  possibleDates(date, reference)[0];

/** Whether the day exists in some year: 2月29日 does, 2月30日 and 13月1日 do not. */
export const isPossible = (date: WrittenDate): boolean => isDate(toIso(date.year ?? 2024, date));
