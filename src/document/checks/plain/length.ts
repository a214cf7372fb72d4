import { sentenceLong, sentenceTooLong } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { lengthOf, sentencesOf } from './sentences.ts';

const COMFORTABLE = 40;
const MOST = 60;

export const checkLength: Rule = function* (subject): Generator<Finding> {
  for (const { use, text, origin } of subject.passages) {
    if (use !== 'sentence' && use !== 'item') continue;
    for (const sentence of sentencesOf(text)) {
      const length = lengthOf(sentence);
      if (length > COMFORTABLE)
        yield {
          fault: length > MOST ? sentenceTooLong(length) : sentenceLong(length),
          origin: placeOf(subject, origin, sentence),
        };
    }
  }
};
