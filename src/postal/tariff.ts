/** The tariff of the post as dated data, and the weights of what is not paper to read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseYaml } from '../parse-yaml.ts';
import { ProblemsError } from '../problems.ts';

const grams = z.number().min(0);
const step = z.strictObject({ maxGrams: grams, yen: z.int() });
const minimum = z.int().positive();

const tariffSchema = z.strictObject({
  effective: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .describe('この料金が始まった日'),
  standard: step.extend({ maxSheets: z.int() }).describe('定形郵便物'),
  nonStandard: z.array(step).min(1).describe('定形外郵便物（規格内）。軽いほうから'),
  barcode: z.strictObject({ minimum, percent: z.number() }).describe('バーコード付郵便物の割引'),
  local: z.strictObject({ minimum }).describe('郵便区内特別郵便物'),
});
export type Tariff = z.output<typeof tariffSchema>;

const fileSchema = z.strictObject({
  tariffs: z.array(tariffSchema).min(1),
  gramsPerLabel: grams.describe('ラベル1枚の重さ'),
  standardEnvelopeGrams: grams.describe('長形3号の封筒の重さ'),
  largeEnvelopeGrams: grams.describe('角形2号の封筒の重さ'),
});
export type Weights = Omit<z.output<typeof fileSchema>, 'tariffs'>;

const FILE = 'src/postal/tariff.yaml';

/** The tariff of a day (`YYYY-MM-DD`); of a day before the first, the first. */
export function readTariff(day: string): { tariff: Tariff; weights: Weights } {
  const text = readFileSync(fileURLToPath(new URL('./tariff.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(fileSchema, { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  const { tariffs, ...weights } = parsed.value;
  const [first, ...later] = [...tariffs].sort((a, b) => (a.effective < b.effective ? -1 : 1));
  if (first === undefined) throw new Error('The tariff has no day.');
  const tariff = later.filter(({ effective }) => effective <= day).at(-1) ?? first;
  return { tariff, weights };
}
