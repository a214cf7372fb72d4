/** Characters that the typeface for paper does not have; what is known of it is handed in. */
import { glyphUnusual } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';

/** Not what every typeface has, what is not printed, or what the parser names. */
const UNUSUAL = /[^\uFFFD\p{Co}\s\u0020-\u007e\u3040-\u30ff、。「」（）・\p{Variation_Selector}\p{Cf}]/gu;

export const checkGlyphs: Rule = function* (subject, { glyphFault }): Generator<Finding> {
  const reported = new Set<string>();
  for (const { use, text, origin } of subject.passages) {
    for (const [character] of text.matchAll(UNUSUAL)) {
      const missing = glyphFault(character);
      if (missing === undefined) continue;
      const fault = use === 'preheader' || use === 'alt' ? glyphUnusual(character) : missing;
      if (reported.has(fault.message)) continue;
      reported.add(fault.message);
      yield { fault, origin: placeOf(subject, origin, character) };
    }
  }
};
