/**
 * Dates and times as readers are told them: the Christian year first, weekday always, 午前・午後 rather than 13:00.
 * Dates are `YYYY-MM-DD` and times `HH:MM`, both of Asia/Tokyo; no clock and no time zone of the machine is asked.
 */

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);

const formatter = (options: Intl.DateTimeFormatOptions, locale = 'ja-JP'): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });

const WEEKDAY = formatter({ weekday: 'long' });
const ERA = formatter({ era: 'long', year: 'numeric' }, 'ja-JP-u-ca-japanese');

const numbers = (date: string): [year: number, month: number, day: number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
};

/** False for 2023-02-30 and for anything not written `YYYY-MM-DD`. */
export const isDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at(value).getTime()) && at(value).toISOString().startsWith(value);

/** 土曜日 */
export const formatWeekday = (date: string): string => WEEKDAY.format(at(date));

/** 令和5年 */
export const formatEraYear = (date: string): string => ERA.format(at(date));

/** 2023年7月8日（土曜日） */
export function formatDate(date: string): string {
  const [year, month, day] = numbers(date);
  return `${year}年${month}月${day}日（${formatWeekday(date)}）`;
}

/** 2023年（令和5年）7月8日 */
export function formatDateWithEra(date: string): string {
  const [year, month, day] = numbers(date);
  return `${year}年（${formatEraYear(date)}）${month}月${day}日`;
}

/** 7月8日（土曜日）, or with the year where it differs from that of `reference`. */
export const formatDateAfter = (date: string, reference: string): string =>
  numbers(date)[0] === numbers(reference)[0] ? formatDate(date).replace(/^\d+年/, '') : formatDate(date);

/** 午前10時30分; noon is 正午. */
export function formatTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (hour === 12 && minute === 0) return '正午';
  const half = hour < 12 ? '午前' : '午後';
  return `${half}${hour % 12}時${minute === 0 ? '' : `${minute}分`}`;
}

/** 午前10時30分から午前11時30分まで */
export function formatTimes(start: string | undefined, end: string | undefined): string {
  if (start === undefined) return '';
  return end === undefined ? `${formatTime(start)}から` : `${formatTime(start)}から${formatTime(end)}まで`;
}

/** The Japanese fiscal year, April to March, that a day or month (`YYYY-MM`) falls into. */
export function fiscalYearOf(date: string): number {
  const [year, month] = numbers(date);
  return month >= 4 ? year : year - 1;
}

/** Last day of a month `YYYY-MM`, as a date. */
export function lastDayOf(month: string): string {
  const [year, number] = numbers(month);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The days of a fiscal year that are the `nth` of their weekday in their month; 0 is Sunday. Not every month has a fifth. */
export function nthWeekdays(fiscalYear: number, nth: number, weekday: number): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = 3 + index;
    const first = new Date(Date.UTC(fiscalYear, month, 1)).getUTCDay();
    const day = 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7;
    const date = new Date(Date.UTC(fiscalYear, month, day));
    return date.getUTCMonth() === month % 12 ? [date.toISOString().slice(0, 10)] : [];
  }).flat();
}
