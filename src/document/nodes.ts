/**
 * The closed tree that every medium renders. Whatever a reader sees of a publication stands in it as words, labels
 * included, so that selecting an audience or adding readings is one walk over the tree and renderers only lay out.
 */

import type { Audience } from '../variants.ts';
import type { Fact, Inline, InlineKind } from './inline-nodes.ts';
import type { People } from './people.ts';

export type { Fact, FactKey, Inline, InlineKind } from './inline-nodes.ts';

/** Who may see something on the public web: everyone, nobody, or everyone but without place and join details. */
export const WEB_VISIBILITIES = ['yes', 'no', 'noplace'] as const;
export type WebVisibility = (typeof WEB_VISIBILITIES)[number];

/** Where a block stands in its source file, for problems found late (by Typst, by the mail lint). */
export interface Origin {
  /** Path as problems show it, relative to the content's parent folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface BlockBase {
  readonly origin: Origin;
  readonly web: WebVisibility;
  /** False for what lies beside the printed copy, and need not be said in it. */
  readonly onPaper?: false;
}

export interface HeadingBlock extends BlockBase {
  readonly kind: 'heading';
  readonly depth: HeadingDepth;
  /** Unique in its document, ASCII, stable while the headings before it do not change. */
  readonly id: string;
  readonly children: readonly Inline[];
}

export interface ParagraphBlock extends BlockBase {
  readonly kind: 'paragraph';
  readonly children: readonly Inline[];
}

