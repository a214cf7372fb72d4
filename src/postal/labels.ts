/** Label sheets as data for print/labels.typ: pile after pile, each on sheets of its own, headed with its pile. */
import type { Center } from '../center.ts';
import { locate, type Problem } from '../problems.ts';
import { type FittedLabel, fitLabel, LABEL_PADDING } from './fit-label.ts';
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

export interface LabelSheets {
  readonly sheet: LabelSheet;
  readonly padding: typeof LABEL_PADDING;
  readonly pages: readonly SheetPage[];
}

interface Options {
  readonly sheet: LabelSheet;
  /** First free label of the first sheet, from 1. */
  readonly start: number;
  readonly center: Center;
}

type Serial = FittedLabel & { readonly serial: string };

function fitPile(pile: Pile, sheet: LabelSheet, problems: Problem[]): Serial[] {
  return pile.pieces.flatMap(({ serial, recipient }) => {
    const { label, faults } = fitLabel(recipient, sheet);
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

/** What does not fit is a problem; the sheets are then not to be printed. */
export function layOutLabels(piles: readonly Pile[], options: Options): { sheets: LabelSheets; problems: Problem[] } {
  const problems: Problem[] = [];
  const pages = piles.flatMap((pile, index) => {
    const labels = fitPile(pile, options.sheet, problems);
    return layOut(pile, labels, index === 0 ? options.start - 1 : 0, options);
  });
  return { sheets: { sheet: options.sheet, padding: LABEL_PADDING, pages }, problems };
}
