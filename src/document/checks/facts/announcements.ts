/** Events announced too late: over on the day of publication, or closed before a letter can be answered. */
import type { EventEntry } from '../../entries.ts';
import type { Document } from '../../nodes.ts';
import { deadlineTooSoon, eventOver, publicHoliday } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { addDays, addWorkingDays, holidayName } from '../working-days.ts';

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

export const checkHolidays: Rule = function* (subject): Generator<Finding> {
  const { event } = subject;
  if (event === undefined) return;
  for (const date of new Set(event.sessions.map((session) => session.date))) {
    const name = holidayName(date);
    if (name !== undefined)
      yield { fault: publicHoliday(date, name), origin: placeOf(subject, event.block.origin, date) };
  }
};
