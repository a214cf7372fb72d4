/**
 * One address on one label: each line as large as it may be, shrunk where it is long, then wrapped, then refused.
 * Widths come from the font itself, so what is decided here is what Typst draws.
 */
import type { Fault } from '../problems.ts';
import { printFonts } from '../render/print/fonts.ts';
import { toPrintable } from '../render/print/printable.ts';
import { type Address, streetOf } from './address.ts';
import { writeAddressee } from './addressee.ts';
import { BARCODE_CLEAR, BARCODE_SIZE, type Bar, createBarcode } from './customer-barcode.ts';
import { labelGlyphMissing, labelTooLong, labelWithoutStreet } from './print-run-problems.ts';

/** Sizes in points. */
export interface LabelLine {
  readonly text: string;
  readonly size: number;
}

export interface FittedLabel {
  /** `〒 251-0052`; another country's as it is. */
  readonly postcode: string;
  /** Empty where there is none. */
  readonly barcode: readonly Bar[];
  readonly address: readonly LabelLine[];
  readonly name: readonly LabelLine[];
}

const POINTS_PER_MM = 72 / 25.4;
/** The first line of a label, in points: its height, and the size of the serial in it. */
export const LABEL_HEAD = { height: 15, serial: 10 } as const;
const LINE_HEIGHT = 1.3;
const STEP = 0.25;

interface Limits {
  readonly largest: number;
  readonly smallest: number;
  readonly lines: number;
}

const ADDRESS: Limits = { largest: 11, smallest: 8, lines: 2 };
const NAME: Limits = { largest: 15, smallest: 10, lines: 2 };

function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && !fits(line + character)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' && character === ' ' ? '' : character;
  }
  return line === '' ? lines : [...lines, line];
}

/** Undefined where the text does not fit even at the smallest size. */
function fitText(text: string, width: number, limits: Limits, bold: boolean): LabelLine[] | undefined {
  if (text === '') return [];
  const font = bold ? printFonts().bold : printFonts().regular;
  const em = font.widthOf(text);
  for (let size = limits.largest; size >= limits.smallest; size -= STEP) {
    if (em * size <= width) return [{ text, size }];
  }
  const lines = wrap(text, (line) => font.widthOf(line) * limits.smallest <= width);
  return lines.length > limits.lines ? undefined : lines.map((line) => ({ text: line, size: limits.smallest }));
}

/** Millimetres kept free at the left and right, and at the top and foot. */
export interface Padding {
  readonly x: number;
  readonly y: number;
}

/** Measures in millimetres. */
export interface LabelBox {
  readonly width: number;
  readonly height: number;
  readonly padding: Padding;
}

const heightOf = (lines: readonly LabelLine[]): number => lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);

interface Parts {
  readonly street: readonly LabelLine[] | undefined;
  readonly building: readonly LabelLine[] | undefined;
  readonly careOf: readonly LabelLine[] | undefined;
  readonly name: readonly LabelLine[] | undefined;
}

/** Long parts on a low label take the room of the others: everything else goes down to its smallest. */
function fitParts(address: Address, box: LabelBox, room: number): Parts {
  const width = (box.width - 2 * box.padding.x) * POINTS_PER_MM;
  const smaller = (limits: Limits, by: number): Limits => ({
    ...limits,
    largest: Math.max(limits.smallest, limits.largest - by),
  });
  const at = (by: number): Parts => ({
    street: fitText(streetOf(address), width, smaller(ADDRESS, by), false),
    building: fitText(address.building, width, smaller(ADDRESS, by), false),
    careOf: fitText(address.careOf, width, smaller(ADDRESS, by), false),
    name: fitText(writeAddressee(address), width, smaller(NAME, by), true),
  });
  let parts = at(0);
  for (
    let by = 1;
    by <= NAME.largest - NAME.smallest && heightOf(Object.values(parts).flatMap((part) => part ?? [])) > room;
    by += 1
  ) {
    parts = at(by);
  }
  return parts;
}

function clean(address: Address, faults: Fault[]): Address {
  const part = (text: string): string => {
    const printable = toPrintable(text);
    faults.push(...printable.missing.map(labelGlyphMissing));
    return printable.text;
  };
  const { postcode, prefecture, city, town, building, careOf, name } = address;
  return {
    ...{ postcode: part(postcode), prefecture: part(prefecture), city: part(city), town: part(town) },
    ...{ building: part(building), careOf: part(careOf), name: part(name), honorific: address.honorific },
  };
}

/** What a barcode takes at the foot of a label, in millimetres, with the clear space above it. */
export const BARCODE_ROOM = BARCODE_SIZE.height + BARCODE_CLEAR;

/** True where the bars and their clear space are no wider than the label. */
export const holdsBarcode = ({ width }: { readonly width: number }): boolean =>
  width >= BARCODE_SIZE.width + 2 * BARCODE_CLEAR;

const markPostcode = (postcode: string): string => (/^\d{3}-\d{4}$/.test(postcode) ? `〒 ${postcode}` : postcode);

/** `withBarcode` draws one where the address gets one. */
export function fitLabel(
  written: Address,
  box: LabelBox,
  withBarcode = false,
): { label?: FittedLabel; faults: Fault[] } {
  const faults: Fault[] = [];
  const barcode = withBarcode ? (createBarcode(written)?.bars ?? []) : [];
  const inside = box.height - 2 * box.padding.y - (barcode.length === 0 ? 0 : BARCODE_ROOM);
  const room = inside * POINTS_PER_MM - LABEL_HEAD.height;
  const cleaned = clean(written, faults);
  const { street, building, careOf, name } = fitParts(cleaned, box, room);
  if (street === undefined) faults.push(labelTooLong('住所1'));
  if (street?.length === 0) faults.push(labelWithoutStreet());
  if (building === undefined || careOf === undefined) faults.push(labelTooLong('住所2'));
  if (name === undefined) faults.push(labelTooLong('氏名'));
  if (street === undefined || building === undefined || careOf === undefined || name === undefined) return { faults };
  const address = [...street, ...building, ...careOf];
  if (heightOf(address) + heightOf(name) > room) faults.push(labelTooLong('住所と氏名'));
  return { label: { postcode: markPostcode(cleaned.postcode), barcode, address, name }, faults };
}
