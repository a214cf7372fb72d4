/** What the templates of interviews, summaries, schedules, slips and contacts are given. */
import type {
  Block,
  ContactBlock,
  EasyReadBlock,
  Inline,
  QaBlock,
  ReplySlipBlock,
  ScheduleBlock,
} from '../../document/nodes.ts';
import { toAbsolute } from '../address.ts';
import type { View } from '../templates.ts';

/** How words and blocks become HTML at the place where the component stands. */
export interface Writers {
  readonly words: (inlines: readonly Inline[]) => string;
  /** For days and times, which no line cuts. */
  readonly when: (inlines: readonly Inline[]) => string;
  /** For words inside a link, which can hold no other. */
  readonly linked: (inlines: readonly Inline[]) => string;
  readonly blocks: (blocks: readonly Block[]) => string;
  readonly siteUrl: string;
}

export const viewQa = ({ items }: QaBlock, { words, blocks }: Writers): View => ({
  items: items.map(({ question, answer }) => ({ question: words(question), answer: blocks(answer) })),
});

export const viewEasyRead = (block: EasyReadBlock, { words, linked, blocks, siteUrl }: Writers): View => ({
  label: words(block.label),
  children: blocks(block.children),
  more: block.more.length === 0 ? false : { href: toAbsolute(block.href, siteUrl), words: linked(block.more) },
});

export const viewSchedule = ({ events, none }: ScheduleBlock, { words, when, linked, siteUrl }: Writers): View => ({
  hasEvents: events.length > 0,
  events: events.map(({ id, web, title, when: time, place, audience }, index) => ({
    first: index === 0,
    title: words(title),
    page: web === 'no' ? false : { href: `${siteUrl}/events/${encodeURIComponent(id)}/`, title: linked(title) },
    when: when(time),
    place: words(place),
    audience: words(audience),
  })),
  none: words(none),
});

/** On a screen there is nothing to tick: the events, or else the choices, are told, and a button answers. */
export function viewReplySlip(
  { title, children, offers, choices, deadline }: ReplySlipBlock,
  { words, when, blocks }: Writers,
): View {
  const rows =
    offers.length > 0
      ? offers.map((offer) => ({ row: words(offer.title), when: when(offer.when) }))
      : choices.map((choice) => ({ row: words(choice), when: '' }));
  return {
    title: words(title),
    children: blocks(children),
    hasRows: rows.length > 0,
    rows,
    deadline: words(deadline),
  };
}

export const viewContact = ({ name }: ContactBlock, { words }: Writers): View => ({ name: words(name) });
