/** Days on which offices and the post work: no weekends, no public holidays, no turn of the year. */
import holidays from '@holiday-jp/holiday_jp';

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Name of the public holiday of a date, if it is one. */
export const holidayName = (date: string): string | undefined => {
  const known: Readonly<Record<string, { readonly name: string } | undefined>> = holidays.holidays;
  return known[date]?.name;
};

const isTurnOfYear = (date: string): boolean => /-(?:12-(?:29|30|31)|01-0[123])$/.test(date);

export const isWorkingDay = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && holidayName(date) === undefined && !isTurnOfYear(date);
};

export const addDays = (date: string, days: number): string => iso(Date.parse(`${date}T00:00:00Z`) + days * DAY);

/** The date `days` working days after `date`. */
export function addWorkingDays(date: string, days: number): string {
  let current = date;
  for (let left = days; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
}

const DAYS_BY_POST = 3;
const DAYS_TO_ANSWER = 7;

/** First day on which somebody who reads on paper can have answered. */
export const earliestAnswer = (published: string): string =>
  addDays(addWorkingDays(published, DAYS_BY_POST), DAYS_TO_ANSWER);
