/**
 * One address on one label: each line as large as it may be, shrunk where it is long, then wrapped, then refused.
 * Widths come from the font itself, so what is decided here is what Typst draws.
 */
import type { Fault } from '../problems.ts';
import { printFonts } from '../render/print/fonts.ts';
import { toPrintable } from '../render/print/printable.ts';
import { tidyAddress } from './address.ts';
import { writeAddressee } from './addressee.ts';
import { BARCODE_CLEAR, BARCODE_SIZE, type Bar, createBarcode } from './customer-barcode.ts';
import type { Recipient } from './piles.ts';
import { labelGlyphMissing, labelTooLong, labelWithoutStreet } from './print-run-problems.ts';

/** Sizes in points. */
export interface LabelLine {
  readonly text: string;
  readonly size: number;
}

export interface FittedLabel {
  readonly postcode: string;
  /** Empty where there is none. */
  readonly barcode: readonly Bar[];
  readonly address: readonly LabelLine[];
  readonly name: readonly LabelLine[];
}

const POINTS_PER_MM = 72 / 25.4;
/** Kept free at the edges of a label: printers draw in paper by up to 2 mm. */
export const LABEL_PADDING = { x: 5, y: 3 } as const;
const POSTCODE_HEIGHT = 15;
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

/** Measures in millimetres; the edge of LABEL_PADDING is kept free. */
export interface LabelBox {
  readonly width: number;
  readonly height: number;
}

const heightOf = (lines: readonly LabelLine[]): number => lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);

interface Parts {
  readonly street: readonly LabelLine[] | undefined;
  readonly building: readonly LabelLine[] | undefined;
  readonly name: readonly LabelLine[] | undefined;
}

/** Long parts on a low label take the room of the others: everything else goes down to its smallest. */
function fitParts(recipient: Recipient, box: LabelBox, room: number): Parts {
  const width = (box.width - 2 * LABEL_PADDING.x) * POINTS_PER_MM;
  const smaller = (limits: Limits, by: number): Limits => ({
    ...limits,
    largest: Math.max(limits.smallest, limits.largest - by),
  });
  const at = (by: number): Parts => ({
    street: fitText(tidyAddress(recipient.address1), width, smaller(ADDRESS, by), false),
    building: fitText(tidyAddress(recipient.address2), width, smaller(ADDRESS, by), false),
    name: fitText(writeAddressee(recipient.name), width, smaller(NAME, by), true),
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

function clean(recipient: Recipient, faults: Fault[]): Recipient {
  const part = (text: string): string => {
    const printable = toPrintable(text);
    faults.push(...printable.missing.map(labelGlyphMissing));
    return printable.text;
  };
  const { name, address1, address2 } = recipient;
  return { ...recipient, name: part(name), address1: part(address1), address2: part(address2) };
}

/** What a barcode takes at the foot of a label, in millimetres, with the clear space above it. */
export const BARCODE_ROOM = BARCODE_SIZE.height + BARCODE_CLEAR;

/** True where the bars and their clear space are no wider than the label. */
export const holdsBarcode = ({ width }: LabelBox): boolean => width >= BARCODE_SIZE.width + 2 * BARCODE_CLEAR;

const barcodeOf = ({ postcode, address1, address2 }: Recipient): readonly Bar[] =>
  createBarcode(postcode, address1, address2)?.bars ?? [];

/** `withBarcode` draws one where the address gets one. */
export function fitLabel(
  recipient: Recipient,
  box: LabelBox,
  withBarcode = false,
): { label?: FittedLabel; faults: Fault[] } {
  const faults: Fault[] = [];
  const barcode = withBarcode ? barcodeOf(recipient) : [];
  const inside = box.height - 2 * LABEL_PADDING.y - (barcode.length === 0 ? 0 : BARCODE_ROOM);
  const room = inside * POINTS_PER_MM - POSTCODE_HEIGHT;
  const { street, building, name } = fitParts(clean(recipient, faults), box, room);
  if (street === undefined) faults.push(labelTooLong('住所1'));
  if (street?.length === 0) faults.push(labelWithoutStreet());
  if (building === undefined) faults.push(labelTooLong('住所2'));
  if (name === undefined) faults.push(labelTooLong('氏名'));
  if (street === undefined || building === undefined || name === undefined) return { faults };
  const address = [...street, ...building];
  if (heightOf(address) + heightOf(name) > room) faults.push(labelTooLong('住所と氏名'));
  return { label: { postcode: recipient.postcode, barcode, address, name }, faults };
}
