/** What one file of content says, as the rules look at it: its own words and blocks, not those it shows of other files. */

import type { Audience } from '../../variants.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import { toPlainText } from '../inline.ts';
import type { Block, Document, Fact, Inline, Origin, ReportBlock } from '../nodes.ts';

/** How words are used, and so how they are judged: sentences, names, or a label between the two. */
export type Use = 'title' | 'heading' | 'sentence' | 'item' | 'cell' | 'caption' | 'label' | 'fact';

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
  readonly kind: 'issue' | 'event' | 'staff' | 'resource';
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

/** Blocks in reading order; an event, a person or a place shown from its own file is not entered. */
function* standingsIn(blocks: readonly Block[], own: Block | undefined, around: Around): Generator<Standing> {
  for (const block of blocks) {
    yield { block, ...around };
    switch (block.kind) {
      case 'list':
        yield* standingsIn(block.items.flat(), own, { ...around, inList: true });
        break;
      case 'quote':
      case 'callout':
        yield* standingsIn(block.children, own, { ...around, inList: false });
        break;
      case 'for':
        yield* standingsIn(block.children, own, {
          ...around,
          inList: false,
          audience: block.audience ?? around.audience,
        });
        break;
      case 'report':
        yield* standingsIn(block.children, own, { ...around, inList: false, report: block });
        break;
      case 'event':
      case 'staff':
      case 'resource':
        if (block === own) yield* standingsIn(block.children, own, around);
        break;
      default:
    }
  }
}

function* passagesOf({ block, report, inList }: Standing, own: Block | undefined): Generator<Passage> {
  const say = (use: Use, inlines: readonly Inline[]): Passage[] => {
    const text = toPlainText(inlines);
    return text === '' ? [] : [{ use, text, inlines, origin: block.origin, report }];
  };
  const facts = (all: readonly Fact[]): Passage[] => all.flatMap((fact) => say('fact', fact.value));
  switch (block.kind) {
    case 'heading':
      yield* say('heading', block.children);
      break;
    case 'paragraph':
      yield* say(inList ? 'item' : 'sentence', block.children);
      break;
    case 'table':
      for (const cell of [...block.header, ...block.rows.flat()]) yield* say('cell', cell);
      break;
    case 'figure':
      yield* say('caption', block.caption);
      break;
    case 'action':
      yield* say('label', block.label);
      break;
    case 'event':
    case 'resource':
      if (block === own) yield* facts(block.facts);
      break;
    default:
  }
}

type Source = Pick<Subject, 'kind' | 'file' | 'source' | 'document' | 'event' | 'date'>;

function build(source: Source, title: readonly Inline[], blocks: readonly Block[], own: Block | undefined): Subject {
  const origin = { file: source.file, line: 1, column: 1 };
  const standings = [...standingsIn(blocks, own, { audience: undefined, report: undefined, inList: false })];
  const words: Passage = { use: 'title', text: toPlainText(title), inlines: title, origin, report: undefined };
  const passages = [words, ...standings.flatMap((standing) => [...passagesOf(standing, own)])];
  return { ...source, standings, passages };
}

interface Text {
  readonly file: string;
  readonly text: string;
}

export const issueSubject = (document: Document, { file, text }: Text): Subject =>
  build(
    { kind: 'issue', file, source: text, document, event: undefined, date: document.date },
    document.title,
    document.blocks,
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
