/** Who is shown, and whether they agreed: said for every interview, given for staff and registered people. */
import type { Fault } from '../../../problems.ts';
import type { Block } from '../../nodes.ts';
import { hasEnded, needsConsent, type People, peopleIn, type ShownMedium } from '../../people.ts';
import {
  consentEnded,
  consentHalf,
  consentLacksMedium,
  consentLater,
  consentMissing,
  employerNotSaid,
  interviewPeopleNotSaid,
  staffConsentMissing,
} from '../people-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { dayOfIssue, type Subject } from '../subject.ts';

function missing({ who, half }: People, isCard: boolean): Fault {
  if (isCard) return staffConsentMissing(who === 'registrants');
  return half === undefined ? consentMissing(who === 'staff' ? 'staff' : 'registrants') : consentHalf(half.lacks);
}

/** What whoever shows the people has to write; of a card shown elsewhere that is its own file's matter. */
function* judgeWritten(people: People, isCard: boolean): Generator<Fault> {
  const { who, consent, half } = people;
  if (consent === undefined && needsConsent(people)) yield missing(people, isCard);
  const given = consent ?? half;
  if (who === 'registrants' && given !== undefined && given.employer === undefined) yield employerNotSaid(isCard);
}

function* judge(block: Block, people: People, subject: Subject): Generator<Fault> {
  const { kind, date } = subject;
  const isCard = block.kind === 'staff';
  const { consent } = people;
  if (!isCard || kind === 'staff') yield* judgeWritten(people, isCard);
  const day = dayOfIssue(subject);
  if (day !== undefined && consent !== undefined && consent.date > day) yield consentLater(consent.date, day);
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
    if (people === undefined && block.kind === 'qa') yield { fault: interviewPeopleNotSaid(), origin: block.origin };
    if (people !== undefined) for (const fault of judge(block, people, subject)) yield { fault, origin: block.origin };
  }
  yield* judgeIntroduction(subject);
};
