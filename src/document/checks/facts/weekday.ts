/** 7月8日（金） when it is a Saturday. */
import { dateImpossible, weekdayWrong } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { type Passage, placeOf } from '../subject.ts';
import { findDates, isPossible, possibleDates, type WrittenDate, weekdayOf } from '../written-dates.ts';

/** 7月8日（金） → 7月8日（土）; the weekday is the last 日月火水木金土 before 曜, a bracket or the end. */
const mend = ({ words }: WrittenDate, right: string): string =>
  words.replace(/[日月火水木金土](?=(?:曜日?)?(?:[・･、]?[祝休]日?)?[ 　]*[）)]?$)/u, right);

/** The nearest date; where that is past, the next as well: 12月25日 in an April issue. */
const likeliest = (dates: readonly string[], reference = ''): readonly string[] =>
  dates.slice(0, Math.max(1, dates.findIndex((date) => date >= reference) + 1));

/** What the year of a date without one is judged by: the reported event, or the publication's day. */
const referenceOf = (
  passage: Passage,
  date: string | undefined,
  eventDay: (id: string) => string | undefined,
): string | undefined => (passage.report === undefined ? undefined : eventDay(passage.report.id)) ?? date;

export const checkWeekdays: Rule = function* (subject, { events }): Generator<Finding> {
  for (const passage of subject.passages) {
    const reference = referenceOf(passage, subject.date, (id) => events.get(id)?.from);
    for (const written of findDates(passage.text)) {
      const place = () => placeOf(subject, passage.origin, written.words);
      if (!isPossible(written)) yield { fault: dateImpossible(written.words), origin: place() };
      const { weekday } = written;
      const dates = weekday === undefined ? [] : possibleDates(written, reference, subject.date);
      if (weekday === undefined || dates.length === 0 || dates.some((date) => weekdayOf(date) === weekday)) continue;
      const likely = likeliest(dates, reference);
      const mended = likely.map((date) => mend(written, weekdayOf(date)));
      yield { fault: weekdayWrong(written.words, weekday, likely, mended), origin: place() };
    }
  }
};
