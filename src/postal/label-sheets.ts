/** Label stock as data: what there is to buy, in millimetres. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { nearest } from '../nearest.ts';
import { parseYaml } from '../parse-yaml.ts';
import { locate, ProblemsError } from '../problems.ts';
import { unknownSheet } from './print-run-problems.ts';

const size = z.number().positive();
const edge = z.number().min(0);

const labelSheetSchema = z.strictObject({
  name: z.string().describe('職員が見る名前'),
  width: size.describe('ラベル1枚の幅'),
  height: size.describe('ラベル1枚の高さ'),
  columns: z.int().min(1).describe('横に並ぶ数'),
  rows: z.int().min(1).describe('縦に並ぶ数'),
  left: edge.describe('紙の左の端から最初のラベルまで'),
  top: edge.describe('紙の上の端から最初のラベルまで'),
  columnGap: edge.default(0).describe('横のラベルとの間'),
  rowGap: edge.default(0).describe('縦のラベルとの間'),
});
export type LabelSheet = z.output<typeof labelSheetSchema>;

const FILE = 'src/postal/label-sheets.yaml';

function readSheets(): ReadonlyMap<string, LabelSheet> {
  const text = readFileSync(fileURLToPath(new URL('./label-sheets.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(z.record(z.string(), labelSheetSchema), { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return new Map(Object.entries(parsed.value));
}

/** The stock called `name`; throws ProblemsError with the names there are. */
export function findLabelSheet(name: string): LabelSheet {
  const sheets = readSheets();
  const found = sheets.get(name);
  if (found !== undefined) return found;
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
