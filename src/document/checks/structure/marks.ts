/** Marks of bold text whose pair is broken, so that readers would see them. */
import type { Finding, Rule } from '../rule.ts';
import { marksLeft } from '../structure-problems.ts';
import { placeOf } from '../subject.ts';

const MARKS = /([*＊]{2,})[ 　]*([^*＊。、\n]{0,20})/u;

export const checkMarks: Rule = function* (subject): Generator<Finding> {
  for (const passage of subject.passages) {
    const match = MARKS.exec(passage.text);
    if (match === null) continue;
    const words = match[2]?.trim() || '言葉';
    yield { fault: marksLeft(match[1] ?? '', words), origin: placeOf(subject, passage.origin, match[1] ?? '') };
  }
};
