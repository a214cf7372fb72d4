/** Three things or more in one sentence, which are easier as a list. */
import { manyItems } from '../plain-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { sentencesOf } from './sentences.ts';

const LEAST = 3;
const LONGEST = 10;
/** A part that ends like this is a clause or an adverb, not a thing. */
const CLAUSE =
  /(?:[はがをにでもへてばらずとくしりきちみびぎいう]|から|まで|ので|のに|けど|など|より|さい|です|ます|ません|した)$/u;
const LEAD = /^.*[はがにでを]/u;
const REST = /(?:[はがをにで]|など|の方|と[いう言]|から|まで|です|。|！|？).*$/u;

const isShort = (part: string): boolean => part.length > 0 && part.length <= LONGEST;
const isThing = (part: string): boolean => isShort(part) && !CLAUSE.test(part);

/** The thing with which a row of things ends, before the words that say something of it. */
function lastThing(part: string): string | undefined {
  const thing = part.replace(REST, '').trim();
  return isShort(thing) && !/[てでは]$/u.test(thing) ? thing : undefined;
}

/** 持ち物は水、お茶、ぼうしです。 → 水, お茶, ぼうし; fewer than three are no row. */
export function listedThings(sentence: string): string[] {
  const parts = sentence.replace(/[「」『』]/gu, '').split(/[、，]/u);
  let things: string[] = [];
  for (const [index, part] of parts.entries()) {
    const thing = (things.length === 0 ? part.replace(LEAD, '') : part).trim();
    if (index < parts.length - 1 && isThing(thing)) {
      things.push(thing);
      continue;
    }
    const last = lastThing(part);
    if (things.length >= LEAST - 1 && last !== undefined) return [...things, last];
    things = [];
  }
  return [];
}

export const checkItems: Rule = function* (subject): Generator<Finding> {
  for (const { use, text, origin } of subject.passages) {
    if (use !== 'sentence') continue;
    for (const sentence of sentencesOf(text)) {
      const things = listedThings(sentence);
      if (things.length >= LEAST) yield { fault: manyItems(things), origin: placeOf(subject, origin, sentence) };
    }
  }
};
