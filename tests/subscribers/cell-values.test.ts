import { expect, test } from 'vitest';
import { breaksMailStandard, readDay, readEmail, readPostcode, tidyName } from '../../src/subscribers/cell-values.ts';

test.each([
  ['2023-04-01', '2023-04-01'],
  ['2023/4/1', '2023-04-01'],
  ['２０２３年４月１日', '2023-04-01'],
  ['令和5年4月1日', '2023-04-01'],
  ['令和元年5月1日', '2019-05-01'],
  ['㋿５年４月１日', '2023-04-01'],
  ['R5.4.1', '2023-04-01'],
  ['平成31年4月30日', '2019-04-30'],
  ['2023/04/01 0:00', '2023-04-01'],
])('%s is the day %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each(['2023-02-29', '令和5年13月1日', '4月1日', '45017', 'きのう', ''])('%s is no day', (text) => {
  expect(readDay(text)).toBeUndefined();
});

test.each([
  ['251-0052', '251-0052'],
  ['２５１－００５２', '251-0052'],
  ['〒2510052', '251-0052'],
  ['253ー0041', '253-0041'],
  ['600001', '060-0001'],
  ['10010', '001-0010'],
])('%s is the postcode %s', (text, postcode) => {
  expect(readPostcode(text)).toBe(postcode);
});

test.each([
  ['10115', 'Musterstraße 1, 10115 Berlin', '10115'],
  ['SW1A 1AA', '10 Downing Street, London', 'SW1A 1AA'],
  ['１０１１５', 'Musterstraße 1', '10115'],
  ['251-0052', '1-2-3 Fujisawa', '251-0052'],
  ['600001', '北海道札幌市', '060-0001'],
])('%s of %s stays what it is', (text, address, postcode) => expect(readPostcode(text, address)).toBe(postcode));

test.each(['251-005', '25100521', '藤沢市', '1234'])('%s is no postcode', (text) => {
  expect(readPostcode(text)).toBeUndefined();
});

test('an e-mail address is made half-width and its domain lower-case', () => {
  expect(readEmail('Ｍｉｈｏｎ＠Example.JP ')).toEqual({ value: 'Mihon@example.jp' });
});

test.each(['mihon', 'mihon@', '@example.jp', 'a@b', 'a b@example.jp', 'a..b@example.jp', 'a@example.jp,b@example.jp'])(
  '%s is no e-mail address',
  (text) => {
    expect(readEmail(text).problems?.map(({ code }) => code)).toEqual(['bad-email']);
  },
);

test.each(['a..b@docomo.ne.jp', 'mihon.@ezweb.ne.jp'])('%s is taken, with a remark', (text) => {
  const { value, problems } = readEmail(text);
  expect(value).toBe(text);
  expect(problems?.map(({ code, severity }) => [code, severity])).toEqual([['old-carrier-email', 'warning']]);
  expect(breaksMailStandard(text)).toBe(true);
});

test('a name keeps the character its bearer uses', () => {
  expect(tidyName('　髙﨑　　見本 ')).toBe('髙﨑 見本');
});
