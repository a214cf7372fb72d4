/** Dates in running text, and the days that offices and the post work. */
import { describe, expect, it } from 'vitest';
import { addWorkingDays, earliestAnswer, holidayName, isWorkingDay } from '../../src/document/checks/working-days.ts';
import {
  findDates,
  isPossible,
  likeliestDates,
  possibleDates,
  type WrittenDate,
} from '../../src/document/checks/written-dates.ts';

const found: readonly (readonly [
  text: string,
  dates: readonly (readonly [words: string, date: string | undefined, weekday: string | undefined])[],
])[] = [
  ['7月8日（金）に開きます', [['7月8日（金）', '2023-07-08', '金']]],
  ['7月8日(土)に', [['7月8日(土)', '2023-07-08', '土']]],
  ['７月８日（土曜日）', [['７月８日（土曜日）', '2023-07-08', '土']]],
  ['7月8日土曜日', [['7月8日土曜日', '2023-07-08', '土']]],
  ['7月8日の土曜日に', [['7月8日の土曜日', '2023-07-08', '土']]],
  ['7月17日（月・祝）', [['7月17日（月・祝）', '2023-07-17', '月']]],
  ['2023年7月8日（土）', [['2023年7月8日（土）', '2023-07-08', '土']]],
  ['令和5年7月8日', [['令和5年7月8日', '2023-07-08', undefined]]],
  ['令和元年5月1日（水）', [['令和元年5月1日（水）', '2019-05-01', '水']]],
  ['平成31年4月30日', [['平成31年4月30日', '2019-04-30', undefined]]],
  ['2023年（令和5年）7月8日（土）', [['2023年（令和5年）7月8日（土）', '2023-07-08', '土']]],
  ['令和5年（2023年）7月8日', [['令和5年（2023年）7月8日', '2023-07-08', undefined]]],
  ['三月三日（金）', [['三月三日（金）', '2023-03-03', '金']]],
  ['十一月十一日', [['十一月十一日', '2023-11-11', undefined]]],
  [
    '1月19日（金）・20日（土）',
    [
      ['1月19日（金）', '2024-01-19', '金'],
      ['20日（土）', '2024-01-20', '土'],
    ],
  ],
  [
    '11月1日から30日まで',
    [
      ['11月1日', '2023-11-01', undefined],
      ['30日', '2023-11-30', undefined],
    ],
  ],
  [
    '11月1日から12月13日まで',
    [
      ['11月1日', '2023-11-01', undefined],
      ['12月13日', '2023-12-13', undefined],
    ],
  ],
  ['7/8（土）', [['7/8（土）', '2023-07-08', '土']]],
  ['2023/7/8(土)', [['2023/7/8(土)', '2023-07-08', '土']]],
  ['R5.7.8（土）', [['R5.7.8（土）', '2023-07-08', '土']]],
  ['２０２３－０７－０８（土）', [['２０２３－０７－０８（土）', '2023-07-08', '土']]],
  ['7.8（土）', [['7.8（土）', '2023-07-08', '土']]],
  ['1.2.3（土）', []],
  ['2023.7/8（土）', []],
  ['7/8の人が', []],
  ['毎月第2木曜日', []],
  ['1月に3日間', []],
  ['7月8日中', []],
  ['2月30日（木）', [['2月30日（木）', undefined, '木']]],
];

const resolve = (date: WrittenDate, reference: string | undefined): string | undefined =>
  likeliestDates(date, reference)[0];

describe('dates in text', () => {
  it.each(found)('%s', (text, dates) => {
    const resolved = findDates(text).map((date) => [date.words, resolve(date, '2023-08-20'), date.weekday]);
    expect(resolved).toEqual(dates);
  });

  const nearest: readonly (readonly [text: string, published: string, date: string])[] = [
    ['1月19日（金）', '2023-12-15', '2024-01-19'],
    ['12月13日', '2024-01-10', '2023-12-13'],
    ['7月8日', '2023-07-14', '2023-07-08'],
    ['2月29日', '2024-01-10', '2024-02-29'],
  ];
  it.each(nearest)('%s published on %s is %s', (text, published, date) => {
    expect(findDates(text).map((written) => resolve(written, published))).toEqual([date]);
  });

  it('may be most of a year ahead, less far behind', () => {
    const of = (text: string, published: string) => findDates(text).flatMap((date) => possibleDates(date, published));
    expect(of('7月8日', '2024-01-15')).toEqual(['2024-07-08', '2023-07-08']);
    expect(of('7月8日', '2023-07-14')).toEqual(['2023-07-08', '2024-07-08']);
    expect(of('7月8日', '2023-06-01')).toEqual(['2023-07-08']);
    expect(of('12/25(水)', '2024-04-15')).toEqual(['2023-12-25', '2024-12-25']);
  });

  it('are of the year whose weekday fits', () => {
    const of = (text: string) => findDates(text).map((date) => resolve(date, '2024-04-15'));
    expect(of('12/25(水)、12/25(月)、12/25(金)')).toEqual(['2024-12-25', '2023-12-25', '2023-12-25']);
  });

  it('may count from the year of the text, whatever they stand beside', () => {
    const of = (text: string) =>
      findDates(text).map((date) => [date.words, possibleDates(date, '2025-01-08', '2024-04-15')]);
    expect(of('来年の1月8日（水）、去年12月1日、ことしは、7月8日')).toEqual([
      ['来年の1月8日（水）', ['2025-01-08']],
      ['去年12月1日', ['2023-12-01']],
      ['ことしは、7月8日', ['2024-07-08']],
    ]);
    expect(findDates('来年度の4月1日').map((date) => date.relative)).toEqual([undefined]);
  });

  it('without a year and a day of publication mean no day', () => {
    expect(findDates('7月8日').map((date) => resolve(date, undefined))).toEqual([undefined]);
    expect(findDates('2023年7月8日').map((date) => resolve(date, undefined))).toEqual(['2023-07-08']);
  });

  it('may be impossible', () => {
    expect(['2月29日', '2023年2月29日', '2月30日', '13月1日'].flatMap(findDates).map(isPossible)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('working days', () => {
  const days: readonly (readonly [date: string, works: boolean])[] = [
    ['2023-07-14', true],
    ['2023-07-15', false],
    ['2023-07-17', false],
    ['2023-12-29', false],
    ['2024-01-03', false],
    ['2024-01-04', true],
  ];
  it.each(days)('%s: %s', (date, works) => expect(isWorkingDay(date)).toBe(works));

  it('leave out weekends, holidays and the turn of the year', () => {
    expect(holidayName('2023-07-17')).toBe('海の日');
    expect(addWorkingDays('2023-07-14', 3)).toBe('2023-07-20');
    expect(addWorkingDays('2023-12-27', 3)).toBe('2024-01-05');
  });

  it('give a reader on paper a week to answer', () => {
    expect(earliestAnswer('2023-07-14')).toBe('2023-07-27');
  });
});
