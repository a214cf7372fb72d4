/** The one thing that a mail asks its reader to do. */
import type { Block, EventBlock } from '../../document/nodes.ts';
import { eachBlock } from '../../document/walk.ts';
import { eventCalendar } from '../event-links.ts';

/** Whether the writer has given the reader a button. */
export const hasAction = (blocks: readonly Block[]): boolean =>
  [...eachBlock(blocks)].some(({ kind }) => kind === 'action' || kind === 'reply-slip');

export interface MainAction {
  readonly href: string;
  readonly label: string;
}

function labelOf(href: string): string {
  if (href.startsWith('tel:')) return '電話で申し込む';
  return href.startsWith('mailto:') ? 'メールで申し込む' : 'ウェブで申し込む';
}

/** How to apply for an event or, where that is not said, the day for the calendar; only of the mail about this event alone. */
export function mainAction(event: EventBlock): MainAction | undefined {
  if (event.title.length > 0) return undefined;
  const apply = event.facts.find(({ key }) => key === 'apply')?.value ?? [];
  const way = apply.find((inline) => inline.kind === 'link');
  if (way !== undefined) return { href: way.href, label: labelOf(way.href) };
  const calendar = eventCalendar(event, '');
  return calendar === undefined ? undefined : { href: calendar, label: 'カレンダーに入れる' };
}
