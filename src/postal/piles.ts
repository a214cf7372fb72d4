/** The printed copies sorted as they lie on the table: a pile for each variant, the labels of each in postal order. */
import type { Fault } from '../problems.ts';
import { AUDIENCES, type Audience, READINGS, type Reading, SIZES, type Size } from '../variants.ts';
import { type Address, parseAddress, tidyAddress } from './address.ts';
import { matchingForm } from './address-numbers.ts';

/** One delivery by post, with what the envelope needs. */
export interface Recipient {
  /** undefined in a proof, which moves no delivery. */
  readonly deliveryId: string | undefined;
  /** The label it was printed with before, which it keeps. */
  readonly serial?: string | undefined;
  readonly registrationNumber: string;
  readonly name: string;
  readonly postcode: string;
  readonly address1: string;
  readonly address2: string;
  readonly audience: Audience;
  readonly reading: Reading;
  readonly size: Size;
}

/** A copy with its place in the pile. */
export interface Piece {
  /** `A-012`: means nothing outside. */
  readonly serial: string;
  readonly recipient: Recipient;
  readonly address: Address;
  /** What is odd about the address or the name. */
  readonly faults: readonly Fault[];
}

export interface Pile {
  /** A, B, C… in the first run, 2A, 2B… in a later one. */
  readonly letter: string;
  readonly audience: Audience;
  readonly reading: Reading;
  readonly size: Size;
  readonly pieces: readonly Piece[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who has no postcode comes last. */
const orderOf = ({ postcode }: Recipient): string => (postcode === '' ? '~' : postcode);

/** So that 2番 comes before 10番, and 三丁目 beside 3丁目, as the postman walks. */
const inWalkingOrder = (text: string): string =>
  matchingForm(tidyAddress(text)).replace(/\d+/g, (digits) => digits.padStart(6, '0'));

export const byPostalOrder = (a: Recipient, b: Recipient): number =>
  compare(orderOf(a), orderOf(b)) ||
  compare(inWalkingOrder(a.address1), inWalkingOrder(b.address1)) ||
  compare(inWalkingOrder(a.address2), inWalkingOrder(b.address2)) ||
  compare(a.registrationNumber, b.registrationNumber);

/** In this order a variant has its letter, whoever reads by post this time: C means the same in every run. */
const VARIANTS = AUDIENCES.flatMap((audience) =>
  READINGS.flatMap((reading) => SIZES.map((size) => ({ audience, reading, size }))),
);

const letterAt = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

function number(letter: string, recipients: readonly Recipient[]): Piece[] {
  const digits = Math.max(3, String(recipients.length).length);
  return [...recipients].sort(byPostalOrder).map((recipient, index) => {
    const { address, problems: faults } = parseAddress(recipient);
    const serial = recipient.serial ?? `${letter}-${String(index + 1).padStart(digits, '0')}`;
    return { serial, recipient, address, faults };
  });
}

const lettersOf = (serial: string): string => serial.split('-')[0] ?? '';

/** Which run a pile is of: 2 for `2A`. */
const runOf = ({ letter }: Pile): number => Number(/^\d*/.exec(letter)?.[0] || 1);

/**
 * Variants in the order of audience, reading and size; those without a reader by post are no pile. A later run (from 2)
 * has labels of its own: `2A-001`. What is put out again lies in the pile of its label.
 */
export function sortIntoPiles(recipients: readonly Recipient[], run = 1): Pile[] {
  const piles = VARIANTS.flatMap((variant, index) => {
    const own = `${run === 1 ? '' : run}${letterAt(index)}`;
    const members = recipients.filter(
      ({ audience, reading, size }) =>
        audience === variant.audience && reading === variant.reading && size === variant.size,
    );
    const byLetter = Map.groupBy(members, ({ serial }) => (serial === undefined ? own : lettersOf(serial)));
    return [...byLetter].map(([letter, readers]) => ({ letter, ...variant, pieces: number(letter, readers) }));
  });
  return piles.sort((a, b) => runOf(a) - runOf(b));
}

/** Serials that two pieces bear, or that `taken` says another delivery of the campaign has. */
export function findRepeatedSerials(piles: readonly Pile[], taken: ReadonlySet<string>): string[] {
  const pieces = piles.flatMap((pile) => pile.pieces);
  const seen = new Set<string>();
  const repeated = pieces.filter(({ serial, recipient }) => {
    const isRepeated = seen.has(serial) || (recipient.serial === undefined && taken.has(serial));
    seen.add(serial);
    return isRepeated;
  });
  return [...new Set(repeated.map(({ serial }) => serial))];
}
