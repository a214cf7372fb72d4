/** Label sheets as data for print/labels.typ: pile after pile, each on sheets of its own, headed with its pile. */
import type { Center } from '../center.ts';
import { type Fault, locate, type Problem } from '../problems.ts';
import { BARCODE_CLEAR, BARCODE_SIZE } from './customer-barcode.ts';
import type { PlacedBarcode } from './draw-barcodes.ts';
import { BARCODE_ROOM, type FittedLabel, fitLabel, LABEL_HEAD, type Padding } from './fit-label.ts';
import {
  A4,
  HEADING_ROOM,
  isHeadedOnLabel,
  type LabelSheet,
  labelCorner,
  labelsPerSheet,
  PAPER_EDGE,
  paddingOf,
} from './label-sheets.ts';
import { variantWords } from './pile-words.ts';
import type { Piece, Pile } from './piles.ts';

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
  readonly padding: Padding;
  /** True where the heading stands on a label, for want of a margin. */
  readonly headedOnLabel: boolean;
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

/** What whoever prints has to know of an address; the rest was told when the list was brought in, and stops nobody. */
const TOLD: ReadonlySet<string> = new Set(['foreign-address', 'name-control-character', 'address-control-character']);

const toldOf = (piece: Piece): Fault[] =>
  piece.faults.filter(({ code }) => TOLD.has(code)).map((fault) => ({ ...fault, severity: 'warning' }));

function fitPile(pile: Pile, { sheet, center }: Options, problems: Problem[]): Serial[] {
  return pile.pieces.flatMap((piece) => {
    const { serial, recipient, address } = piece;
    const { label, faults } = fitLabel(address, { ...sheet, padding: paddingOf(sheet) }, center.post.barcode);
    const place = { file: `名簿の登録番号 ${recipient.registrationNumber}`, line: 0, column: 0 };
    problems.push(...[...toldOf(piece), ...faults].map((fault) => locate(fault, place)));
    return label === undefined ? [] : [{ serial, ...label }];
  });
}

/** Free places of a sheet, in the order in which they are filled. */
const placesFrom = (sheet: LabelSheet, start: number): number[] =>
  Array.from({ length: labelsPerSheet(sheet) - start }, (_, index) => start + index);

function layOut(pile: Pile, labels: readonly Serial[], first: number, { sheet, center }: Options): SheetPage[] {
  const inHeading = isHeadedOnLabel(sheet);
  const padding = paddingOf(sheet);
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
        ? { x: corner.x + padding.x, y: corner.y + padding.y }
        : { x: Math.max(sheet.left, padding.x), y: sheet.top - HEADING_ROOM + 2 },
      labels: onPage.map((label, position) => ({ ...label, ...labelCorner(sheet, free[position] ?? 0) })),
    };
  });
}

/** Under the name, as far from the edge of the paper as the clear space on a narrow label allows. */
function placeBarcode(label: Offset, { sheet: { width, height }, padding, offset }: LabelSheets): Offset {
  const rightmost = A4.width - PAPER_EDGE - BARCODE_SIZE.width - label.x;
  const wanted = Math.min(padding.x, rightmost, width - BARCODE_SIZE.width - BARCODE_CLEAR);
  return {
    x: label.x + offset.x + Math.max(BARCODE_CLEAR, wanted),
    y: label.y + offset.y + height - padding.y - BARCODE_SIZE.height,
  };
}

/** The barcodes of each page where the labels stand. */
export const placeBarcodes = (sheets: LabelSheets): PlacedBarcode[][] =>
  sheets.pages.map(({ labels }) =>
    labels
      .filter(({ barcode }) => barcode.length > 0)
      .map(({ barcode, ...label }) => ({ bars: barcode, ...placeBarcode(label, sheets) })),
  );

/** What print/labels.typ is fed with: of a barcode, only the room it takes. */
export const labelData = ({ pages, ...sheets }: LabelSheets) => ({
  ...sheets,
  head: LABEL_HEAD,
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
  const shape = { sheet, padding: paddingOf(sheet), headedOnLabel: isHeadedOnLabel(sheet), offset };
  return { sheets: { ...shape, pages }, problems };
}
