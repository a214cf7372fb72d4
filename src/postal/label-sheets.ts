/** Label stock as data: what there is to buy, in millimetres. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { labelSheetSchema } from '../center.ts';
import { nearest } from '../nearest.ts';
import { parseYaml } from '../parse-yaml.ts';
import { locate, ProblemsError } from '../problems.ts';
import type { Padding } from './fit-label.ts';
import { sheetOutsidePaper, unknownSheet } from './print-run-problems.ts';

export type LabelSheet = z.output<typeof labelSheetSchema>;

const FILE = 'src/postal/label-sheets.yaml';

function readSheets(): ReadonlyMap<string, LabelSheet> {
  const text = readFileSync(fileURLToPath(new URL('./label-sheets.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(z.record(z.string(), labelSheetSchema), { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return new Map(Object.entries(parsed.value));
}

export const A4 = { width: 210, height: 297 };

const isOnPaper = (sheet: LabelSheet): boolean => {
  const last = labelCorner(sheet, labelsPerSheet(sheet) - 1);
  return last.x + sheet.width <= A4.width && last.y + sheet.height <= A4.height;
};

/** The stock called `name`, a centre's own first; throws ProblemsError with the names there are. */
export function findLabelSheet(name: string, own: Readonly<Record<string, LabelSheet>> = {}): LabelSheet {
  const sheets = new Map([...readSheets(), ...Object.entries(own)]);
  const found = sheets.get(name);
  if (found !== undefined) {
    if (isOnPaper(found)) return found;
    const place = { file: `center.yaml の post: labelSheets: ${name}`, line: 0, column: 0 };
    throw new ProblemsError([locate(sheetOutsidePaper(), place)]);
  }
  const names = [...sheets.keys()];
  throw new ProblemsError([
    locate(unknownSheet(name, nearest(name, names), names), { file: '--sheet', line: 0, column: 0 }),
  ]);
}

/** Kept free at the edges of a label: printers draw in paper by up to 2 mm. */
const LABEL_EDGE = { x: 5, y: 3 };
/** Kept free at the edges of the paper, where many printers cannot print. */
export const PAPER_EDGE = 5;

/** What stays free at the edges of every label of the stock, in millimetres. */
export function paddingOf(sheet: LabelSheet): Padding {
  const last = labelCorner(sheet, labelsPerSheet(sheet) - 1);
  const [right, foot] = [A4.width - last.x - sheet.width, A4.height - last.y - sheet.height];
  return {
    x: Math.max(LABEL_EDGE.x, PAPER_EDGE - sheet.left, PAPER_EDGE - right),
    y: Math.max(LABEL_EDGE.y, PAPER_EDGE - sheet.top, PAPER_EDGE - foot),
  };
}

/** Room a heading needs above the first row; stock without it gives up the first label of each sheet. */
export const HEADING_ROOM = 9;
export const isHeadedOnLabel = ({ top }: LabelSheet): boolean => top < HEADING_ROOM;

/** The last place from which a sheet can be begun, from 1. */
export const lastStart = (sheet: LabelSheet): number => labelsPerSheet(sheet) - (isHeadedOnLabel(sheet) ? 1 : 0);

export const labelsPerSheet = ({ columns, rows }: LabelSheet): number => columns * rows;

/** Top left corner of the label at `index`, counted from 0, in millimetres. */
export function labelCorner(sheet: LabelSheet, index: number): { readonly x: number; readonly y: number } {
  const column = index % sheet.columns;
  const row = Math.floor(index / sheet.columns);
  return {
    x: sheet.left + column * (sheet.width + sheet.columnGap),
    y: sheet.top + row * (sheet.height + sheet.rowGap),
  };
}
