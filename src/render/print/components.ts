/** Interviews, summaries, schedules, slips and contacts as nodes for the templates. */
import type {
  Block,
  ContactBlock,
  EasyReadBlock,
  Fact,
  Inline,
  Offer,
  Origin,
  QaBlock,
  ReplySlipBlock,
  ScheduleBlock,
} from '../../document/nodes.ts';
import type {
  ComponentNode,
  PrintAddress,
  PrintFact,
  PrintInline,
  PrintNode,
  PrintOffer,
  PrintSessions,
} from './print-nodes.ts';
import { splitSessions } from './reply-slip.ts';

/** How the parts of a component become nodes at the place where it stands. */
export interface Writers {
  readonly words: (inlines: readonly Inline[]) => PrintInline[];
  readonly blocks: (blocks: readonly Block[]) => PrintNode[];
  readonly facts: (facts: readonly Fact[], origin: Origin) => { facts: PrintFact[]; labelWidth: number };
  readonly address: (href: string, label: readonly Inline[]) => PrintAddress;
  readonly placeOf: (origin: Origin) => string;
  /** Whether blocks are short enough to stay on one page. */
  readonly isWhole: (blocks: readonly Block[]) => boolean;
}

type Component<Kind extends ComponentNode['kind']> = Extract<ComponentNode, { kind: Kind }>;

export const drawContact = (block: ContactBlock, { words, facts }: Writers): Component<'contact'> => ({
  kind: 'contact',
  name: words(block.name),
  ...facts(block.facts, block.origin),
});

export const drawQa = ({ items }: QaBlock, { words, blocks }: Writers): Component<'qa'> => ({
  kind: 'qa',
  items: items.map(({ question, answer }) => ({ question: words(question), answer: blocks(answer) })),
});

export const drawEasyRead = (block: EasyReadBlock, writers: Writers): Component<'easy-read'> => ({
  kind: 'easy-read',
  id: writers.placeOf(block.origin),
  label: writers.words(block.label),
  children: writers.blocks(block.children),
  whole: writers.isWhole(block.children),
  more: block.more.length === 0 ? null : writers.address(block.href, block.more),
});

const drawOffer = ({ title, when }: Offer, { words }: Writers): PrintOffer => ({
  title: words(title),
  when: words(when),
});

export const drawSchedule = ({ events, none }: ScheduleBlock, writers: Writers): Component<'schedule'> => ({
  kind: 'schedule',
  events: events.map((event) => ({
    ...drawOffer(event, writers),
    place: writers.words(event.place),
    audience: writers.words(event.audience),
  })),
  none: writers.words(none),
});

function drawSessions({ title, when }: Offer, { words }: Writers): PrintSessions {
  const { common, sessions } = splitSessions(when);
  return { title: words(title), common: words(common), sessions: sessions.map((lines) => lines.map(words)) };
}

export const drawReplySlip = (block: ReplySlipBlock, writers: Writers): Component<'reply-slip'> => ({
  kind: 'reply-slip',
  title: writers.words(block.title),
  children: writers.blocks(block.children),
  offers: block.offers.map((offer) => drawSessions(offer, writers)),
  choices: block.choices.map(writers.words),
  deadline: writers.words(block.deadline),
  cut: writers.words(block.cut),
  blanks: block.blanks.map(writers.words),
  ...writers.facts(block.returns, block.origin),
});
