/**
 * What the templates in print/ are fed with: the document once more, as plain JSON with everything decided that Typst
 * cannot know (widths of ruby, addresses in words, heading levels, QR codes). `print/parts/*.typ` draw these nodes.
 */
import type { CalloutType } from '../../document/nodes.ts';

export type PrintInline =
  | { readonly kind: 'text'; readonly text: string }
  | PrintRuby
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly PrintInline[] }
  /** `shown` is the address in words, empty where the link's own words already say it. */
  | { readonly kind: 'link'; readonly href: string; readonly shown: string; readonly children: readonly PrintInline[] }
  /** Words that stay on one line. */
  | { readonly kind: 'phrase'; readonly children: readonly PrintInline[] }
  | { readonly kind: 'break' };

/** Widths in em of the base. */
export interface PrintRuby {
  readonly kind: 'ruby';
  readonly base: string;
  readonly reading: readonly string[];
  readonly baseWidth: number;
  /** Of the reading at its own, half size. */
  readonly readingWidth: number;
  /** How far the reading may hang over its neighbours. */
  readonly before: number;
  readonly after: number;
  /** What must not begin a line and so stays with the base. */
  readonly tail: string;
}

export interface PrintFact {
  readonly label: readonly PrintInline[];
  readonly value: readonly PrintInline[];
}

/** A picture beside the words of a person. */
export interface Portrait {
  readonly file: string;
  readonly alt: string;
}

/** What the pages are settled by: print/parts/rhythm.typ tells where it begins. */
interface Placed {
  /** File, line and column of its source. */
  readonly id: string;
}

interface Card extends Placed {
  /** Heading level of the title. */
  readonly level: number;
  /** True where title and facts are short enough to stay on one page. */
  readonly whole: boolean;
  /** True where all of it is. */
  readonly short: boolean;
  readonly title: readonly PrintInline[];
  readonly facts: readonly PrintFact[];
  /** Width of the facts' labels in em. */
  readonly labelWidth: number;
  readonly children: readonly PrintNode[];
}

interface Facts {
  readonly facts: readonly PrintFact[];
  readonly labelWidth: number;
}

export interface PrintAddress {
  readonly href: string;
  readonly shown: string;
  readonly label: readonly PrintInline[];
  /** An SVG drawing. */
  readonly qr: string;
}

export interface PrintOffer {
  readonly title: readonly PrintInline[];
  readonly when: readonly PrintInline[];
}

/** What is offered at several times; each is answered by itself. */
export interface PrintSessions {
  readonly title: readonly PrintInline[];
  /** What the times have in common. */
  readonly common: readonly PrintInline[];
  /** The lines of each. */
  readonly sessions: readonly (readonly (readonly PrintInline[])[])[];
}

/** What print/parts/components.typ draws. */
export type ComponentNode =
  | ({ readonly kind: 'contact'; readonly name: readonly PrintInline[] } & Facts)
  | {
      readonly kind: 'qa';
      readonly items: readonly { readonly question: readonly PrintInline[]; readonly answer: readonly PrintNode[] }[];
    }
  | ({
      readonly kind: 'easy-read';
      readonly label: readonly PrintInline[];
      readonly children: readonly PrintNode[];
      readonly whole: boolean;
      /** The way to the long text, where it is not printed. */
      readonly more: PrintAddress | null;
    } & Placed)
  | {
      readonly kind: 'schedule';
      readonly events: readonly (PrintOffer & {
        readonly place: readonly PrintInline[];
        readonly audience: readonly PrintInline[];
      })[];
      readonly none: readonly PrintInline[];
    }
  | ({
      readonly kind: 'reply-slip';
      readonly title: readonly PrintInline[];
      readonly children: readonly PrintNode[];
      readonly offers: readonly PrintSessions[];
      readonly choices: readonly (readonly PrintInline[])[];
      readonly deadline: readonly PrintInline[];
      readonly cut: readonly PrintInline[];
      readonly blanks: readonly (readonly PrintInline[])[];
    } & Facts);

export type PrintNode =
  | ({ readonly kind: 'heading'; readonly level: number; readonly children: readonly PrintInline[] } & Placed)
  | { readonly kind: 'paragraph'; readonly children: readonly PrintInline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly PrintNode[])[];
    }
  | {
      readonly kind: 'table';
      readonly header: readonly (readonly PrintInline[])[];
      readonly rows: readonly (readonly (readonly PrintInline[])[])[];
    }
  | { readonly kind: 'quote'; readonly children: readonly PrintNode[] }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'figure';
      readonly file: string;
      readonly format: string;
      readonly alt: string;
      /** In millimetres. */
      readonly width: number;
      readonly caption: readonly PrintInline[];
    }
  | ({
      readonly kind: 'callout';
      readonly type: CalloutType;
      readonly label: readonly PrintInline[];
      readonly children: readonly PrintNode[];
      /** True where it is short enough to stay on one page. */
      readonly whole: boolean;
    } & Placed)
  | ({
      readonly kind: 'action';
    } & PrintAddress)
  | { readonly kind: 'group'; readonly label: readonly PrintInline[]; readonly children: readonly PrintNode[] }
  | ({ readonly kind: 'event'; readonly series: readonly PrintInline[] } & Card)
  | ({ readonly kind: 'report'; readonly label: readonly PrintInline[] } & Card)
  | ({
      readonly kind: 'staff';
      readonly role: readonly PrintInline[];
      readonly sample: readonly PrintInline[];
      readonly portrait: Portrait | null;
    } & Card)
  | ({
      readonly kind: 'resource';
      readonly category: readonly PrintInline[];
      readonly sample: readonly PrintInline[];
    } & Card)
  | ComponentNode;
