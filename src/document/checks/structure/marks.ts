/** Marks of bold text whose pair is broken, so that readers would see them. */
import type { Finding, Rule } from '../rule.ts';
import { marksLeft } from '../structure-problems.ts';
import { placeOf } from '../subject.ts';

const MARKS = /[*＊]{2,}/u;
/** The words that were to be bold, where two marks stand around them. */
const BETWEEN = /^[*＊]{2,}[\s　]*([^*＊]{1,30}?)[\s　]*[*＊]{2,}/u;

export const checkMarks: Rule = function* (subject): Generator<Finding> {
  for (const { text, origin } of subject.passages) {
    const match = MARKS.exec(text);
    if (match === null) continue;
    const place = placeOf(subject, origin, text.slice(match.index, match.index + 12));
    const written = (subject.source.split('\n')[place.line - 1] ?? '').slice(place.column - 1);
    yield { fault: marksLeft(match[0], BETWEEN.exec(written)?.[1]), origin: place };
  }
};
