/** What one file of content says, as the rules look at it: its own words and blocks, not those it shows of other files. */
import type { Audience } from '../../variants.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import { text, toPlainText } from '../inline.ts';
import type { Block, Document, Fact, Inline, Origin, PublicationKind, ReportBlock } from '../nodes.ts';
import { childBlocks } from '../walk.ts';

/**
 * How words are used, and so how they are judged: sentences, names, or a label between the two. A preheader and an
 * alternative text are on no paper.
 */
export type Use =
  | 'title'
  | 'preheader'
  | 'heading'
  | 'sentence'
  | 'item'
  | 'cell'
  | 'caption'
  | 'alt'
  | 'label'
  | 'fact';

/** Uses in which a writer is free to take other words. */
export const WORDED: ReadonlySet<Use> = new Set([
  ...(['preheader', 'heading', 'sentence', 'item', 'cell', 'caption', 'alt', 'label'] as const),
]);

export interface Passage {
  readonly use: Use;
  readonly text: string;
  readonly inlines: readonly Inline[];
  readonly origin: Origin;
  /** The report of an event inside which the words stand. */
  readonly report: ReportBlock | undefined;
}

/** A block with what surrounds it. */
export interface Standing {
  readonly block: Block;
  /** Inside a `For`. */
  readonly audience: Audience | undefined;
  readonly report: ReportBlock | undefined;
  readonly inList: boolean;
}

