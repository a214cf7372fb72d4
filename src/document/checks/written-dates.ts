/** Dates as people write them: 2023年7月8日（土）, 令和5年7月8日土曜日, 7月8日(土)・9日(日), 来年の三月三日, R5.7.8（土）. */
import { formatWeekday, isDate } from '../dates.ts';
import { toHalfWidth } from '../full-width.ts';
import { isKanjiNumeral, numberValue } from '../numerals.ts';

export interface WrittenDate {
  /** As it stands in the text, weekday included. */
  readonly words: string;
  readonly index: number;
  /** Only where the text says it. */
  readonly year: number | undefined;
  /** 来年 is 1, 今年 0, 去年 -1; undefined where the text does not count from its own year. */
  readonly relative: number | undefined;
  readonly month: number;
  readonly day: number;
  /** 月, 火 … as written; undefined where no weekday stands beside the date. */
  readonly weekday: string | undefined;
}

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925 };

const RELATIVE: Readonly<Record<string, number>> = {
  ...{ 一昨年: -2, おととし: -2, 去年: -1, 昨年: -1, きょねん: -1 },
  ...{ 今年: 0, 本年: 0, ことし: 0, 来年: 1, らいねん: 1, 再来年: 2 },
};

const NUMBER = '[0-9０-９]{1,4}|[〇一二三四五六七八九十]{1,4}';
const ERA_YEAR = '(?:令和|平成|昭和)[ 　]*(?:[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*年';
const BRACKETED = (inside: string): string => `(?:[（(][ 　]*${inside}[ 　]*[）)])?`;
const WEEKDAY =
  '(?:[ 　]*[（(][ 　]*(?<bracket>[日月火水木金土])(?:曜日?)?(?:[・･、]?[祝休]日?)?[ 　]*[）)]|の?(?<word>[日月火水木金土])曜日?)?';
const RELATIVE_YEAR = `(?<relative>${Object.keys(RELATIVE).join('|')})[のは]?[、 　]*`;
const YEAR = `(?:(?<western>[0-9０-９]{4})[ 　]*年${BRACKETED(ERA_YEAR)}[ 　]*|(?<era>令和|平成|昭和)[ 　]*(?<eraYear>[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*年${BRACKETED('[0-9０-９]{4}[ 　]*年')}[ 　]*|${RELATIVE_YEAR})?`;
const DATE = new RegExp(
  `${YEAR}(?<month>${NUMBER})[ 　]*月[ 　]*(?<day>${NUMBER})[ 　]*日(?!間|中|目)${WEEKDAY}`,
  'gu',
);
const MONTH_AND_DAY = '(?<month>[0-9]{1,2})(?<mark>[./])(?<day>[0-9]{1,2})';
const WITHOUT_YEAR = new RegExp(`(?<![0-9A-Za-z./-])(?:${RELATIVE_YEAR})?${MONTH_AND_DAY}${WEEKDAY}`, 'gu');
const WITH_YEAR = new RegExp(
  `(?<![0-9A-Za-z./-])(?:(?<western>[0-9]{4})|(?<era>[RHS])(?<eraYear>[0-9]{1,2}))(?<mark>[./-])(?<month>[0-9]{1,2})\\k<mark>(?<day>[0-9]{1,2})${WEEKDAY}`,
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
    yield { ...first, words, index, day, weekday: groups.bracket ?? groups.word };
  }
}

function* findBy(pattern: RegExp, text: string): Generator<WrittenDate> {
  for (const match of text.matchAll(pattern)) {
    const groups: Groups = match.groups ?? {};
    const { month = '', day = '', relative = '' } = groups;
    if (/^第/.test(text.slice(match.index - 1)) || (isKanjiNumeral(month) && month.length > 2)) continue;
    const weekday = groups.bracket ?? groups.word;
    const date = {
      words: match[0],
      index: match.index,
      year: yearOf(groups),
      relative: RELATIVE[relative],
      month: toNumber(month),
      day: toNumber(day),
      weekday,
    };
    yield date;
    yield* followingDays(text, date);
  }
}

/** 7/8 and 7.8 count only beside a weekday: they may be a fraction. In half width nothing moves. */
function findFigures(text: string): WrittenDate[] {
  const typed = toHalfWidth(text);
  return [WITH_YEAR, WITHOUT_YEAR]
    .flatMap((pattern) => [...findBy(pattern, typed)])
    .filter((date) => date.weekday !== undefined)
    .map((date) => ({ ...date, words: text.slice(date.index, date.index + date.words.length) }));
}

export function findDates(text: string): WrittenDate[] {
  const dates = /月/u.test(text) ? [...findBy(DATE, text)] : [];
  const figures = /[0-9０-９][./／．－-][0-9０-９]/u.test(text) ? findFigures(text) : [];
  return [...dates, ...figures].sort((a, b) => a.index - b.index);
}

const pad = (value: number): string => String(value).padStart(2, '0');
const toIso = (year: number, { month, day }: Pick<WrittenDate, 'month' | 'day'>): string =>
  `${year}-${pad(month)}-${pad(day)}`;

const daysAfter = (date: string, reference: string): number => (Date.parse(date) - Date.parse(reference)) / 86_400_000;

/** What is told of last year without saying so is not long ago; what is announced may be most of a year away. */
const MOST_BEHIND = 250;
const MOST_AHEAD = 364;

/** The years that can be meant; without a year in the text, those around `reference`. */
function yearsOf(
  { year, relative }: WrittenDate,
  reference: string | undefined,
  published: string | undefined,
): number[] {
  if (year !== undefined) return [year];
  const counted = relative === undefined ? reference : published;
  if (counted === undefined) return [];
  const own = Number(counted.slice(0, 4));
  return relative === undefined ? [own - 1, own, own + 1] : [own + relative];
}

/**
 * The dates that can be meant, `YYYY-MM-DD`, the likeliest first: by the year written, otherwise the nearest to
 * `reference`. None where there is no such day (2月30日), or no year can be told. 来年 is counted from `published`.
 */
export function possibleDates(date: WrittenDate, reference: string | undefined, published = reference): string[] {
  const dates = yearsOf(date, reference, published)
    .map((year) => toIso(year, date))
    .filter(isDate);
  if (dates.length < 2 || reference === undefined) return dates;
  return dates
    .map((day) => ({ day, days: daysAfter(day, reference) }))
    .sort((a, b) => Math.abs(a.days) - Math.abs(b.days))
    .filter(({ days }, index) => index === 0 || (days >= -MOST_BEHIND && days <= MOST_AHEAD))
    .map(({ day }) => day);
}

/** 土 */
export const weekdayOf = (date: string): string => formatWeekday(date).slice(0, 1);

/** Of the dates that can be meant, those of the weekday that stands beside it; all where none is. */
export function likeliestDates(date: WrittenDate, reference: string | undefined, published = reference): string[] {
  const dates = possibleDates(date, reference, published);
  const fitting = dates.filter((day) => weekdayOf(day) === date.weekday);
  return fitting.length > 0 ? fitting : dates;
}

/** Whether the day exists in some year: 2月29日 does, 2月30日 and 13月1日 do not. */
export const isPossible = (date: WrittenDate): boolean => isDate(toIso(date.year ?? 2024, date));
