/** What an event's front matter says, as the labelled words that every medium shows. */
import type { Center } from '../center.ts';
import { fiscalYearOf, formatDate, formatDateAfter, formatTimes, lastDayOf, nthWeekdays } from './dates.ts';
import { type EventFields, WEEKDAYS } from './front-matter.ts';
import { text } from './inline.ts';
import { linkContacts } from './link-contacts.ts';
import type { Fact, FactKey, Inline } from './nodes.ts';

export interface Session {
  readonly date: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

const lines = (rows: readonly string[]): Inline[] =>
  rows.flatMap((row, index): Inline[] => (index === 0 ? text(row) : [{ kind: 'break' }, ...text(row)]));

/** As readers are told it; reports say it in the words of the office. */
const FORMS: Readonly<Record<NonNullable<EventFields['form']>, string>> = {
  集合: '会場に集まる',
  対面: '会場で顔を合わせる',
  オンライン: 'オンライン',
};

const dayOf = (value: string): string => (value.length === 7 ? `${value}-01` : value);
const endOf = (value: string): string => (value.length === 7 ? lastDayOf(value) : value);
const month = (value: string): string => `${Number(value.slice(0, 4))}年${Number(value.slice(5, 7))}月`;

/** The days an event has for certain; none where the front matter only gives a period or a rule. */
export const sessionsOf = (event: EventFields): readonly Session[] =>
  [...(event.sessions ?? [])].sort((a, b) => (`${a.date} ${a.start}` < `${b.date} ${b.start}` ? -1 : 1));

const daysOf = ({ fiscalYear, nth, weekday }: NonNullable<EventFields['monthly']>): string[] =>
  nthWeekdays(fiscalYear, nth, WEEKDAYS.indexOf(weekday));

/** What can be noted down: a monthly rule has its days too, unless its writer counts others. */
export function occurrencesOf(event: EventFields): readonly Session[] {
  if (event.monthly === undefined) return sessionsOf(event);
  const { times, count } = event.monthly;
  const all = daysOf(event.monthly).flatMap((date) => times.map((time): Session => ({ date, ...time })));
  return count === undefined || count === all.length ? all : [];
}

/** First and last day on which the event can take place. */
export function spanOf(event: EventFields): { from: string; to: string } {
  if (event.period) return { from: dayOf(event.period.from), to: endOf(event.period.to) };
  const days = event.monthly ? daysOf(event.monthly) : sessionsOf(event).map((session) => session.date);
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

const CIRCLED = ['①', '②', '③', '④', '⑤', '⑥'];

function describeSessions(sessions: readonly Session[]): Inline[] {
  const first = sessions[0]?.date ?? '';
  return lines(
    sessions.map(({ date, start, end }, index) => {
      const day = index === 0 ? formatDate(date) : formatDateAfter(date, first);
      return start === undefined ? day : `${day} ${formatTimes(start, end)}`;
    }),
  );
}

function describePeriod({ from, to, count, start, end }: NonNullable<EventFields['period']>): Inline[] {
  const begin = from.length === 7 ? month(from) : formatDate(from);
  const finish = to.length === 7 ? month(to) : formatDateAfter(to, from);
  const shortened = from.slice(0, 4) === to.slice(0, 4) ? finish.replace(/^\d+年/, '') : finish;
  const times = formatTimes(start, end);
  return lines([
    `${begin}から${shortened}まで`,
    ...(times ? [times] : []),
    ...(count === undefined ? [] : [`全${count}回`]),
  ]);
}

function describeMonthly({ nth, weekday, times, fiscalYear, count }: NonNullable<EventFields['monthly']>): Inline[] {
  const rows = times.map(({ start, end }, index) => {
    const mark = times.length > 1 ? (CIRCLED[index] ?? '') : '';
    return `${mark}${formatTimes(start, end)}`;
  });
  const yearly = count === undefined ? [] : [`${fiscalYear}年度は計${count}回`];
  return lines([`毎月第${nth}${weekday}曜日`, ...rows, ...yearly]);
}

function describeWhen(event: EventFields): Inline[] {
  if (event.period) return describePeriod(event.period);
  if (event.monthly) return describeMonthly(event.monthly);
  return describeSessions(sessionsOf(event));
}

/** A report counts 就労者; a reader is one of 働いている方. */
const forReaders = (words: string, labels: Center['labels']): string =>
  [labels.employed, labels['job-seeking'], labels.newcomer].reduce(
    (said, { staff, reader }) => said.replace(new RegExp(`｜?${RegExp.escape(staff)}(?:《[^》]*》)?`, 'g'), reader),
    words,
  );

function describeAudience(event: EventFields, labels: Center['labels']): string | undefined {
  if (event.audienceNote !== undefined) return forReaders(event.audienceNote, labels);
  if (event.audience === undefined) return undefined;
  return event.audience.length > 1 ? labels.everyone : event.audience.map((name) => labels[name].reader).join('');
}

type Words = (value: string) => Inline[];

const fact = (key: FactKey, label: string, value: readonly Inline[]): Fact[] =>
  value.length === 0 ? [] : [{ key, label: text(label), value }];

function describeLecturers(event: EventFields, words: Words): Inline[] {
  return (event.lecturers ?? []).flatMap(({ name, affiliation }, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'break' } as const]),
    ...words(affiliation === undefined ? name : `${affiliation} ${name}`),
  ]);
}

/** The way into an online meeting: for those who were sent it, never for the website. */
function describeJoin({ joinUrl, joinCode }: EventFields, words: Words): Inline[] {
  const page: Inline[] = joinUrl === undefined ? [] : [{ kind: 'link', href: joinUrl, children: text(joinUrl) }];
  const code = joinCode === undefined ? [] : words(`参加の番号：${joinCode}`);
  return page.length > 0 && code.length > 0 ? [...page, { kind: 'break' }, ...code] : [...page, ...code];
}

/** The facts in the order in which readers need them; `words` reads the writer's ruby. */
export function describeEvent(event: EventFields, labels: Center['labels'], words: Words): Fact[] {
  const say = (value: string | undefined): Inline[] => (value === undefined ? [] : words(value));
  const deadline = event.apply?.by === undefined ? undefined : `${formatDate(event.apply.by)}まで`;
  return [
    ...fact('when', '日時', describeWhen(event)),
    ...fact('form', 'やり方', event.form === undefined ? [] : text(FORMS[event.form])),
    ...fact('place', '場所', say(event.place)),
    ...fact('join', '参加のしかた', describeJoin(event, words)),
    ...fact('audience', '対象', say(describeAudience(event, labels))),
    ...fact('lecturer', '講師', describeLecturers(event, words)),
    ...fact('organizer', '主催', say(event.organizer)),
    ...fact('theme', 'テーマ', say(event.theme)),
    ...fact('purpose', '目的', say(event.purpose && forReaders(event.purpose, labels))),
    ...fact('apply', '申し込み', linkContacts(say(event.apply?.how))),
    ...fact('deadline', '締め切り', say(deadline)),
  ];
}

/** How many came, for a report. */
export function describeAttendance(event: EventFields, words: Words): Fact[] {
  const { attendance } = event;
  if (attendance === undefined) return [];
  const organizations = attendance.organizations === undefined ? [] : [`${attendance.organizations}${attendance.unit}`];
  const people = attendance.people === undefined ? [] : [`${attendance.people}名`];
  return fact('attendance', attendance.label, words(attendance.words ?? [...organizations, ...people].join(' ')));
}

/** The fiscal year an event says it belongs to, or that of its first day. */
export const fiscalYearOfEvent = (event: EventFields): number => event.fiscalYear ?? fiscalYearOf(spanOf(event).from);
