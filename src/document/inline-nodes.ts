/** The words of the tree: what stands in a line, and labelled facts. */

export type Inline =
  | { readonly kind: 'text'; readonly value: string }
  /** `confirmed` is false for a reading that only the dictionary vouches for. */
  | { readonly kind: 'ruby'; readonly base: string; readonly reading: string; readonly confirmed: boolean }
  | { readonly kind: 'strong'; readonly children: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

export type InlineKind = Inline['kind'];

/** One labelled fact of an event or a resource; `key` is what it is, whatever the centre calls it. */
export interface Fact {
  readonly key: FactKey;
  readonly label: readonly Inline[];
  readonly value: readonly Inline[];
}

export type FactKey =
  | 'when'
  | 'form'
  | 'place'
  | 'audience'
  | 'lecturer'
  | 'organizer'
  | 'purpose'
  | 'theme'
  | 'apply'
  | 'deadline'
  | 'attendance'
  | 'town'
  | 'address'
  | 'phone'
  | 'hours'
  | 'website'
  /** Never on the website, in a feed or in a calendar file. */
  | 'join'
  | 'fax'
  | 'email';
