/** What a new issue could tell: events to come and to report on, who has not been introduced, what was shown long ago. */
import type { Audience } from '../../variants.ts';
import type { Content } from '../content.ts';
import type { EventEntry } from '../entries.ts';
import type { Block, Document } from '../nodes.ts';
import { eachBlock } from '../walk.ts';

export interface Proposals {
  /** Ids of events, the first one first. */
  readonly events: Readonly<Record<Audience, readonly string[]>>;
  readonly reports: Readonly<Record<Audience, readonly string[]>>;
  /** Events of the period of which nobody has said whom they are for. */
  readonly undecided: readonly string[];
  readonly staff: string | undefined;
  readonly resource: string | undefined;
}

/** More cards than this is a calendar, not a letter. */
const MOST_EVENTS = 4;
const MOST_REPORTS = 2;

const issuesOf = ({ documents }: Content): Document[] =>
  [...documents.values()].filter(({ kind }) => kind === 'issue').sort((a, b) => (a.date < b.date ? -1 : 1));

/** Day of the last issue in which each id stood. */
function lastShown(issues: readonly Document[], kind: 'staff' | 'resource' | 'report'): Map<string, string> {
  const shown = new Map<string, string>();
  for (const { date, blocks } of issues) {
    for (const block of eachBlock(blocks)) if (block.kind === kind) shown.set(block.id, date);
  }
  return shown;
}

const isOpen = ({ draft }: { readonly draft: boolean }): boolean => !draft;

const byAudience = (events: readonly EventEntry[], most: number): Proposals['events'] => {
  const pick = (audience: Audience): string[] =>
    events
      .filter(({ audiences }) => audiences.includes(audience))
      .slice(0, most)
      .map(({ id }) => id);
  return { employed: pick('employed'), 'job-seeking': pick('job-seeking') };
};

export interface Period {
  /** The day of the issue, and the last day of the events it announces. */
  readonly date: string;
  readonly until: string;
}

/** Past events since the issue before the last: the last may have come too early for some. */
function pastEvents({ events }: Content, issues: readonly Document[], date: string): EventEntry[] {
  const since = issues.filter((issue) => issue.date < date).at(-2)?.date ?? '';
  const reported = lastShown(issues, 'report');
  return events.filter((event) => isOpen(event) && event.to < date && event.to >= since && !reported.has(event.id));
}

export function propose(content: Content, { date, until }: Period): Proposals {
  const issues = issuesOf(content);
  const coming = content.events.filter((event) => isOpen(event) && event.from <= until && event.from >= date);
  const introduced = lastShown(issues, 'staff');
  const used = lastShown(issues, 'resource');
  const resources = content.resources
    .filter(isOpen)
    .map(({ id }) => ({ id, last: used.get(id) ?? '' }))
    .sort((a, b) => (`${a.last} ${a.id}` < `${b.last} ${b.id}` ? -1 : 1));
  return {
    events: byAudience(coming, MOST_EVENTS),
    reports: byAudience([...pastEvents(content, issues, date)].reverse(), MOST_REPORTS),
    undecided: coming.filter(({ audiences }) => audiences.length === 0).map(({ id }) => id),
    staff: content.staff.filter(isOpen).find(({ id }) => !introduced.has(id))?.id,
    resource: resources[0]?.id,
  };
}

/** Headings that more than one issue has: those of its standing parts. */
export function standingHeadings(content: Content): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { blocks } of issuesOf(content)) {
    const own = new Set(
      [...eachBlock(blocks)].flatMap((block: Block) => (block.kind === 'heading' ? [headingOf(block)] : [])),
    );
    for (const heading of own) counts.set(heading, (counts.get(heading) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([heading]) => heading));
}

const headingOf = (block: Extract<Block, { kind: 'heading' }>): string => JSON.stringify(block.children);

export const isStanding = (block: Extract<Block, { kind: 'heading' }>, standing: ReadonlySet<string>): boolean =>
  standing.has(headingOf(block));
