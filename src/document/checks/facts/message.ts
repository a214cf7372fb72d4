/** What the mail as a whole asks of a reader: one thing, calmly. */
import type { Fault } from '../../../problems.ts';
import { AUDIENCES, type Audience } from '../../../variants.ts';
import { actionRepeated, preheaderUrgent, subjectUrgent } from '../fact-problems.ts';
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

const LOUD = /[【［[(（]?(至急|緊急|重要)[】］\])）]?[ 　]*|([!！]+)/gu;
/** In a sentence 重要 by itself is no shout. */
const LOUD_IN_SENTENCE = /[【［[(（]?(至急|緊急)[】］\])）]?[ 　]*|[【［[(（](重要)[】］\])）][ 　]*|([!！]+)/gu;

function* judge(words: string, loud: RegExp, word: typeof subjectUrgent): Generator<Fault> {
  const [first] = words.matchAll(loud);
  const found = first?.slice(1).find((group) => group !== undefined);
  if (found !== undefined) yield word(found, words.replace(loud, '').trim());
}

/** The subject of an issue is its editors' own; that of an event repeats a name that is given. */
export const checkSubject: Rule = function* (subject): Generator<Finding> {
  const { document } = subject;
  if (document === undefined) return;
  const { kind, preheader, origin } = document;
  const at = (words: string) => placeOf(subject, origin, words);
  if (kind === 'issue')
    for (const fault of judge(document.subject, LOUD, subjectUrgent)) yield { fault, origin: at(document.subject) };
  for (const fault of judge(preheader, LOUD_IN_SENTENCE, preheaderUrgent)) yield { fault, origin: at(preheader) };
};
