/** What people mean by values that no file takes as they are. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readAnswer, readClock, readDay, readMonth, readNumber } from '../src/written-values.ts';
import { rewrite } from '../src/yaml-mends.ts';

test.each([
  ['2023年9月20日（水）', '2023-09-20'],
  ['２０２３／９／２０', '2023-09-20'],
  ['令和元年5月1日', '2019-05-01'],
  ['2023年2月30日', undefined],
  ['9月20日', undefined],
])('%s is the day %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['9:30', '09:30'],
  ['９時半', '09:30'],
  ['午後1時', '13:00'],
  ['午後12時15分', '12:15'],
  ['25:00', undefined],
  ['9', undefined],
])('%s is the time %s', (text, time) => {
  expect(readClock(text)).toBe(time);
});

test('months, numbers and answers are read too', () => {
  expect([readMonth('2023年7月'), readMonth('2023年13月')]).toEqual(['2023-07', undefined]);
  expect([readNumber('第４号'), readNumber('1,198名'), readNumber('4と5')]).toEqual([4, 1198, undefined]);
  expect([readAnswer('はい'), readAnswer('No'), readAnswer('たぶん')]).toEqual([true, false, undefined]);
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

test.each([
  ['number', z.int(), '４', 'number: 4'],
  ['date', day.optional(), '2023/9/20', 'date: 2023-09-20'],
  ['phone', z.string(), '0466', 'phone: "0466"'],
  ['media', z.array(z.enum(['web'])).optional(), 'web', 'media: [web]'],
  ['apply', z.strictObject({ by: day.optional(), how: z.string() }), '電話で', 'apply:\n  how: 電話で'],
  ['days', z.array(z.strictObject({ date: day })).min(1), '2023.7.8', 'days:\n  - date: 2023-07-08'],
  ['date', day, '夏', undefined],
])('%s: of %o takes %s as %s', (key, schema, written, lines) => {
  expect(rewrite(key, schema, written)).toBe(lines);
});
