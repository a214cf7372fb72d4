/** 7月8日（金） when it is a Saturday. */
import { formatWeekday } from '../../dates.ts';
import { dateImpossible, weekdayWrong } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { type Passage, placeOf } from '../subject.ts';
import { findDates, isPossible, possibleDates, type WrittenDate } from '../written-dates.ts';

/** 7月8日（金） → 7月8日（土）; the weekday is the last 日月火水木金土 before 曜, a bracket or the end. */
const mend = ({ words }: WrittenDate, right: string): string =>
  words.replace(/[日月火水木金土](?=(?:曜日?)?(?:[・･、]?[祝休]日?)?[ 　]*[）)]?$)/u, right);

const weekdayOf = (date: string): string => formatWeekday(date).slice(0, 1);

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
      const dates = weekday === undefined ? [] : possibleDates(written, reference);
      const [likeliest] = dates;
      if (weekday === undefined || likeliest === undefined || dates.some((date) => weekdayOf(date) === weekday))
        continue;
      const mended = mend(written, weekdayOf(likeliest));
      yield { fault: weekdayWrong(written.words, weekday, likeliest, mended), origin: place() };
    }
  }
};
