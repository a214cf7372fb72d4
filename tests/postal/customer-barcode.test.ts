import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/postal/address.ts';
import {
  BARCODE_POINTS,
  BARCODE_SIZE,
  createBarcode,
  drawBars,
  extractAddressCode,
  placeBars,
} from '../../src/postal/customer-barcode.ts';

/** The examples of Japan Post's manual, pages 19, 20 and 25: address, 住所表示番号 and check symbol. */
const PUBLISHED = [
  ['100-0013', '東京都千代田区霞が関1丁目3番2号　郵便プラザ503室', '1-3-2-503', '9'],
  ['263-0023', '千葉市稲毛区緑町3丁目30-8　郵便ビル403号', '3-30-8-403', '5'],
  ['014-0113', '秋田県大仙市堀見内　南田茂木　添60-1', '60-1', 'CC8'],
  ['110-0016', '東京都台東区台東5-6-3　ABCビル10F', '5-6-3-10', '9'],
  ['060-0906', '北海道札幌市東区北六条東4丁目　郵便センター6号館', '4-6', '9'],
  ['065-0006', '北海道札幌市東区北六条東8丁目　郵便センター10号館', '8-10', '9'],
  ['407-0033', '山梨県韮崎市龍岡町下條南割　韮崎400', '400', '-'],
  ['273-0102', '千葉県鎌ケ谷市右京塚　東3丁目-20-5　郵便・A&bコーポB604号', '3-20-5B604', '0'],
  ['198-0036', '東京都青梅市河辺町十一丁目六番地一号　郵便タワー601', '11-6-1-601', 'CC8'],
  ['027-0203', '岩手県宮古市大字津軽石第二十一地割大淵川480', '21-480', 'CC5'],
  ['590-0016', '大阪府堺市堺区中田出井町四丁六番十九号', '4-6-19', 'CC2'],
  ['080-0831', '北海道帯広市稲田町南七線　西28', '7-28', 'CC7'],
  ['317-0055', '茨城県日立市宮田町6丁目7-14　ABCビル2F', '6-7-14-2', 'CC1'],
  ['650-0046', '神戸市中央区港島中町9丁目7-6　郵便シティA棟1F1号', '9-7-6A1-1', '5'],
  ['623-0011', '京都府綾部市青野町綾部6-7　LプラザB106', '6-7LB106', '4'],
  ['064-0804', '札幌市中央区南四条西29丁目1524-23　第2郵便ハウス501', '29-1524-23-2-501', '3'],
  ['910-0067', '福井県福井市新田塚3丁目80-25　J1ビル2-B', '3-80-25J1-2B', '9'],
] as const;

const barcodeOf = (postcode: string, address1: string, address2 = '') =>
  createBarcode(parseAddress({ postcode, address1, address2 }).address);

/** Symbols of the manual as bars; 1 long, 2 upper, 3 lower, 4 timing. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ 0: '144', 1: '114', 2: '132', 3: '312', 4: '123', 5: '141', 6: '321', 7: '213', 8: '231', 9: '411' },
  ...{ '-': '414', CC1: '324', CC2: '342', CC3: '234', CC4: '432', CC5: '243', CC6: '423', CC7: '441', CC8: '111' },
};
const DIGIT_OF_BAR: Readonly<Record<string, string>> = { F: '1', A: '2', D: '3', T: '4' };

/** Read back bar by bar, as a sorting machine does: 13, twenty-one symbols, 31. */
function readBars(bars: readonly string[]): string[] {
  const digits = bars.map((bar) => DIGIT_OF_BAR[bar]).join('');
  expect(digits).toHaveLength(67);
  expect(digits.slice(0, 2)).toBe('13');
  expect(digits.slice(-2)).toBe('31');
  return (digits.slice(2, -2).match(/.{3}/g) ?? []).map(
    (symbol) => Object.entries(SYMBOLS).find(([, drawn]) => drawn === symbol)?.[0] ?? '?',
  );
}

describe('the published examples', () => {
  it.each(PUBLISHED)('%s %s → %s', (postcode, address, code, check) => {
    const barcode = barcodeOf(postcode, address);
    expect(barcode?.code).toBe(code);
    const symbols = readBars(barcode?.bars ?? []);
    expect(symbols.slice(0, 7).join('')).toBe(postcode.replace('-', ''));
    expect(symbols.at(-1)).toBe(check);
  });

  it('reads the building from the second line of the list as well', () => {
    expect(barcodeOf('100-0013', '東京都千代田区霞が関1丁目3番2号', '郵便プラザ503室')?.code).toBe('1-3-2-503');
  });

  it('cuts after thirteen places, and a letter in half', () => {
    expect(readBars(drawBars('0640804', '29-1524-23-2-501')).slice(7, 20).join('')).toBe('29-1524-23-2-');
    expect(readBars(drawBars('9100067', '3-80-25J1-2B')).slice(7, 20)).toEqual([
      '3',
      '-',
      '8',
      '0',
      '-',
      '2',
      '5',
      'CC1',
      '9',
      '1',
      '-',
      '2',
      'CC1',
    ]);
  });

  it('extracts from a town that the table no longer has', () =>
    expect(extractAddressCode('6丁目3454-5　郵便ハイツ6-1108')).toBe('6-3454-5-6-1108'));

  it('gives an office of its own number that number alone', () => {
    const symbols = readBars(barcodeOf('100-8792', '東京都千代田区霞が関1-3-2')?.bars ?? []);
    expect(symbols).toEqual([...'1008792', ...Array.from({ length: 13 }, () => 'CC4'), '0']);
  });

  it('gives a box its number', () =>
    expect(barcodeOf('980-8691', '宮城県仙台市青葉区 私書箱第215号')?.code).toBe('215'));
});

describe('no barcode', () => {
  it.each([
    ['for the number of places that are not listed', '251-0000', '神奈川県藤沢市見本町1-2-3'],
    ['without a postcode', '', '神奈川県藤沢市藤沢1-2-3'],
    ['for a postcode nobody has', '999-9999', '神奈川県藤沢市藤沢1-2-3'],
    ['where the town is another', '251-0052', '神奈川県藤沢市辻堂1-2-3'],
    ['without a number', '251-0052', '神奈川県藤沢市藤沢'],
    ['abroad', '10115', 'Musterstraße 1, Berlin'],
  ])('%s', (_, postcode, address) => expect(barcodeOf(postcode, address)).toBeUndefined());
});

describe('the bars', () => {
  it('have the sizes that are permitted', () => {
    const scale = BARCODE_POINTS / 10;
    expect(BARCODE_POINTS).toBeGreaterThanOrEqual(8);
    expect(BARCODE_POINTS).toBeLessThanOrEqual(11.5);
    const boxes = placeBars(drawBars('2510052', '1-2-3'));
    const within = (value: number, [low, high]: readonly [number, number]): void => {
      expect(value).toBeGreaterThanOrEqual(low * scale - 1e-9);
      expect(value).toBeLessThanOrEqual(high * scale + 1e-9);
    };
    for (const [index, { x, width }] of boxes.entries()) {
      within(width, [0.5, 0.7]);
      const next = boxes[index + 1];
      if (next !== undefined) within(next.x - x, [0.95, 1.3]);
      if (next !== undefined) within(next.x - x - width, [0.45, 0.6]);
    }
    const heights = boxes.map(({ height }) => height);
    within(Math.max(...heights), [3.4, 3.6]);
    within(Math.min(...heights), [1.05, 1.35]);
    const last = boxes.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(BARCODE_SIZE.width);
  });
});
