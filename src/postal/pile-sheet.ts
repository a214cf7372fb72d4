/** 部数表 as data for print/piles.typ: what to print, what it weighs and costs, and what to do in which order. */
import type { Center } from '../center.ts';
import type { Discount } from './discounts.ts';
import { composeEnvelopes } from './envelope-fronts.ts';
import { ENVELOPE_NAMES } from './pile-postage.ts';
import type { Postage } from './postage.ts';

export interface PileRow {
  readonly letter: string;
  readonly variant: string;
  readonly file: string;
  readonly copies: number;
  readonly spare: number;
  readonly pages: number;
  /** Sheets of paper a copy. */
  readonly sheets: number;
  /** Names of what is put in beside the copy, in order. */
  readonly enclosures: readonly string[];
}

const count = (number: number): string => number.toLocaleString('ja-JP');
const yen = (amount: number | null): string => (amount === null ? '窓口で確認' : `${count(amount)}円`);

const sum = (rows: readonly PileRow[], value: (row: PileRow) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);

const DISCOUNT_NAMES: Readonly<Record<Discount['kind'], string>> = {
  barcode: 'バーコード付郵便物',
  local: '郵便区内特別郵便物',
};

/** What a discount asks for beside the number. */
const CONDITIONS: Readonly<Record<Discount['kind'], string>> = {
  barcode: '同じ形と重さの定形。すべてにバーコード。料金別納か後納',
  local: '同じ郵便区あて。同じ形と重さの定形。料金別納か後納',
};

function describeDiscount({ kind, pieces, minimum, reached, missing, yen: saved }: Discount) {
  const amount = saved === null ? '額は郵便局で確認' : `約${yen(saved)}安く`;
  return {
    name: DISCOUNT_NAMES[kind],
    condition: `${CONDITIONS[kind]}。${count(minimum)}通から`,
    pieces: `${count(pieces)} 通`,
    outcome: reached ? `使えます（${amount}）` : `あと ${count(missing)} 通で、使えません`,
  };
}

const PAYMENTS: Readonly<Record<Center['post']['payment'], string>> = {
  stamps: '切手',
  counter: '料金別納',
  monthly: '料金後納',
};

/** What the post office's 差出票 asks for. */
function composeSlip(postage: Postage, center: Center) {
  const classes = new Map<string, number>();
  for (const { class: kind, gramsPerPiece, yenPerPiece, pieces } of postage.piles) {
    const key = `${kind}　1通 約${gramsPerPiece}g　${yen(yenPerPiece)}`;
    classes.set(key, (classes.get(key) ?? 0) + pieces);
  }
  return [
    ['差出人', `${center.name}　〒${center.postcode} ${center.address}　電話 ${center.phone}`],
    ['料金の払い方', PAYMENTS[center.post.payment]],
    ...[...classes].map(([kind, pieces]) => ['種類と通数', `${kind}　×　${count(pieces)} 通`]),
    ['合計', `${count(postage.pieces)} 通　${yen(postage.yen)}`],
  ] as const;
}

export function composePileSheet(
  rows: readonly PileRow[],
  postage: Postage,
  lead: string,
  center: Center,
  printable: (text: string) => string,
) {
  const printed = (row: PileRow): number => row.copies + row.spare;
  return {
    lead,
    piles: rows.map((row) => ({
      ...row,
      enclosures: row.enclosures.length === 0 ? '' : printable(`同封物: ${row.enclosures.join('、')}`),
      total: printed(row),
    })),
    total: {
      copies: sum(rows, (row) => row.copies),
      spare: sum(rows, (row) => row.spare),
      total: sum(rows, printed),
      sheets: sum(rows, (row) => printed(row) * row.sheets),
    },
    postage: postage.piles.map((row) => ({
      letter: `${row.pile}版`,
      envelope: `${ENVELOPE_NAMES[row.envelope]}・${row.class}`,
      grams: `約${row.gramsPerPiece}g`,
      yen: yen(row.yenPerPiece),
      pieces: row.pieces,
    })),
    postageTotal: `郵便料金の見こみ　${count(postage.pieces)}通　${yen(postage.yen)}`,
    postageNote: `${postage.tariff} からの料金表で計算した見こみです。出す前に、はかりで確かめてください。窓つき封筒で通し印刷を使うときは、1通に紙が1枚ふえます。`,
    discounts: postage.discounts.map(describeDiscount),
    slip: composeSlip(postage, center).map(([label, value]) => ({ label, value: printable(value) })),
    steps: center.post.steps.map(printable),
    envelopes: composeEnvelopes(postage, center, printable),
  };
}
