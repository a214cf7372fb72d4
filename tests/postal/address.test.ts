import { describe, expect, it } from 'vitest';
import { parseAddress, streetOf, tidyAddress } from '../../src/postal/address.ts';
import { matchingForm } from '../../src/postal/address-numbers.ts';
import { readAddressee, writeAddressee } from '../../src/postal/addressee.ts';

const parse = (postcode: string, address1: string, address2 = '') => parseAddress({ postcode, address1, address2 });
const codesOf = (postcode: string, address1: string, address2 = ''): string[] =>
  parse(postcode, address1, address2).problems.map(({ code, severity }) => `${severity} ${code}`);

describe('tidyAddress', () => {
  it.each([
    ['神奈川県藤沢市藤沢１丁目２−３', '神奈川県藤沢市藤沢1丁目2-3'],
    ['藤沢１ー２－３', '藤沢1-2-3'],
    ['コーポ　ＡＢＣ　１０１', 'コーポ ABC 101'],
    ['サンシャイン湘南ー', 'サンシャイン湘南ー'],
    ['見本タワー10F', '見本タワー10F'],
    ['  藤沢 1 ‐ 2 ', '藤沢 1-2'],
    ['髙﨑荘', '髙﨑荘'],
    ['十一番地', '十一番地'],
  ])('%s → %s', (written, tidy) => expect(tidyAddress(written)).toBe(tidy));
});

describe('parseAddress', () => {
  it('makes one form of many', () => {
    expect(parse('〒２５１００５２', '神奈川県藤沢市藤沢１−２', '見本荘　１０１').address).toEqual({
      postcode: '251-0052',
      prefecture: '神奈川県',
      city: '藤沢市',
      town: '藤沢1-2',
      building: '見本荘 101',
      careOf: '',
      name: '',
      honorific: '様',
    });
  });

  it.each([
    ['251-0052', '神奈川県藤沢市藤沢1-2', []],
    ['251-0052', '藤沢市藤沢1-2', []],
    ['253-0044', '神奈川県茅ケ崎市新栄町1-2', []],
    ['253-0106', '神奈川県寒川町宮山1', []],
    ['253-0106', '神奈川県高座郡寒川町宮山一', []],
    ['618-0000', '大阪府三島郡島本町1', []],
    ['251-005', '神奈川県藤沢市藤沢1-2', ['error bad-postcode']],
    ['ABC', '神奈川県藤沢市藤沢1-2', ['error bad-postcode']],
    ['999-9999', '神奈川県藤沢市藤沢1-2', ['error unknown-postcode']],
    ['000-0000', '神奈川県藤沢市藤沢1-2', ['error unknown-postcode']],
    ['251-8601', '神奈川県藤沢市朝日町1-1', ['warning office-postcode']],
    ['', '神奈川県藤沢市藤沢1-2', ['warning postcode-missing']],
    ['251-0052', '東京都千代田区1-2', ['warning postcode-prefecture-mismatch']],
    ['251-0052', '神奈川県横浜市中区1-2', ['warning postcode-city-mismatch']],
    ['251-0052', '神奈川県藤沢市', ['warning address-without-number']],
  ])('%s %s → %j', (postcode, address1, codes) => expect(codesOf(postcode, address1)).toEqual(codes));

  it('tells building, host and addressee apart', () => {
    const { address } = parseAddress({
      ...{
        postcode: '253-0106',
        address1: '神奈川県高座郡寒川町宮山一丁目二番地',
        address2: '見本荘　１０１ 見本 様方',
      },
      name: '見本　花子 様',
    });
    expect(address).toEqual({
      ...{ postcode: '253-0106', prefecture: '神奈川県', city: '高座郡寒川町', town: '宮山一丁目二番地' },
      ...{ building: '見本荘 101', careOf: '見本 様方', name: '見本　花子', honorific: '様' },
    });
  });

  it.each([
    ['見本荘 101 見本様方', '見本荘 101', '見本様方'],
    ['見本ビル気付', '', '見本ビル気付'],
    ['見本荘', '見本荘', ''],
  ])('%s → %s / %s', (address2, building, careOf) =>
    expect(parse('251-0052', '藤沢市藤沢1', address2).address).toMatchObject({ building, careOf, city: '藤沢市' }),
  );

  it('keeps what is written', () => {
    const { address } = parse('253-0044', '茅ケ崎市新栄町十一番地');
    expect(address).toMatchObject({ prefecture: '', city: '茅ケ崎市', town: '新栄町十一番地' });
    expect(streetOf(address)).toBe('茅ケ崎市新栄町十一番地');
  });

  it('refuses characters nobody sees', () => {
    expect(codesOf('251-0052', '神奈川県藤沢市藤沢1\u0007-2')).toEqual(['error address-control-character']);
  });

  it('names characters nobody sees in a name, but for the forms of 葛󠄀', () => {
    const problemsOf = (name: string) =>
      parseAddress({ postcode: '251-0052', address1: '神奈川県藤沢市藤沢1-2', address2: '', name }).problems;
    expect(problemsOf('見本\u0007 太郎\u200b')).toMatchObject([
      { code: 'name-control-character', severity: 'warning' },
    ]);
    expect(problemsOf('見本\u0007 太郎\u200b')[0]?.message).toContain('U+0007、U+200B');
    expect(problemsOf('葛\u{E0100}城 花子')).toEqual([]);
  });

  it.each([
    ['10115', 'Musterstraße 1, 10115 Berlin', 'Germany', '10115'],
    ['SW1A 1AA', '10 Downing Street, London', '', 'SW1A 1AA'],
    ['', '1 Sample Road, Singapore', '', ''],
  ])('leaves a foreign postcode as it is: %s', (postcode, address1, address2, kept) => {
    const { address, problems } = parse(postcode, address1, address2);
    expect(address.postcode).toBe(kept);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['foreign-address', 'warning']]);
  });

  it('takes a Japanese address in Latin letters for one of Japan', () =>
    expect(codesOf('251-0052', '1-2-3 Fujisawa, Fujisawa-shi, Kanagawa')).toEqual(['warning postcode-city-mismatch']));

  it('names no address in its problems', () => {
    const { problems } = parse('999-9999', '東京都千代田区見本町1-2', '見本荘');
    expect(JSON.stringify(problems)).not.toMatch(/見本|千代田/);
  });
});

describe('an addressee', () => {
  it.each([
    ['見本 太郎', '見本 太郎 様'],
    ['見本 花子 様', '見本 花子 様'],
    ['株式会社見本', '株式会社見本 御中'],
    ['株式会社見本 総務部 人事課', '株式会社見本 総務部 人事課 御中'],
    ['株式会社見本 総務部 見本太郎', '株式会社見本 総務部 見本太郎 様'],
    ['社会福祉法人見本会 見本作業所', '社会福祉法人見本会 見本作業所 御中'],
    ['見本先生 殿', '見本先生 殿'],
    ['阿部', '阿部 様'],
  ])('%s → %s', (name, printed) => expect(writeAddressee(readAddressee(name))).toBe(printed));
});

describe('the form for matching', () => {
  it.each([
    ['藤沢一丁目二番地の三', '藤沢1-2-3'],
    ['藤沢1丁目2番3号', '藤沢1-2-3'],
    ['藤沢1-2-3', '藤沢1-2-3'],
    ['八幡町十一番', '八幡町11'],
    ['茅ヶ崎市', '茅ケ崎市'],
    ['三ツ境', '三ツ境'],
  ])('%s → %s', (written, form) => expect(matchingForm(tidyAddress(written))).toBe(form));
});
