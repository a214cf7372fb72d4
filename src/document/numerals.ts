/** Numbers as Japanese text writes them (14, １４, 1,198, 十四) and as they are spoken. */
import type { ByLastDigit } from './counters.ts';

const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const ONES = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
const HUNDREDS: Readonly<Record<number, string>> = { 1: 'ひゃく', 3: 'さんびゃく', 6: 'ろっぴゃく', 8: 'はっぴゃく' };
const THOUSANDS: Readonly<Record<number, string>> = { 1: 'せん', 3: 'さんぜん', 8: 'はっせん' };

export const isKanjiNumeral = (value: string): boolean => /^[〇一二三四五六七八九十百千]+$/u.test(value);

function kanjiValue(value: string): number {
  let total = 0;
  let digit = 0;
  for (const character of value) {
    const unit = UNITS[character];
    if (unit === undefined) {
      digit = digit * 10 + DIGITS.indexOf(character);
    } else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

export const numberValue = (value: string): number =>
  isKanjiNumeral(value) ? kanjiValue(value) : Number(value.normalize('NFKC').replaceAll(',', ''));

const place = (digit: number, unit: string, special: Readonly<Record<number, string>>): string =>
  digit === 0 ? '' : (special[digit] ?? `${ONES[digit] ?? ''}${unit}`);

/** 14 → じゅうよん, with the last sound changed as the counter wants it (十回: じゅっ). Up to 9,999. */
export function speakNumber(value: number, changed: ByLastDigit = {}): string {
  const [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map((unit) => Math.floor(value / unit) % 10);
  const head =
    place(thousands ?? 0, 'せん', THOUSANDS) +
    place(hundreds ?? 0, 'ひゃく', HUNDREDS) +
    place(tens ?? 0, 'じゅう', { 1: 'じゅう' });
  const hundred = changed[6] === undefined ? 'ゃく' : 'ゃっ';
  if (ones === undefined || ones === 0)
    return head.replace(/じゅう$/u, changed[0] ?? 'じゅう').replace(/ゃく$/u, hundred);
  return head + (changed[ones] ?? ONES[ones] ?? '');
}
