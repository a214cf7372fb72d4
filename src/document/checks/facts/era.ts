/** 令和5年（2024年）, 昭和65年 */
import { formatEraYear } from '../../dates.ts';
import { numberValue } from '../../numerals.ts';
import { eraImpossible, eraMismatch } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { yearOfEra } from '../written-dates.ts';

const ERA = '(?<era>令和|平成|昭和)[ 　]*(?<eraYear>[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*';
const UNIT = '(?<unit>年度?)';
const YEAR = '(?<year>(?:[1１][9９]|[2２][0０])[0-9０-９]{2})[ 　]*';
const PAIRS = [
  new RegExp(`${ERA}${UNIT}?[ 　]*[（(／/][ 　]*${YEAR}(?:年度?[ 　]*[）)]?|[）)])`, 'gu'),
  new RegExp(`${YEAR}(?:年度?)?[ 　]*[（(／/][ 　]*${ERA}(?:${UNIT}[ 　]*[）)]?|[）)])`, 'gu'),
];
const ERA_YEAR = new RegExp(`${ERA}${UNIT}`, 'gu');

/** 令和5年度, or with no 年 where it stands elsewhere: 2023（令和5）年. */
const formatEra = (year: number, unit: string): string => formatEraYear(`${year}-12-31`).replace(/年$/, unit);

function findMismatch(text: string, pattern: RegExp): { words: string; byEra: string; byYear: string }[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: words, groups = {} }) => {
    const { era = '', eraYear = '', year = '', unit = '' } = groups;
    const [western, right] = [numberValue(year), yearOfEra(era, eraYear)];
    if (western === right) return [];
    const written = new RegExp(`${era}[ 　]*${eraYear}[ 　]*${unit}`, 'u');
    return [
      { words, byEra: words.replace(year, `${right}`), byYear: words.replace(written, formatEra(western, unit)) },
    ];
  });
}

/** 令和 goes on; the last year of the others. */
const LAST_YEARS: Readonly<Record<string, number>> = { 平成: 31, 昭和: 64 };

/** Years that an era did not have, with what they are: 平成40年 → 令和10年（2028年）. */
function findImpossible(text: string): { words: string; right: string }[] {
  return [...text.matchAll(ERA_YEAR)].flatMap(({ 0: words, groups = {} }) => {
    const { era = '', eraYear = '', unit = '' } = groups;
    const year = yearOfEra(era, eraYear);
    const last = LAST_YEARS[era];
    if (last === undefined || year <= yearOfEra(era, `${last}`)) return [];
    return [{ words, right: `${formatEra(year, unit)}（${year}${unit}）` }];
  });
}

export const checkEras: Rule = function* (subject): Generator<Finding> {
  for (const passage of subject.passages) {
    if (!/令和|平成|昭和/u.test(passage.text)) continue;
    for (const { words, right } of findImpossible(passage.text)) {
      yield { fault: eraImpossible(words, right), origin: placeOf(subject, passage.origin, words) };
    }
    for (const { words, byEra, byYear } of PAIRS.flatMap((pattern) => findMismatch(passage.text, pattern))) {
      yield { fault: eraMismatch(words, byEra, byYear), origin: placeOf(subject, passage.origin, words) };
    }
  }
};
