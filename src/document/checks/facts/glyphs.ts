/** Characters that the typeface for paper does not have; what is known of it is handed in. */
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';

/** Not what every typeface has, what is not printed, or what the parser names. */
const UNUSUAL = /[^\uFFFD\p{Co}\s\u0020-\u007e\u3040-\u30ff、。「」（）・\p{Variation_Selector}\p{Cf}]/gu;

export const checkGlyphs: Rule = function* (subject, { glyphFault }): Generator<Finding> {
  const reported = new Set<string>();
  for (const { text, origin } of subject.passages) {
    for (const [character] of text.matchAll(UNUSUAL)) {
      if (reported.has(character)) continue;
      const fault = glyphFault(character);
      if (fault === undefined) continue;
      reported.add(character);
      yield { fault, origin: placeOf(subject, origin, character) };
    }
  }
};
