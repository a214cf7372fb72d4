/** です・ます and である in one text. Only endings that cannot be anything else count. */
import { styleMixed } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { sentencesOf } from './sentences.ts';

const POLITE = /(?:です|ます|ました|ません|でした|でしょう|ましょう|ください)(?:か|ね|よ|よね)?[。！？!?]*$/u;
const PLAIN = /(?:である|であった|であろう|だった|だろう|のだ|ではない|(?<![からたまんく])だ)(?=[。！？!?]+$)/u;
/** What somebody said may be said as it was. */
const QUOTED = /[「『][^「『」』]*[」』]/gu;

export const checkStyle: Rule = function* (subject): Generator<Finding> {
  const sentences = subject.passages
    .filter(({ use }) => use === 'sentence')
    .flatMap(({ text, origin }) => sentencesOf(text.replace(QUOTED, '「」')).map((sentence) => ({ sentence, origin })));
  if (!sentences.some(({ sentence }) => POLITE.test(sentence))) return;
  for (const { sentence, origin } of sentences) {
    const ending = PLAIN.exec(sentence)?.[0];
    if (ending === undefined) continue;
    const tail = sentence.slice(-Math.min(sentence.length, ending.length + 6));
    yield { fault: styleMixed(ending), origin: placeOf(subject, origin, tail) };
  }
};
