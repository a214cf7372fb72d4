/** 令和5年（2024年） */
import { formatEraYear } from '../../dates.ts';
import { numberValue } from '../../numerals.ts';
import { eraMismatch } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { placeOf } from '../subject.ts';
import { yearOfEra } from '../written-dates.ts';

const ERA =
  '(?<era>令和|平成|昭和)[ 　]*(?<eraYear>[0-9０-９]{1,2}|元|[一二三四五六七八九十]{1,3})[ 　]*年(?<fiscal>度)?';
const YEAR = '(?<year>[0-9０-９]{4})[ 　]*年?(?:度)?';
const PAIRS = [
  new RegExp(`${ERA}[ 　]*[（(][ 　]*${YEAR}[ 　]*[）)]`, 'gu'),
  new RegExp(`${YEAR}[ 　]*[（(][ 　]*${ERA}[ 　]*[）)]`, 'gu'),
];

/** An era begins in the middle of a year: 2019 is 平成31年 and 令和元年. */
const agrees = (year: number, era: string, eraYear: string): boolean => yearOfEra(era, eraYear) === year;

function findMismatch(text: string, pattern: RegExp): { words: string; byEra: string; byYear: string }[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: words, groups = {} }) => {
    const { era = '', eraYear = '', year = '', fiscal = '' } = groups;
    const western = numberValue(year);
    if (agrees(western, era, eraYear)) return [];
    const right = `${yearOfEra(era, eraYear)}`;
    const byYear = formatEraYear(`${western}-12-31`).replace(/年$/, `年${fiscal}`);
    return [
      {
        words,
        byEra: words.replace(year, right),
        byYear: words.replace(new RegExp(`${era}[ 　]*${eraYear}[ 　]*年度?`, 'u'), byYear),
      },
    ];
  });
}

export const checkEras: Rule = function* (subject): Generator<Finding> {
  for (const passage of subject.passages) {
    if (!/令和|平成|昭和/u.test(passage.text)) continue;
    for (const { words, byEra, byYear } of PAIRS.flatMap((pattern) => findMismatch(passage.text, pattern))) {
      yield { fault: eraMismatch(words, byEra, byYear), origin: placeOf(subject, passage.origin, words) };
    }
  }
};
