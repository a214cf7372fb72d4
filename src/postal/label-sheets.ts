/** Label stock as data: what there is to buy, in millimetres. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { labelSheetSchema } from '../center.ts';
import { nearest } from '../nearest.ts';
import { parseYaml } from '../parse-yaml.ts';
import { locate, ProblemsError } from '../problems.ts';
import { sheetOutsidePaper, unknownSheet } from './print-run-problems.ts';

export type LabelSheet = z.output<typeof labelSheetSchema>;

const FILE = 'src/postal/label-sheets.yaml';

function readSheets(): ReadonlyMap<string, LabelSheet> {
  const text = readFileSync(fileURLToPath(new URL('./label-sheets.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(z.record(z.string(), labelSheetSchema), { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return new Map(Object.entries(parsed.value));
}

const A4 = { width: 210, height: 297 };

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
