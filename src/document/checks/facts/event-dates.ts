/** A date in the text that differs from the event it stands beside: in its report, in its own notice, right above it. */

import { formatDate } from '../../dates.ts';
import type { EventEntry } from '../../entries.ts';
import type { Block } from '../../nodes.ts';
import { dateDiffersFromEvent } from '../fact-problems.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { type Passage, placeOf, type Subject } from '../subject.ts';
import { findDates, likeliestDates, type WrittenDate } from '../written-dates.ts';

/** A date before these is a deadline, not the day of the event. */
const DEADLINE = /^[ 　]*(?:まで|必着|消印|[（(]?[〆締]|が?締)/u;
const OF_A_DEADLINE = /(?:締め?切り?|〆切|期限|申し?込み)[^。]*$/u;

const isDeadline = (text: string, { index, words }: WrittenDate): boolean =>
  DEADLINE.test(text.slice(index + words.length)) || OF_A_DEADLINE.test(text.slice(0, index));

function describeDays({ sessions, from, to }: EventEntry): string {
  const days = sessions.length > 0 ? [...new Set(sessions.map((session) => session.date))] : [from, to];
  return days.map(formatDate).join(sessions.length > 0 ? '、' : '〜');
}

const isOn = (date: string, { sessions, from, to }: EventEntry): boolean =>
  sessions.length > 0 ? sessions.some((session) => session.date === date) : from <= date && date <= to;

/** The event a passage speaks of. A paragraph speaks of the event right below it. */
function eventBeside(
  passage: Passage,
  subject: Subject,
  events: Surroundings['events'],
  above: ReadonlyMap<number, string>,
): EventEntry | undefined {
  if (passage.use === 'fact' || passage.use === 'title') return undefined;
  if (passage.report !== undefined) return events.get(passage.report.id);
  return subject.event ?? events.get(above.get(passage.origin.line) ?? '');
}

/** Line of a heading or paragraph → id of the one event shown right below it. */
function eventsBelow(blocks: readonly Block[]): Map<number, string> {
  const below = new Map<number, string>();
  blocks.forEach((block, index) => {
    const [next, after] = [blocks[index + 1], blocks[index + 2]];
    const words = block.kind === 'heading' || block.kind === 'paragraph';
    if (words && next?.kind === 'event' && after?.kind !== 'event') below.set(block.origin.line, next.id);
  });
  return below;
}

export const checkEventDates: Rule = function* (subject, { events }): Generator<Finding> {
  const announced = subject.standings.flatMap(({ block }) => (block.kind === 'event' ? [events.get(block.id)] : []));
  const above = eventsBelow(subject.standings.map((standing) => standing.block));
  for (const passage of subject.passages) {
    const event = eventBeside(passage, subject, events, above);
    if (event === undefined) continue;
    for (const written of findDates(passage.text)) {
      const [date] = likeliestDates(written, event.from, subject.date);
      const elsewhere =
        passage.report === undefined &&
        announced.some((other) => other !== undefined && date !== undefined && isOn(date, other));
      if (date === undefined || isOn(date, event) || elsewhere || isDeadline(passage.text, written)) continue;
      yield {
        fault: dateDiffersFromEvent(written.words, describeDays(event)),
        origin: placeOf(subject, passage.origin, written.words),
      };
    }
  }
};
