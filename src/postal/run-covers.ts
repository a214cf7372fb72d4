/** The cover sheets of a print run: each reader's address where the envelope's window shows it. */
import type { Center } from '../center.ts';
import { locate, type Problem } from '../problems.ts';
import { COVER, COVER_POINTS } from '../render/print/cover-place.ts';
import { printFonts } from '../render/print/fonts.ts';
import { toPrintable } from '../render/print/printable.ts';
import { BARCODE_SIZE } from './customer-barcode.ts';
import type { PlacedBarcode } from './draw-barcodes.ts';
import { addressBox, type EnvelopeWindow, findWindow, safeArea } from './envelope-windows.ts';
import { BARCODE_ROOM, type FittedLabel, fitLabel } from './fit-label.ts';
import { compileOffice, type OfficePaper } from './office-paper.ts';
import type { EnvelopeKind } from './pile-postage.ts';
import type { Pile } from './piles.ts';

/** Every character of a page's code, `A-012 2/6`. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789-/';

interface Cover extends FittedLabel {
  readonly serial: string;
  readonly registrationNumber: string;
  /** In points. */
  readonly numberSize: number;
  readonly envelope: EnvelopeKind;
}

export interface RunCovers {
  /** A page for each reader, and one more with the alphabet of the codes. */
  readonly paper: OfficePaper;
  /** By reader. */
  readonly barcodes: readonly (readonly PlacedBarcode[])[];
}

interface Options {
  readonly title: string;
  readonly date: string;
  readonly center: Center;
  /** By letter of the pile. */
  readonly envelopes: ReadonlyMap<string, EnvelopeKind>;
}

const KINDS: readonly EnvelopeKind[] = ['long3', 'square2'];

function fitCovers(piles: readonly Pile[], windows: ReadonlyMap<EnvelopeKind, EnvelopeWindow>, options: Options) {
  const problems: Problem[] = [];
  const covers = piles.flatMap(({ letter, size, pieces }) => {
    const envelope = options.envelopes.get(letter) ?? 'long3';
    const window = windows.get(envelope);
    if (window === undefined) return [];
    return pieces.flatMap(({ serial, recipient, address }): Cover[] => {
      const { label, faults } = fitLabel(address, addressBox(window), options.center.post.barcode);
      const place = { file: `名簿の登録番号 ${recipient.registrationNumber}`, line: 0, column: 0 };
      problems.push(...faults.map((fault) => locate(fault, place)));
      const registrationNumber = toPrintable(recipient.registrationNumber).text;
      const numberSize = fitNumber(registrationNumber, COVER_POINTS[size]);
      return label === undefined ? [] : [{ ...label, serial, registrationNumber, numberSize, envelope }];
    });
  });
  return { covers, problems };
}

/** As large as what the reader reads, but within its box. */
function fitNumber(number: string, points: number): number {
  const room = (COVER.number.until - 2 - COVER.number.x) * (72 / 25.4);
  return Math.min(points, room / Math.max(1, printFonts().bold.widthOf(number)));
}

const placeBarcode = ({ barcode }: Cover, window: EnvelopeWindow): PlacedBarcode[] => {
  const { x, y, height } = safeArea(window);
  return barcode.length === 0 ? [] : [{ bars: barcode, x, y: y + height - BARCODE_SIZE.height }];
};

/** What does not fit a window is a problem; the run is then not to be printed. */
export async function layOutCovers(
  piles: readonly Pile[],
  options: Options,
): Promise<{ covers?: RunCovers; problems: Problem[] }> {
  const used = KINDS.filter((kind) => [...options.envelopes.values()].includes(kind));
  const windows = new Map(used.map((kind) => [kind, findWindow(kind, options.center)]));
  const { covers, problems } = fitCovers(piles, windows, options);
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const data = {
    ...{ title: options.title, date: options.date, number: COVER.number, alphabet: ALPHABET },
    areas: Object.fromEntries([...windows].map(([kind, window]) => [kind, safeArea(window)])),
    barcodeRoom: BARCODE_ROOM,
    readers: covers.map(({ barcode, ...cover }) => ({ ...cover, barcode: barcode.length > 0 })),
  };
  const paper = await compileOffice('run-covers.typ', data, options.date, 'cover');
  const barcodes = covers.map((cover) => {
    const window = windows.get(cover.envelope);
    return window === undefined ? [] : placeBarcode(cover, window);
  });
  return { covers: { paper, barcodes }, problems };
}
