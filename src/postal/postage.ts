/** What the post will cost: weight from sheets of paper, price from a dated tariff. An estimate before weighing. */
import { type Discount, findDiscounts } from './discounts.ts';
import type { PileContents, PilePostage, PostageOptions } from './pile-postage.ts';
import { readTariff, type Tariff, type Weights } from './tariff.ts';

export interface Postage {
  /** Day from which the tariff holds. */
  readonly tariff: string;
  readonly pieces: number;
  readonly piles: readonly PilePostage[];
  /** Without discounts; null where a pile has no price. */
  readonly yen: number | null;
  readonly discounts: readonly Discount[];
}

const A4_SQUARE_METRES = 0.21 * 0.297;
const DEFAULTS: PostageOptions = {
  day: '9999-12-31',
  paperGrams: 64,
  localPostcodes: [],
  paidInBulk: false,
  barcode: false,
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

type Weighed = Pick<PilePostage, 'gramsPerPiece' | 'envelope' | 'class' | 'yenPerPiece'>;

function weigh(
  { standard, nonStandard }: Tariff,
  weights: Weights,
  { sheets, enclosures = [] }: PileContents,
  paperGrams: number,
): Weighed {
  const paper = sheets * paperGrams * A4_SQUARE_METRES + sum(enclosures.map(({ grams }) => grams));
  const inside = Math.round(paper) + weights.gramsPerLabel;
  const small = inside + weights.standardEnvelopeGrams;
  const thick = sheets + sum(enclosures.map((enclosure) => enclosure.sheets));
  if (small <= standard.maxGrams && thick <= standard.maxSheets) {
    return { gramsPerPiece: small, envelope: 'long3', class: '定形', yenPerPiece: standard.yen };
  }
  const large = inside + weights.largeEnvelopeGrams;
  const price = nonStandard.find(({ maxGrams }) => large <= maxGrams);
  return { gramsPerPiece: large, envelope: 'square2', class: '定形外（規格内）', yenPerPiece: price?.yen ?? null };
}

export function estimatePostage(piles: readonly PileContents[], options: PostageOptions = DEFAULTS): Postage {
  const { tariff, weights } = readTariff(options.day);
  const weighed = piles.map((contents) => ({
    contents,
    row: {
      ...{ pile: contents.pile, pieces: contents.copies },
      ...weigh(tariff, weights, contents, options.paperGrams),
    },
  }));
  const rows = weighed.map(({ row }) => row);
  return {
    tariff: tariff.effective,
    pieces: sum(rows.map(({ pieces }) => pieces)),
    piles: rows,
    yen: rows.some(({ yenPerPiece }) => yenPerPiece === null)
      ? null
      : sum(rows.map(({ pieces, yenPerPiece }) => pieces * (yenPerPiece ?? 0))),
    discounts: findDiscounts(weighed, tariff, options),
  };
}
