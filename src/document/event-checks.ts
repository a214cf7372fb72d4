/** What an event's own facts say against each other. Nothing is mended here: a person is asked. */

import type { Fault } from '../problems.ts';
import { fiscalYearOf, nthWeekdays } from './dates.ts';
import {
  attendanceContradicts,
  dateOutsideFiscalYear,
  datesReversed,
  deadlineAfterEvent,
  monthlyCountDiffers,
  timesReversed,
} from './document-problems.ts';
import { sessionsOf, spanOf } from './event-facts.ts';
import { type EventFields, WEEKDAYS } from './front-matter.ts';

/** A fault and the words of the front matter beside which it stands. */
export interface NearFault {
  readonly fault: Fault;
  readonly near: string;
}

const near = (fault: Fault, words: string): NearFault => ({ fault, near: words });

function checkFiscalYear(event: EventFields): NearFault[] {
  const { fiscalYear } = event;
  if (fiscalYear === undefined) return [];
  const { from, to } = spanOf(event);
  const dates = event.sessions?.map((session) => session.date) ?? [from, to];
  return [...new Set(dates)]
    .filter((date) => fiscalYearOf(date) !== fiscalYear)
    .map((date) => near(dateOutsideFiscalYear(date, fiscalYear), date));
}

function checkTimes(event: EventFields): NearFault[] {
  const times = [...(event.sessions ?? []), ...(event.monthly?.times ?? []), ...(event.period ? [event.period] : [])];
  return times.flatMap(({ start, end }) =>
    start !== undefined && end !== undefined && end <= start ? [near(timesReversed(start, end), start)] : [],
  );
}

function checkDates(event: EventFields): NearFault[] {
  const { from, to } = spanOf(event);
  const deadline = event.apply?.by;
  return [
    ...(event.period && to < from ? [near(datesReversed(event.period.from, event.period.to), event.period.from)] : []),
    ...(deadline !== undefined && sessionsOf(event).length > 0 && deadline > from
      ? [near(deadlineAfterEvent(deadline, from), deadline)]
      : []),
  ];
}

function checkMonthly({ monthly }: EventFields): NearFault[] {
  if (monthly?.count === undefined) return [];
  const days = nthWeekdays(monthly.fiscalYear, monthly.nth, WEEKDAYS.indexOf(monthly.weekday));
  const expected = days.length * monthly.times.length;
  return expected === monthly.count
    ? []
    : [near(monthlyCountDiffers(expected, monthly.count, monthly.fiscalYear), 'count')];
}

function checkAttendance({ attendance }: EventFields): NearFault[] {
  const { organizations, people, unit } = attendance ?? {};
  if (organizations === undefined || people === undefined || unit === undefined) return [];
  return organizations > people ? [near(attendanceContradicts(organizations, unit, people), 'attendance')] : [];
}

export const checkEvent = (event: EventFields): NearFault[] =>
  [checkFiscalYear, checkTimes, checkDates, checkMonthly, checkAttendance].flatMap((check) => check(event));
