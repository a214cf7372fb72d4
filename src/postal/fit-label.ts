/**
 * One address on one label: each line as large as it may be, shrunk where it is long, then wrapped, then refused.
 * Widths come from the font itself, so what is decided here is what Typst draws.
 */
import type { Fault } from '../problems.ts';
import { printFonts } from '../render/print/fonts.ts';
import { toPrintable } from '../render/print/printable.ts';
import { tidyAddress } from './address.ts';
import type { LabelSheet } from './label-sheets.ts';
import type { Recipient } from './piles.ts';
import { labelGlyphMissing, labelTooLong } from './print-run-problems.ts';

/** Sizes in points. */
export interface LabelLine {
  readonly text: string;
  readonly size: number;
}

export interface FittedLabel {
  readonly postcode: string;
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

const heightOf = (lines: readonly LabelLine[]): number => lines.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);

const HONORIFIC = /(?:様|御中|殿)$/;

/** Written with 様 unless the list already has an honorific. */
export const addressee = (name: string): string => (HONORIFIC.test(name) ? name : `${name} 様`);

interface Parts {
  readonly street: readonly LabelLine[] | undefined;
  readonly building: readonly LabelLine[] | undefined;
  readonly name: readonly LabelLine[] | undefined;
}

/** Long parts on a low label take the room of the others: everything else goes down to its smallest. */
function fitParts(recipient: Recipient, sheet: LabelSheet, room: number): Parts {
  const width = (sheet.width - 2 * LABEL_PADDING.x) * POINTS_PER_MM;
  const smaller = (limits: Limits, by: number): Limits => ({
    ...limits,
    largest: Math.max(limits.smallest, limits.largest - by),
  });
  const at = (by: number): Parts => ({
    street: fitText(tidyAddress(recipient.address1), width, smaller(ADDRESS, by), false),
    building: fitText(tidyAddress(recipient.address2), width, smaller(ADDRESS, by), false),
    name: fitText(addressee(recipient.name), width, smaller(NAME, by), true),
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

export function fitLabel(recipient: Recipient, sheet: LabelSheet): { label?: FittedLabel; faults: Fault[] } {
  const faults: Fault[] = [];
  const room = (sheet.height - 2 * LABEL_PADDING.y) * POINTS_PER_MM - POSTCODE_HEIGHT;
  const { street, building, name } = fitParts(clean(recipient, faults), sheet, room);
  if (street === undefined) faults.push(labelTooLong('住所1'));
  if (building === undefined) faults.push(labelTooLong('住所2'));
  if (name === undefined) faults.push(labelTooLong('氏名'));
  if (street === undefined || building === undefined || name === undefined) return { faults };
  const address = [...street, ...building];
  if (heightOf(address) + heightOf(name) > room) faults.push(labelTooLong('住所と氏名'));
  return { label: { postcode: recipient.postcode, address, name }, faults };
}
