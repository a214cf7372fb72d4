/**
 * Who is shown, and what they agreed to: a face or a person's own words go only where there is consent, and no longer
 * than it lasts.
 */

/** Nobody (or a drawing), staff, registered people, guests such as lecturers. */
export const PEOPLE = ['none', 'staff', 'registrants', 'guests'] as const;

export const SHOWN_MEDIA = ['web', 'email', 'print'] as const;
export type ShownMedium = (typeof SHOWN_MEDIA)[number];

/** What the employer of a registered person said: agreed, or has nothing to do with it. */
export const EMPLOYER_ANSWERS = ['agreed', 'unconcerned'] as const;

export interface Consent {
  /** Day on which it was given, `YYYY-MM-DD`. */
  readonly date: string;
  readonly media: readonly ShownMedium[];
  /** Last day it holds; undefined where it has no end. */
  readonly until: string | undefined;
  readonly employer: (typeof EMPLOYER_ANSWERS)[number] | undefined;
}

/** Of day and media only one was written, so that nothing may be shown yet. */
export interface HalfConsent {
  readonly lacks: 'consentDate' | 'consentMedia';
  readonly employer: Consent['employer'];
}

export interface People {
  readonly who: (typeof PEOPLE)[number];
  readonly consent: Consent | undefined;
  readonly half?: HalfConsent | undefined;
}

export const NOBODY: People = { who: 'none', consent: undefined };

/** Staff and registered people are asked; a guest may be, and then the answer holds. */
export const needsConsent = ({ who }: People): boolean => who === 'staff' || who === 'registrants';

export const hasEnded = ({ consent }: People, day: string): boolean =>
  consent?.until !== undefined && consent.until < day;

export const mayShow = (people: People, medium: ShownMedium): boolean =>
  people.consent === undefined ? !needsConsent(people) : people.consent.media.includes(medium);

interface Shows {
  readonly kind: string;
  readonly people?: People | undefined;
}

/** Who is shown by a block of any kind; undefined where it shows nobody or its writer has not said. */
export const peopleIn = (block: { readonly kind: string } | Shows): People | undefined =>
  'people' in block ? block.people : undefined;
