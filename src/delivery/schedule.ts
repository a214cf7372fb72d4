/** When a campaign may begin: after the time asked for, after the hold, within the hours of the centre (Tokyo). */
import type { Policy } from '../center.ts';

const TOKYO_MS = 9 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
};

/** The first moment from `from` on that lies within `hours` (`09:00-18:00`; over midnight where it ends first). */
export function nextWithinHours(from: Date, hours: string): Date {
  const [opens = 0, closes = 0] = hours.split('-').map(minutesOf);
  const local = from.getTime() + TOKYO_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const minute = (local - midnight) / MINUTE_MS;
  const isOpen = opens < closes ? minute >= opens && minute < closes : minute >= opens || minute < closes;
  if (isOpen || opens === closes) return from;
  const today = midnight + opens * MINUTE_MS;
  return new Date((today >= local ? today : today + DAY_MS) - TOKYO_MS);
}

export interface ScheduleInput {
  readonly now: Date;
  readonly at?: Date | undefined;
  readonly policy: Policy;
  readonly leavesTheMachine: boolean;
}

/** Hold and hours are for mail that leaves the machine; a time that was asked for always holds. */
export function startOf({ now, at, policy, leavesTheMachine }: ScheduleInput): Date {
  const asked = at !== undefined && at > now ? at : now;
  if (!leavesTheMachine) return asked;
  const held = new Date(now.getTime() + policy.holdMinutes * MINUTE_MS);
  return nextWithinHours(held > asked ? held : asked, policy.hours);
}

const TIME = /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})$/;

/** `2023-06-01 10:00` or `10:00` (the next one) in Tokyo, or a full ISO time; undefined where it is none. */
export function readTime(text: string, now: Date): Date | undefined {
  const [whole, day, hours = '', minutes = ''] = TIME.exec(text.normalize('NFKC').trim()) ?? [];
  if (whole === undefined) {
    const moment = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : undefined;
    return moment === undefined || Number.isNaN(moment.getTime()) ? undefined : moment;
  }
  const today = new Date(now.getTime() + TOKYO_MS).toISOString().slice(0, 10);
  const moment = new Date(`${day ?? today}T${hours.padStart(2, '0')}:${minutes}:00+09:00`);
  if (Number.isNaN(moment.getTime())) return undefined;
  return day === undefined && moment <= now ? new Date(moment.getTime() + DAY_MS) : moment;
}

const clockFormat = new Intl.DateTimeFormat('ja-JP', {
  ...{ timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' },
});

/** 6月1日(木) 10:00 */
export const formatMoment = (moment: Date): string => clockFormat.format(moment);
