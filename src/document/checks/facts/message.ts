/** What the mail as a whole asks of a reader: one thing, calmly. */
import { AUDIENCES, type Audience } from '../../../variants.ts';
import { actionRepeated, subjectUrgent } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf, type Standing } from '../subject.ts';

const isSeenBy = (standing: Standing, audience: Audience): boolean =>
  standing.audience === undefined || standing.audience === audience;

export const checkActions: Rule = function* ({ document, standings }): Generator<Finding> {
  const repeated = new Map<Standing, number>();
  for (const audience of document?.audiences ?? AUDIENCES) {
    const [first, ...others] = standings.filter(
      (standing) => standing.block.kind === 'action' && isSeenBy(standing, audience),
    );
    if (first !== undefined) for (const other of others) repeated.set(other, first.block.origin.line);
  }
  for (const [{ block }, first] of repeated) yield { fault: actionRepeated(first), origin: block.origin };
};

const LOUD = /至急|緊急|重要|[!！]+/gu;

/** The subject of an issue is its editors' own; that of an event repeats a name that is given. */
export const checkSubject: Rule = function* (subject): Generator<Finding> {
  const { document } = subject;
  if (document?.kind !== 'issue') return;
  const [found] = document.subject.match(LOUD) ?? [];
  if (found === undefined) return;
  const mended = document.subject.replace(/[【［[(（]?(?:至急|緊急|重要)[】］\])）]?[ 　]*|[!！]+/gu, '').trim();
  yield { fault: subjectUrgent(found, mended), origin: placeOf(subject, document.origin, document.subject) };
};
