/** The printed copies sorted as they lie on the table: a pile for each variant, the labels of each in postal order. */
import { AUDIENCES, type Audience, READINGS, type Reading, SIZES, type Size } from '../variants.ts';
import { tidyAddress } from './address.ts';
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
}

export interface Pile {
  /** A, B, C… */
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

function number(letter: string, recipients: readonly Recipient[]): Piece[] {
  const digits = Math.max(3, String(recipients.length).length);
  return [...recipients].sort(byPostalOrder).map((recipient, index) => ({
    serial: recipient.serial ?? `${letter}-${String(index + 1).padStart(digits, '0')}`,
    recipient,
  }));
}

/** What is printed again lies in the pile of its label. */
const letterOf = (members: readonly Recipient[], otherwise: string): string =>
  members.find(({ serial }) => serial !== undefined)?.serial?.split('-')[0] ?? otherwise;

/**
 * Variants in the order of audience, reading and size; those without a reader by post are no pile. A later run (from 2)
 * has labels of its own: `2A-001`.
 */
export function sortIntoPiles(recipients: readonly Recipient[], run = 1): Pile[] {
  const variants = AUDIENCES.flatMap((audience) =>
    READINGS.flatMap((reading) => SIZES.map((size) => ({ audience, reading, size }))),
  );
  return variants
    .map((variant) => ({
      variant,
      members: recipients.filter(
        ({ audience, reading, size }) =>
          audience === variant.audience && reading === variant.reading && size === variant.size,
      ),
    }))
    .filter(({ members }) => members.length > 0)
    .map(({ variant, members }, index) => {
      const next = `${run === 1 ? '' : run}${String.fromCharCode('A'.charCodeAt(0) + index)}`;
      const letter = letterOf(members, next);
      return { letter, ...variant, pieces: number(letter, members) };
    });
}
