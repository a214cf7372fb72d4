/** Events announced too late: over on the day of publication, or closed before a letter can be answered. */
import type { Fault } from '../../../problems.ts';
import type { EventEntry } from '../../entries.ts';
import type { Block, ReplySlipBlock } from '../../nodes.ts';
import {
  deadlineTooSoon,
  eventOver,
  publicHoliday,
  scheduleOver,
  slipAfterEvent,
  slipEventOver,
} from '../fact-problems.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { dayOfIssue, placeOf } from '../subject.ts';
import { earliestAnswer, holidayName } from '../working-days.ts';

function* judgeEvent({ id, to, deadline }: EventEntry, published: string): Generator<Fault> {
  const earliest = earliestAnswer(published);
  if (to < published) yield eventOver(id, to);
  else if (deadline !== undefined && deadline < earliest) yield deadlineTooSoon(deadline, earliest);
}

function* judgeSlip({ by }: ReplySlipBlock, asked: readonly EventEntry[], published: string): Generator<Fault> {
  const over = asked.filter(({ to }) => to < published);
  for (const { id, to } of over) yield slipEventOver(id, to);
  if (by === undefined || over.length > 0) return;
  for (const { id, from, to, sessions } of asked) {
    const last = sessions.length > 0 ? from : to;
    if (by > last) yield slipAfterEvent(by, id, last);
  }
  const earliest = earliestAnswer(published);
  if (by < earliest) yield deadlineTooSoon(by, earliest);
}

function* judgeBlock(block: Block, events: Surroundings['events'], published: string): Generator<Fault> {
  const find = (id: string): EventEntry[] => [events.get(id)].filter((event) => event !== undefined);
  if (block.kind === 'event') for (const event of find(block.id)) yield* judgeEvent(event, published);
  if (block.kind === 'reply-slip') {
    yield* judgeSlip(
      block,
      block.offers.flatMap(({ id }) => find(id)),
      published,
    );
  }
  if (block.kind === 'schedule' && block.to < published) yield scheduleOver(block.to, published);
}

export const checkAnnouncements: Rule = function* (subject, { events }): Generator<Finding> {
  const published = dayOfIssue(subject);
  if (published === undefined) return;
  for (const { block } of subject.standings) {
    for (const fault of judgeBlock(block, events, published)) yield { fault, origin: block.origin };
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
