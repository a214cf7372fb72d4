import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { enclosuresFor, readEnclosures } from '../../src/document/enclosures.ts';
import { obstacleWords } from '../../src/postal/discounts.ts';
import { composeEnvelopes } from '../../src/postal/envelope-fronts.ts';
import { estimatePostage } from '../../src/postal/postage.ts';
import { encodeList } from '../../src/postal/postal-list.ts';
import { readTariff } from '../../src/postal/tariff.ts';
import { ProblemsError } from '../../src/problems.ts';
import { center } from './recipients.ts';

const OPTIONS = { day: '2026-11-23', paperGrams: 64, localPostcodes: ['251'], paidInBulk: true, barcode: true };
const pile = (copies: number, given: object = {}) => ({ pile: 'A', copies, sheets: 2, ...given });

describe('weight', () => {
  it('goes by the paper and by what is put in', () => {
    const grams = (given: object, options = OPTIONS) =>
      estimatePostage([pile(1, given)], options).piles[0]?.gramsPerPiece;
    expect(grams({})).toBe(14);
    expect(grams({}, { ...OPTIONS, paperGrams: 80 })).toBe(16);
    expect(
      grams({
        enclosures: [
          { sheets: 1, grams: 4 },
          { sheets: 1, grams: 9 },
        ],
      }),
    ).toBe(27);
  });

  it('takes the large envelope where the enclosures are too many or too heavy', () => {
    const of = (enclosure: { sheets: number; grams: number }) =>
      estimatePostage([pile(1, { enclosures: [enclosure] })], OPTIONS).piles[0];
    expect(of({ sheets: 6, grams: 24 })).toMatchObject({ envelope: 'long3', yenPerPiece: 110 });
    expect(of({ sheets: 7, grams: 28 })).toMatchObject({ envelope: 'square2', yenPerPiece: 180 });
    expect(of({ sheets: 1, grams: 60 })).toMatchObject({ envelope: 'square2', yenPerPiece: 180 });
  });

  it('takes the tariff of the day', () => {
    expect(readTariff('2026-11-23').tariff.effective).toBe('2024-10-01');
    expect(readTariff('1999-01-01').tariff.effective).toBe('2024-10-01');
  });
});

describe('discounts', () => {
  const postcodes = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => (index % 2 === 0 ? '251-0052' : '253-0044'));
  const find = (count: number, given: object = {}, options = {}) =>
    estimatePostage([pile(count, { postcodes: postcodes(count), barcodes: count, ...given })], {
      ...OPTIONS,
      ...options,
    }).discounts;

  it('are missed by so many', () => {
    expect(find(198)).toMatchObject([
      { kind: 'barcode', reached: false, pieces: 198, missing: 802 },
      { kind: 'local', reached: false, pieces: 99, missing: 1, yen: null },
    ]);
  });

  it('are reached, and save so much', () => {
    expect(find(1000)).toMatchObject([
      { kind: 'barcode', reached: true, missing: 0, yen: 3300 },
      { kind: 'local', reached: true, pieces: 500, yen: null },
    ]);
    expect(find(1000, {}, { localYen: 90 })[1]).toMatchObject({ yen: 10_000 });
  });

  it('count what has the same weight, in whichever pile', () => {
    const piles = [600, 500].map((copies) => pile(copies, { barcodes: copies }));
    expect(estimatePostage(piles, OPTIONS).discounts[0]).toMatchObject({ pieces: 1100, reached: true });
    const [first = pile(1)] = piles;
    const heavier = [first, pile(500, { barcodes: 500, sheets: 3 })];
    expect(estimatePostage(heavier, OPTIONS).discounts[0]).toMatchObject({ pieces: 600, missing: 400 });
  });

  it('are for large envelopes by their post district alone', () =>
    expect(find(2000, { sheets: 9 })).toMatchObject([{ pieces: 0 }, { pieces: 1000, reached: true }]));

  it('are not for stamps, nor the one for barcodes without them', () => {
    const [barcode, local] = find(2000, {}, { paidInBulk: false, barcode: false });
    expect([barcode, local]).toMatchObject([
      { pieces: 2000, reached: false, obstacles: ['no-barcode', 'stamps'] },
      { pieces: 1000, reached: false, obstacles: ['stamps'] },
    ]);
    expect(barcode && obstacleWords(barcode)).toBe(
      'バーコードを印刷していません。切手では使えません。料金別納か後納にします',
    );
    const [few] = find(900, {}, { barcode: false });
    expect(few && obstacleWords(few)).toBe('あと100通たりません。バーコードを印刷していません');
  });
});

describe('enclosures', () => {
  const folder = mkdtempSync(join(tmpdir(), '同封 '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const read = (text: string | Uint8Array) => {
    writeFileSync(join(folder, 'enclosures.yaml'), text);
    return readEnclosures(folder, 'issues/2023-summer');
  };

  it('are for an audience, in their order', async () => {
    const all = await read(
      'issues/2023-summer:\n  - name: 見本のチラシ\n    grams: 4\n  - name: 求人の案内\n    audience: job-seeking\n    sheets: 2\n    grams: 8.5\n    url: https://tsushin.example.jp/\n',
    );
    expect(enclosuresFor(all, 'employed').map(({ name }) => name)).toEqual(['見本のチラシ']);
    expect(enclosuresFor(all, 'job-seeking')).toMatchObject([{ sheets: 1 }, { sheets: 2, grams: 8.5 }]);
  });

  it('may be none', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('issues/2024-spring: []\n')).toEqual([]);
  });

  it.each([
    ['issues/2023-summer:\n  - name: 重さがない\n', 'missing-field'],
    ['issues/2023-summer:\n  - name: 見本\n    gram: 4\n    grams: 4\n', 'unknown-field'],
    [Buffer.from([0x8c, 0xa9, 0x96, 0x7b]), 'not-utf8'],
  ])('are named where they are faulty', async (text, code) => {
    const failure = await read(text).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(ProblemsError);
    expect(failure).toMatchObject({ problems: [{ code, file: 'content/enclosures.yaml' }] });
  });
});

describe('the front of an envelope', () => {
  const postage = estimatePostage([pile(1)], OPTIONS);
  const front = (post: object) =>
    composeEnvelopes(postage.piles, { ...center, post: { ...center.post, ...post } }, (text) => text)[0];

  it('says who sends it, and not what the centre is called', () => {
    expect(front({})).toMatchObject({ name: '長形3号', width: 235, height: 120, sender: 'みほん通信', mark: [] });
    expect(front({ senderName: 'みほん編集部' })?.sender).toBe('みほん編集部');
    expect(JSON.stringify(front({}))).not.toContain('障害');
  });

  it.each([
    ['counter', ['見本局', '料金別納', '郵便']],
    ['monthly', ['見本局', '料金後納', '郵便']],
  ])('bears the mark of %s', (payment, mark) => expect(front({ payment, postOffice: '見本局' })?.mark).toEqual(mark));
});

describe('the postal list in Shift_JIS', () => {
  it('is read by old programs, and names the characters it lost', () => {
    const { content, lost } = encodeList('"髙﨑","𠮷田","～"\r\n', 'shift_jis');
    expect(iconv.decode(Buffer.from(content), 'cp932')).toBe('"髙﨑","〓田","～"\r\n');
    expect(lost).toEqual(['𠮷']);
  });
});