export interface Subject {
  readonly kind: PublicationKind | 'resource';
  readonly file: string;
  /** The source as it was saved. */
  readonly source: string;
  /** The publication made of the file, if one is. */
  readonly document: Document | undefined;
  readonly event: EventEntry | undefined;
  /** Day by which the text is judged, `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly standings: readonly Standing[];
  readonly passages: readonly Passage[];
}

type Around = Omit<Standing, 'block'>;

/** What surrounds the blocks inside a block. */
function insideOf(block: Block, around: Around): Around {
  switch (block.kind) {
    case 'list':
      return { ...around, inList: true };
    case 'for':
      return { ...around, inList: false, audience: block.audience ?? around.audience };
    case 'report':
      return { ...around, inList: false, report: block };
    default:
      return { ...around, inList: false };
  }
}

const isEntry = ({ kind }: Block): boolean => kind === 'event' || kind === 'staff' || kind === 'resource';

/** Blocks in reading order; an event, a person or a place shown from its own file is not entered. */
function* standingsIn(blocks: readonly Block[], own: Block | undefined, around: Around): Generator<Standing> {
  for (const block of blocks) {
    yield { block, ...around };
    if (!isEntry(block) || block === own) yield* standingsIn(childBlocks(block), own, insideOf(block, around));
  }
}

type Said = readonly [use: Use, inlines: readonly Inline[]];

const labels = (all: readonly (readonly Inline[])[]): Said[] => all.map((inlines) => ['label', inlines]);

const facts = (all: readonly Fact[]): Said[] => all.map(({ value }) => ['fact', value]);

/** The words that a writer put directly into a block; what center.yaml or another file says is not among them. */
function wordsIn({ block, inList }: Standing, own: Block | undefined): readonly Said[] {
  switch (block.kind) {
    case 'heading':
      return [['heading', block.children]];
    case 'paragraph':
      return [[inList ? 'item' : 'sentence', block.children]];
    case 'table':
      return [...block.header, ...block.rows.flat()].map((cell): Said => ['cell', cell]);
    case 'figure':
      return [
        ['alt', text(block.alt)],
        ['caption', block.caption],
      ];
    case 'action':
      return [['label', block.label]];
    case 'reply-slip':
      return labels([block.title, ...block.choices, block.label]);
    case 'qa':
      return block.items.map(({ question }): Said => ['sentence', question]);
    case 'event':
      return block === own ? [...labels([block.series]), ...facts(block.facts)] : [];
    case 'resource':
      return block === own ? [...labels([block.category]), ...facts(block.facts)] : [];
    case 'staff':
      return block === own ? labels([block.role]) : [];
    case 'list':
    case 'quote':
    case 'rule':
    case 'callout':
    case 'for':
    case 'report':
    case 'contact':
    case 'easy-read':
    case 'schedule':
      return [];
  }
}

function toPassage(use: Use, inlines: readonly Inline[], where: Pick<Passage, 'origin' | 'report'>): Passage[] {
  const words = toPlainText(inlines);
  return words === '' ? [] : [{ use, text: words, inlines, ...where }];
}

const passagesOf = (standing: Standing, own: Block | undefined): Passage[] =>
  wordsIn(standing, own).flatMap(([use, inlines]) =>
    toPassage(use, inlines, { origin: standing.block.origin, report: standing.report }),
  );

type Source = Pick<Subject, 'kind' | 'file' | 'source' | 'document' | 'event' | 'date'>;

/** What stands at the head of a file; a subject made of the title says nothing new. */
function headOf({ file, document }: Source, title: readonly Inline[]): Passage[] {
  const origin = { file, line: 1, column: 1 };
  const { subject = '', preheader = '' } = document ?? {};
  const said: Said[] = [
    ['title', title],
    ['title', subject.includes(toPlainText(title)) ? [] : text(subject)],
    ['preheader', text(preheader)],
  ];
  return said.flatMap(([use, inlines]) => toPassage(use, inlines, { origin, report: undefined }));
}

function build(source: Source, title: readonly Inline[], blocks: readonly Block[], own: Block | undefined): Subject {
  const standings = [...standingsIn(blocks, own, { audience: undefined, report: undefined, inList: false })];
  const passages = [...headOf(source, title), ...standings.flatMap((standing) => passagesOf(standing, own))];
  return { ...source, standings, passages };
}

interface Text {
  readonly file: string;
  readonly text: string;
}

/** An issue or a correction, whose first sentence is not its writer's. */
export const documentSubject = (document: Document, { file, text }: Text): Subject =>
  build(
    { kind: document.kind, file, source: text, document, event: undefined, date: document.date },
    document.title,
    document.kind === 'correction' ? document.blocks.slice(1) : document.blocks,
    undefined,
  );

export const eventSubject = (event: EventEntry, { file, text }: Text): Subject =>
  build(
    { kind: 'event', file, source: text, document: event.document, event, date: event.document.date },
    event.title,
    [event.block],
    event.block,
  );

export const staffSubject = (staff: StaffEntry, { file, text }: Text): Subject =>
  build(
    { kind: 'staff', file, source: text, document: staff.document, event: undefined, date: staff.document?.date },
    staff.name,
    [staff.block],
    staff.block,
  );

export const resourceSubject = (resource: ResourceEntry, { file, text }: Text): Subject =>
  build(
    { kind: 'resource', file, source: text, document: undefined, event: undefined, date: undefined },
    resource.name,
    [resource.block],
    resource.block,
  );

/** The day on which a subject goes out; a notice without a day of its own is dated by its event and does not say. */
export const dayOfIssue = ({ document, event }: Pick<Subject, 'document' | 'event'>): string | undefined =>
  event !== undefined && document?.date === event.from ? undefined : document?.date;

const REACH = 80;

/** Where words of a passage stand in the file: the first place from its block on; the block's own where ruby hides them. */
export function placeOf({ source, file }: Pick<Subject, 'source' | 'file'>, origin: Origin, words: string): Origin {
  const lines = source.split('\n');
  const from = Math.max(0, origin.line - 1);
  for (const snippet of [words, words.slice(0, 8), words.slice(0, 4)]) {
    if (snippet === '') break;
    const found = lines.slice(from, from + REACH).findIndex((line) => line.includes(snippet));
    if (found >= 0) return { file, line: from + found + 1, column: (lines[from + found]?.indexOf(snippet) ?? 0) + 1 };
  }
  return { ...origin, file };
}
