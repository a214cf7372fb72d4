/** Events announced too late: over on the day of publication, or closed before a letter can be answered. */
import type { EventEntry } from '../../entries.ts';
import type { Document } from '../../nodes.ts';
import { deadlineTooSoon, eventOver, publicHoliday } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { addDays, addWorkingDays, holidayName } from '../working-days.ts';
import { findDates, resolveDate } from '../written-dates.ts';

const DAYS_BY_POST = 3;
const DAYS_TO_ANSWER = 7;

/** First day on which somebody who reads on paper can have answered. */
export const earliestAnswer = (published: string): string =>
  addDays(addWorkingDays(published, DAYS_BY_POST), DAYS_TO_ANSWER);

/** A notice without a day of its own is dated by its event and says nothing about when it goes out. */
const isDated = (document: Document, event: EventEntry): boolean =>
  document.kind !== 'event' || document.date !== event.from;

export const checkAnnouncements: Rule = function* ({ document, standings }, { events }): Generator<Finding> {
  if (document === undefined) return;
  for (const { block } of standings) {
    const event = block.kind === 'event' ? events.get(block.id) : undefined;
    if (event === undefined || !isDated(document, event)) continue;
    const { id, to, deadline } = event;
    const earliest = earliestAnswer(document.date);
    if (to < document.date) yield { fault: eventOver(id, to), origin: block.origin };
    else if (deadline !== undefined && deadline < earliest) {
      yield { fault: deadlineTooSoon(deadline, earliest), origin: block.origin };
    }
  }
};

/** 7月20日までに申し込んでください, 締め切りは7月20日です; 7月20日まで開いています is none. */
const ASKS =
  /^[^。]{0,4}まで(?:に[^。]{0,24}(?:返事|返信|連絡|送って|出して|電話|申し?込|応募)|[^。]{0,8}(?:申し?込|応募))/u;
const CLOSES = /(?:締め?切り?|〆切|申し?込み期限)[^。]{0,8}$/u;

/** Deadlines that a text gives by itself. */
export const checkWrittenDeadlines: Rule = function* (subject): Generator<Finding> {
  const { document, passages } = subject;
  if (document === undefined || document.kind === 'event') return;
  const earliest = earliestAnswer(document.date);
  for (const { use, text, origin, report } of passages) {
    if (use === 'fact' || report !== undefined) continue;
    for (const written of findDates(text)) {
      const isDeadline =
        ASKS.test(text.slice(written.index + written.words.length)) || CLOSES.test(text.slice(0, written.index));
      const date = isDeadline ? resolveDate(written, document.date) : undefined;
      if (date === undefined || date >= earliest) continue;
      yield { fault: deadlineTooSoon(date, earliest), origin: placeOf(subject, origin, written.words) };
    }
  }
};

export const checkHolidays: Rule = function* (subject): Generator<Finding> {
  const { event } = subject;
  if (event === undefined) return;
  for (const date of new Set(event.sessions.map((session) => session.date))) {
    const name = holidayName(date);
    if (name !== undefined)
      yield { fault: publicHoliday(date, name), origin: placeOf(subject, event.block.origin, date) };
  }
};