export interface ListBlock extends BlockBase {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly header: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export interface QuoteBlock extends BlockBase {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

export interface RuleBlock extends BlockBase {
  readonly kind: 'rule';
}

export interface FigureBlock extends BlockBase {
  readonly kind: 'figure';
  /** Path of the picture relative to the content folder, with forward slashes; the key into prepared pictures. */
  readonly src: string;
  readonly alt: string;
  readonly caption: readonly Inline[];
  /** Missing where nobody has said who is in it. */
  readonly people?: People | undefined;
}

export const CALLOUT_TYPES = ['info', 'caution', 'point'] as const;
export type CalloutType = (typeof CALLOUT_TYPES)[number];

export interface CalloutBlock extends BlockBase {
  readonly kind: 'callout';
  readonly type: CalloutType;
  /** お知らせ, 注意 or ポイント, as the centre calls them. */
  readonly label: readonly Inline[];
  readonly children: readonly Block[];
}

export interface ActionBlock extends BlockBase {
  readonly kind: 'action';
  /** https:, mailto: or tel: address, or an absolute path on the site (`/…`). */
  readonly href: string;
  readonly label: readonly Inline[];
}

/** On the web it labels whom its children are for; for one audience `select` has already replaced it by them. */
export interface ForBlock extends BlockBase {
  readonly kind: 'for';
  /** Missing where `For` only limits the web. */
  readonly audience: Audience | undefined;
  /** 働いている方へ, 仕事をさがしている方へ. */
  readonly label: readonly Inline[];
  readonly children: readonly Block[];
}

/** Level of a heading inside a publication; the title is level 1. */
export type HeadingDepth = 2 | 3 | 4;

/** A block with a title of its own; empty where the publication's title already says it. */
interface TitledBase extends BlockBase {
  readonly depth: HeadingDepth;
}

/** An announced event: a card with its facts. */
export interface EventBlock extends TitledBase {
  readonly kind: 'event';
  readonly id: string;
  readonly title: readonly Inline[];
  /** 第1回 交流会 and the like, above the title. */
  readonly series: readonly Inline[];
  readonly facts: readonly Fact[];
  /** The website has `/events/<id>.ics`. */
  readonly calendar: boolean;
  readonly children: readonly Block[];
}

/** 開催報告: what happened at an event. */
export interface ReportBlock extends TitledBase {
  readonly kind: 'report';
  readonly id: string;
  /** 開催報告. */
  readonly label: readonly Inline[];
  readonly title: readonly Inline[];
  readonly facts: readonly Fact[];
  readonly children: readonly Block[];
}

export interface StaffBlock extends TitledBase {
  readonly kind: 'staff';
  readonly id: string;
  readonly name: readonly Inline[];
  readonly role: readonly Inline[];
  /** 見本 where the person does not exist; otherwise empty. */
  readonly sample: readonly Inline[];
  readonly people?: People | undefined;
  readonly children: readonly Block[];
}

export interface ResourceBlock extends TitledBase {
  readonly kind: 'resource';
  readonly id: string;
  readonly name: readonly Inline[];
  /** What sort of place it is. */
  readonly category: readonly Inline[];
  readonly sample: readonly Inline[];
  readonly facts: readonly Fact[];
  readonly children: readonly Block[];
}

/** How to reach the centre. */
export interface ContactBlock extends BlockBase {
  readonly kind: 'contact';
  readonly name: readonly Inline[];
  readonly facts: readonly Fact[];
}

/** Something on offer that not everybody may see. */
export interface Offer {
  /** Of the event. */
  readonly id: string;
  /** Empty where it is for everyone. */
  readonly audiences: readonly Audience[];
  readonly web: WebVisibility;
  readonly title: readonly Inline[];
  readonly when: readonly Inline[];
}

/** An answer to cut off and send back; on a screen a link takes its place. */
export interface ReplySlipBlock extends BlockBase {
  readonly kind: 'reply-slip';
  readonly title: readonly Inline[];
  readonly children: readonly Block[];
  /** What is answered; empty where the choices say all. */
  readonly offers: readonly Offer[];
  /** Boxes to tick, for each offer. */
  readonly choices: readonly (readonly Inline[])[];
  /** Last day to answer, `YYYY-MM-DD`, and how readers are told it. */
  readonly by: string | undefined;
  readonly deadline: readonly Inline[];
  /** The way to answer on a screen. */
  readonly href: string;
  readonly label: readonly Inline[];
  /** On paper: where to cut, what to fill in, where to send it. */
  readonly cut: readonly Inline[];
  readonly blanks: readonly (readonly Inline[])[];
  readonly returns: readonly Fact[];
}

export interface QaItem {
  readonly question: readonly Inline[];
  readonly answer: readonly Block[];
}

/** An interview. */
export interface QaBlock extends BlockBase {
  readonly kind: 'qa';
  readonly people: People | undefined;
  readonly items: readonly QaItem[];
}

/**
 * かんたんに読む: a text in plain words and what it stands for. `select` shows it before that text or, in the furigana
 * edition, in its place; to a renderer `long` is always empty.
 */
export interface EasyReadBlock extends BlockBase {
  readonly kind: 'easy-read';
  readonly label: readonly Inline[];
  readonly children: readonly Block[];
  readonly long: readonly Block[];
  /** Path of the long text on the site, and what the link to it says; empty words where the long text follows. */
  readonly href: string;
  readonly more: readonly Inline[];
}

export interface ScheduledEvent extends Offer {
  readonly place: readonly Inline[];
  /** Whom it is for, where a page shows the events of everyone. */
  readonly audience: readonly Inline[];
}

/** The events between two days. */
export interface ScheduleBlock extends BlockBase {
  readonly kind: 'schedule';
  /** The last of the days, `YYYY-MM-DD`. */
  readonly to: string;
  readonly events: readonly ScheduledEvent[];
  /** Said where there are none. */
  readonly none: readonly Inline[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | QuoteBlock
  | RuleBlock
  | FigureBlock
  | CalloutBlock
  | ActionBlock
  | ForBlock
  | EventBlock
  | ReportBlock
  | StaffBlock
  | ResourceBlock
  | ContactBlock
  | ReplySlipBlock
  | QaBlock
  | EasyReadBlock
  | ScheduleBlock;

export type BlockKind = Block['kind'];

/** A record with a renderer for every kind of block: a kind without one does not compile. */
export type BlockRenderers<Output, Context> = {
  readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>, context: Context) => Output;
};

export type InlineRenderers<Output, Context> = {
  readonly [Kind in InlineKind]: (inline: Extract<Inline, { kind: Kind }>, context: Context) => Output;
};

export const PUBLICATION_KINDS = ['issue', 'event', 'staff', 'correction'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** The validated tree of one publication. */
export interface Document {
  /** The publication's name, its path in the content folder: `issues/2023-summer`. */
  readonly publication: string;
  readonly kind: PublicationKind;
  /** The publication that a correction mends, by name. */
  readonly corrects?: string | undefined;
  readonly title: readonly Inline[];
  /** Subject line and preheader of the mail, plain text. */
  readonly subject: string;
  readonly preheader: string;
  /** Above the title: 第1号 and the like; empty where there is none. */
  readonly edition: readonly Inline[];
  /** Day of publication, `YYYY-MM-DD`, Asia/Tokyo. */
  readonly date: string;
  /** Whom the publication as a whole is for; never empty. */
  readonly audiences: readonly Audience[];
  readonly web: WebVisibility;
  readonly draft: boolean;
  readonly blocks: readonly Block[];
  readonly origin: Origin;
}
