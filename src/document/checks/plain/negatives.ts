import { doubleNegative } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';

const NOT = '(?:ない|なかった|ありません|ございません)';
const PATTERNS = [
  `(?:ない|ません)(?:わけ|こと|もの|の|はず)では?${NOT}`,
  `(?:ない|ません)(?:わけ|こと|もの)[はも]?${NOT}`,
  `なく[はも]${NOT}`,
  'ないと[はも]?(?:い|言)(?:えない|えません|いきれない|いきれません|い切れない|い切れません)',
  'ないと[はも]?(?:限|かぎ)(?:らない|りません)',
  'ない(?:わけ)?には(?:いかない|いきません|行かない|行きません)',
  'ずには(?:いられない|いられません|おかない|おきません)',
  'ざるを(?:え|得)(?:ない|ません)',
];
const DOUBLE = new RegExp(`(?:${PATTERNS.join('|')})(?!か)`, 'gu');

export const checkNegatives: Rule = function* (subject): Generator<Finding> {
  for (const { use, text, origin } of subject.passages) {
    if (use === 'fact') continue;
    for (const [words] of text.matchAll(DOUBLE))
      yield { fault: doubleNegative(words), origin: placeOf(subject, origin, words) };
  }
};
