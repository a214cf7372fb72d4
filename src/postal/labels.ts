/** Label sheets as data for print/labels.typ: pile after pile, each on sheets of its own, headed with its pile. */
import type { Center } from '../center.ts';
import { locate, type Problem } from '../problems.ts';
import { BARCODE_SIZE } from './customer-barcode.ts';
import type { PlacedBarcode } from './draw-barcodes.ts';
import { BARCODE_ROOM, type FittedLabel, fitLabel, LABEL_PADDING } from './fit-label.ts';
import { type LabelSheet, labelCorner, labelsPerSheet } from './label-sheets.ts';
import { variantWords } from './pile-words.ts';
import type { Pile } from './piles.ts';

/** Room a heading needs above the first row; stock without it gives up the first label of each sheet. */
const HEADING_MM = 9;

export interface PlacedLabel extends FittedLabel {
  readonly serial: string;
  readonly x: number;
  readonly y: number;
}

export interface SheetPage {
  readonly heading: string;
  /** Where the heading stands, in millimetres. */
  readonly headingAt: { readonly x: number; readonly y: number };
  readonly labels: readonly PlacedLabel[];
}

/** By how much a printer has to be corrected, in millimetres to the right and down. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** Further than this, words leave the label. */
export const OFFSET_LIMIT = 3;

export interface LabelSheets {
  readonly sheet: LabelSheet;
  readonly padding: typeof LABEL_PADDING;
  readonly offset: Offset;
  readonly pages: readonly SheetPage[];
}

interface Options {
  readonly sheet: LabelSheet;
  /** First free label of the first sheet, from 1. */
  readonly start: number;
  readonly center: Center;
  readonly offset?: Offset;
}

type Serial = FittedLabel & { readonly serial: string };

function fitPile(pile: Pile, { sheet, center }: Options, problems: Problem[]): Serial[] {
  return pile.pieces.flatMap(({ serial, recipient }) => {
    const { label, faults } = fitLabel(recipient, sheet, center.post.barcode);
    const place = { file: `名簿の登録番号 ${recipient.registrationNumber}`, line: 0, column: 0 };
    problems.push(...faults.map((fault) => locate(fault, place)));
    return label === undefined ? [] : [{ serial, ...label }];
  });
}

/** Free places of a sheet, in the order in which they are filled. */
const placesFrom = (sheet: LabelSheet, start: number): number[] =>
  Array.from({ length: labelsPerSheet(sheet) - start }, (_, index) => start + index);

function layOut(pile: Pile, labels: readonly Serial[], first: number, { sheet, center }: Options): SheetPage[] {
  const inHeading = sheet.top < HEADING_MM;
  const pages: { places: number[]; labels: Serial[] }[] = [];
  let rest = labels;
  for (let start = first; rest.length > 0; start = 0) {
    const places = placesFrom(sheet, start);
    const free = inHeading ? places.slice(1) : places;
    pages.push({ places, labels: rest.slice(0, free.length) });
    rest = rest.slice(free.length);
  }
  return pages.map(({ places, labels: onPage }, index) => {
    const corner = labelCorner(sheet, places[0] ?? 0);
    const free = inHeading ? places.slice(1) : places;
    return {
      heading: `${pile.letter}の山　${variantWords(pile, center)}　${index + 1}／${pages.length}枚目　${onPage[0]?.serial}〜${onPage.at(-1)?.serial}`,
      headingAt: inHeading
        ? { x: corner.x + LABEL_PADDING.x, y: corner.y + LABEL_PADDING.y }
        : { x: Math.max(sheet.left, LABEL_PADDING.x), y: sheet.top - HEADING_MM + 2 },
      labels: onPage.map((label, position) => ({ ...label, ...labelCorner(sheet, free[position] ?? 0) })),
    };
  });
}

/** Under the name; in the middle where the label is hardly wider than the bars. */
function placeBarcode({ x, y }: Offset, { width, height }: LabelSheet, offset: Offset): Offset {
  return {
    x: x + offset.x + Math.min(LABEL_PADDING.x, (width - BARCODE_SIZE.width) / 2),
    y: y + offset.y + height - LABEL_PADDING.y - BARCODE_SIZE.height,
  };
}

/** The barcodes of each page where the labels stand. */
export const placeBarcodes = ({ pages, sheet, offset }: LabelSheets): PlacedBarcode[][] =>
  pages.map(({ labels }) =>
    labels
      .filter(({ barcode }) => barcode.length > 0)
      .map(({ barcode, ...label }) => ({ bars: barcode, ...placeBarcode(label, sheet, offset) })),
  );

/** What print/labels.typ is fed with: of a barcode, only the room it takes. */
export const labelData = ({ pages, ...sheets }: LabelSheets) => ({
  ...sheets,
  barcodeRoom: BARCODE_ROOM,
  pages: pages.map(({ labels, ...page }) => ({
    ...page,
    labels: labels.map((label) => ({ ...label, barcode: label.barcode.length > 0 })),
  })),
});

/** What does not fit is a problem; the sheets are then not to be printed. */
export function layOutLabels(piles: readonly Pile[], options: Options): { sheets: LabelSheets; problems: Problem[] } {
  const problems: Problem[] = [];
  const pages = piles.flatMap((pile, index) => {
    const labels = fitPile(pile, options, problems);
    return layOut(pile, labels, index === 0 ? options.start - 1 : 0, options);
  });
  const { sheet, offset = { x: 0, y: 0 } } = options;
  return { sheets: { sheet, padding: LABEL_PADDING, offset, pages }, problems };
}
