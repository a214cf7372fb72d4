/** Who is shown, and whether they agreed: said for every picture and interview, given for staff and registered people. */
import type { Block } from '../../nodes.ts';
import { hasEnded, needsConsent, type People, peopleIn, type ShownMedium } from '../../people.ts';
import {
  consentEnded,
  consentLacksMedium,
  consentMissing,
  employerNotSaid,
  interviewPeopleNotSaid,
  picturePeopleNotSaid,
  staffConsentMissing,
} from '../people-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

const nameOf = (src: string): string => `./${src.slice(src.lastIndexOf('/') + 1)}`;

/** A portrait in a person's own file is that person's. */
function unsaid(block: Block, { kind }: Subject) {
  if (block.kind === 'qa') return interviewPeopleNotSaid();
  return block.kind === 'figure' && kind !== 'staff' ? picturePeopleNotSaid(nameOf(block.src)) : undefined;
}

function* judge(block: Block, people: People, { kind, date }: Subject): Generator<Finding['fault']> {
  const { who, consent } = people;
  const own = block.kind !== 'staff' || kind === 'staff';
  if (own && consent === undefined && needsConsent(people)) {
    yield block.kind === 'staff' ? staffConsentMissing() : consentMissing(who === 'staff' ? 'staff' : 'registrants');
  }
  if (who === 'registrants' && consent !== undefined && consent.employer === undefined) yield employerNotSaid();
  if (date !== undefined && consent?.until !== undefined && hasEnded(people, date)) {
    yield consentEnded(consent.until, date);
  }
}

const SENT: readonly ShownMedium[] = ['email', 'print'];

/** An introduction is sent by mail and on paper, its name in the title: consent to one of them does not do. */
function* judgeIntroduction({ document, standings }: Subject): Generator<Finding> {
  if (document?.kind !== 'staff') return;
  for (const { block } of standings) {
    if (block.kind !== 'staff' || block.people?.consent === undefined) continue;
    const { media } = block.people.consent;
    const missing = SENT.filter((medium) => !media.includes(medium));
    if (missing.length > 0) yield { fault: consentLacksMedium(missing), origin: block.origin };
  }
}

export const checkPeople: Rule = function* (subject): Generator<Finding> {
  for (const { block } of subject.standings) {
    const people = peopleIn(block);
    const said = people === undefined ? unsaid(block, subject) : undefined;
    if (said !== undefined) yield { fault: said, origin: block.origin };
    if (people !== undefined) for (const fault of judge(block, people, subject)) yield { fault, origin: block.origin };
  }
  yield* judgeIntroduction(subject);
};
