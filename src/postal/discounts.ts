/**
 * Which discounts a run reaches, or by how many pieces it misses them. Counted on the safe side: only what has the same
 * shape and weight. The post office may let other weights be counted together.
 */
import type { PileContents, PilePostage, PostageOptions } from './pile-postage.ts';
import type { Tariff } from './tariff.ts';

/** Postage paid by stamps; barcodes that are not printed. */
export type Obstacle = 'stamps' | 'no-barcode';

export interface Discount {
  readonly kind: 'barcode' | 'local';
  /** Pieces of one shape and weight that could have it. */
  readonly pieces: number;
  readonly minimum: number;
  /** Enough pieces, and nothing stands against it. */
  readonly reached: boolean;
  /** What the centre would have to change. */
  readonly obstacles: readonly Obstacle[];
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
  const groups = new Map<string, Group>();
  for (const pile of piles) {
    const { envelope, gramsPerPiece, yenPerPiece } = pile.row;
    if (yenPerPiece === null) continue;
    const key = `${envelope} ${gramsPerPiece}`;
    groups.set(key, { pieces: (groups.get(key)?.pieces ?? 0) + count(pile), yenPerPiece });
  }
  return [...groups.values()].reduce((a, b) => (b.pieces > a.pieces ? b : a), { pieces: 0, yenPerPiece: 0 });
}

function reach(
  kind: Discount['kind'],
  { pieces, minimum, yen }: Pick<Discount, 'pieces' | 'minimum' | 'yen'>,
  obstacles: readonly Obstacle[],
): Discount {
  const missing = Math.max(0, minimum - pieces);
  return { kind, pieces, minimum, yen, obstacles, missing, reached: missing === 0 && obstacles.length === 0 };
}

export function findDiscounts(
  piles: readonly WeighedPile[],
  { barcode, local }: Tariff,
  { localPostcodes, localYen, paidInBulk, barcode: printsBarcodes }: PostageOptions,
): Discount[] {
  const isLocal = (postcode: string): boolean =>
    localPostcodes.some((start) => postcode.replace('-', '').startsWith(start));
  const standard = piles.filter(({ row }) => row.envelope === 'long3');
  const coded = largestGroup(standard, ({ contents }) => contents.barcodes ?? 0);
  const near = largestGroup(piles, ({ contents }) => (contents.postcodes ?? []).filter(isLocal).length);
  const off = Math.floor((coded.pieces * coded.yenPerPiece * barcode.percent) / 100);
  const saved = localYen === undefined ? null : near.pieces * (near.yenPerPiece - localYen);
  const payment: Obstacle[] = paidInBulk ? [] : ['stamps'];
  const printing: Obstacle[] = printsBarcodes ? [] : ['no-barcode'];
  return [
    reach('barcode', { pieces: coded.pieces, minimum: barcode.minimum, yen: off }, [...printing, ...payment]),
    reach('local', { pieces: near.pieces, minimum: local.minimum, yen: saved }, payment),
  ];
}

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  stamps: '切手では使えません。料金別納か後納にします',
  'no-barcode': 'バーコードを印刷していません',
};

/** Why it cannot be had, as staff read it; empty where it can. */
export const obstacleWords = ({ missing, obstacles }: Discount): string =>
  [
    ...(missing > 0 ? [`あと${missing.toLocaleString('ja-JP')}通たりません`] : []),
    ...obstacles.map((one) => OBSTACLES[one]),
  ].join('。');
