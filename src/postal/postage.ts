/** What the post will cost: weight from sheets of paper, price from a dated tariff. An estimate before weighing. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parseYaml } from '../parse-yaml.ts';
import { ProblemsError } from '../problems.ts';

const grams = z.number().min(0);
const step = z.strictObject({ maxGrams: grams, yen: z.int() });

const tariffSchema = z.strictObject({
  effective: z.string().describe('この料金が始まった日'),
  standard: step.extend({ maxSheets: z.int() }).describe('定形郵便物'),
  nonStandard: z.array(step).min(1).describe('定形外郵便物（規格内）。軽いほうから'),
  gramsPerSheet: grams.describe('紙1枚の重さ'),
  gramsPerLabel: grams.describe('ラベル1枚の重さ'),
  standardEnvelopeGrams: grams.describe('長形3号の封筒の重さ'),
  largeEnvelopeGrams: grams.describe('角形2号の封筒の重さ'),
});
type Tariff = z.output<typeof tariffSchema>;

const FILE = 'src/postal/tariff.yaml';

function readTariff(): Tariff {
  const text = readFileSync(fileURLToPath(new URL('./tariff.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(tariffSchema, { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}

export interface PilePostage {
  readonly pile: string;
  readonly pieces: number;
  readonly gramsPerPiece: number;
  readonly envelope: '長形3号' | '角形2号';
  readonly class: '定形' | '定形外（規格内）';
  /** Of one piece; null where the tariff has no price for that weight. */
  readonly yenPerPiece: number | null;
}

export interface Postage {
  /** Day from which the tariff holds. */
  readonly tariff: string;
  readonly pieces: number;
  readonly piles: readonly PilePostage[];
  /** Null where a pile has no price. */
  readonly yen: number | null;
}

function weigh(
  tariff: Tariff,
  sheets: number,
): Pick<PilePostage, 'gramsPerPiece' | 'envelope' | 'class' | 'yenPerPiece'> {
  const inside = sheets * tariff.gramsPerSheet + tariff.gramsPerLabel;
  const small = inside + tariff.standardEnvelopeGrams;
  if (small <= tariff.standard.maxGrams && sheets <= tariff.standard.maxSheets) {
    return { gramsPerPiece: small, envelope: '長形3号', class: '定形', yenPerPiece: tariff.standard.yen };
  }
  const large = inside + tariff.largeEnvelopeGrams;
  const price = tariff.nonStandard.find(({ maxGrams }) => large <= maxGrams);
  return { gramsPerPiece: large, envelope: '角形2号', class: '定形外（規格内）', yenPerPiece: price?.yen ?? null };
}

/** `sheets` are sheets of paper a copy, printed on both sides. */
export function estimatePostage(piles: readonly { pile: string; copies: number; sheets: number }[]): Postage {
  const tariff = readTariff();
  const weighed = piles.map(({ pile, copies, sheets }) => ({ pile, pieces: copies, ...weigh(tariff, sheets) }));
  return {
    tariff: tariff.effective,
    pieces: weighed.reduce((sum, { pieces }) => sum + pieces, 0),
    piles: weighed,
    yen: weighed.reduce<number | null>(
      (sum, { pieces, yenPerPiece }) => (sum === null || yenPerPiece === null ? null : sum + pieces * yenPerPiece),
      0,
    ),
  };
}
