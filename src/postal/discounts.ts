/** Which discounts a run reaches, or by how many pieces it misses them. */
import type { PileContents, PilePostage, PostageOptions } from './pile-postage.ts';
import type { Tariff } from './tariff.ts';

export interface Discount {
  readonly kind: 'barcode' | 'local';
  /** Pieces of one shape and weight that could have it. */
  readonly pieces: number;
  readonly minimum: number;
  readonly reached: boolean;
  /** How many pieces are missing; 0 where it is reached. */
  readonly missing: number;
  /** What it saves or would save; null where the price has to be asked for. */
  readonly yen: number | null;
}

interface WeighedPile {
  readonly contents: PileContents;
  readonly row: PilePostage;
}

type Count = (pile: WeighedPile) => number;

interface Group {
  readonly pieces: number;
  readonly yenPerPiece: number;
}

/** Pieces of the same shape and weight, whichever pile they lie in; the largest such group. */
function largestGroup(piles: readonly WeighedPile[], count: Count): Group {
  const groups = new Map<number, Group>();
  for (const pile of piles) {
    const { envelope, gramsPerPiece, yenPerPiece } = pile.row;
    if (envelope !== 'long3' || yenPerPiece === null) continue;
    const pieces = (groups.get(gramsPerPiece)?.pieces ?? 0) + count(pile);
    groups.set(gramsPerPiece, { pieces, yenPerPiece });
  }
  return [...groups.values()].reduce((a, b) => (b.pieces > a.pieces ? b : a), { pieces: 0, yenPerPiece: 0 });
}

const reach = (kind: Discount['kind'], pieces: number, minimum: number, yen: number | null): Discount => ({
  ...{ kind, pieces, minimum, yen, reached: pieces >= minimum, missing: Math.max(0, minimum - pieces) },
});

export function findDiscounts(
  piles: readonly WeighedPile[],
  { barcode, local }: Tariff,
  { localPostcodes, localYen }: PostageOptions,
): Discount[] {
  const isLocal = (postcode: string): boolean =>
    localPostcodes.some((start) => postcode.replace('-', '').startsWith(start));
  const coded = largestGroup(piles, ({ contents }) => contents.barcodes ?? 0);
  const near = largestGroup(piles, ({ contents }) => (contents.postcodes ?? []).filter(isLocal).length);
  const saved = localYen === undefined ? null : near.pieces * (near.yenPerPiece - localYen);
  return [
    reach(
      'barcode',
      coded.pieces,
      barcode.minimum,
      Math.floor((coded.pieces * coded.yenPerPiece * barcode.percent) / 100),
    ),
    reach('local', near.pieces, local.minimum, saved),
  ];
}
