/**
 * Events as calendar files. A calendar shows its entries on lock screens and shared computers, so a name that tells
 * too much gives way to the newsletter's.
 */
import ical, { type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { type Center, findTelling } from '../center.ts';
import { toPlainText } from '../document/inline.ts';
import { isOff } from './event-state.ts';
import type { SiteEvent } from './site.ts';

function nameFor(event: SiteEvent, center: Center): string {
  const title = toPlainText(event.card.title);
  return findTelling(title, center) === undefined
    ? `${center.newsletter}：${title}`
    : `${center.newsletter}の${center.labels.event}`;
}

function placeOf(event: SiteEvent, center: Center): string | undefined {
  const fact = event.card.facts.find(({ key }) => key === 'place');
  const place = fact && toPlainText(fact.value);
  return place !== undefined && findTelling(place, center) === undefined ? place : undefined;
}

const inJapan = (date: string, time = '00:00'): Date => new Date(`${date}T${time}:00+09:00`);

/** Noon in UTC, so that an all-day entry falls on its day wherever the site is built. */
const wholeDay = (date: string): Date => new Date(`${date}T12:00:00Z`);

function addEvent(calendar: ICalCalendar, event: SiteEvent, center: Center, siteUrl: string): void {
  for (const [index, { date, start, end }] of event.occurrences.entries()) {
    calendar.createEvent({
      id: `${event.id}-${index + 1}@${new URL(siteUrl).hostname}`,
      stamp: inJapan(event.from),
      start: start === undefined ? wholeDay(date) : inJapan(date, start),
      end: end === undefined ? null : inJapan(date, end),
      allDay: start === undefined,
      summary: nameFor(event, center),
      location: placeOf(event, center) ?? null,
      // What was noted down before it was called off is taken back.
      ...(isOff(event) ? { status: ICalEventStatus.CANCELLED, sequence: 1 } : {}),
      url: `${siteUrl}/events/${event.id}/`,
    });
  }
}

/** Events with fixed days, in the order given. */
export function renderCalendars(events: readonly SiteEvent[], center: Center, siteUrl: string): string {
  const calendar = ical({ name: center.newsletter, prodId: { company: 'tsushin', product: 'site', language: 'JA' } });
  for (const event of events) addEvent(calendar, event, center, siteUrl);
  return calendar.toString();
}

/** `undefined` where the event has no fixed days. */
export const renderCalendar = (event: SiteEvent, center: Center, siteUrl: string): string | undefined =>
  event.occurrences.length === 0 ? undefined : renderCalendars([event], center, siteUrl);
