/** 部数表 as data for print/piles.typ: what to print, what it weighs and costs, and what to do in which order. */
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
}

const yen = (amount: number | null): string => (amount === null ? '窓口で確認' : `${amount.toLocaleString('ja-JP')}円`);

const STEPS = [
  'それぞれの版のPDFを、「刷る数」だけ両面で印刷して、山ごとに分けて置きます。',
  'ラベルを、山の順に用意します。ラベルの右上の番号が、山の名前から始まっているかを見ます。',
  '封筒にラベルをはり、同じ山の通信を入れます。一つの山が終わるまで、次の山に進みません。',
  '封入チェック表に印をつけます。終わったら、山の通数と印の数が合うかを数えます。',
  '一通ずつ重さをはかり、料金を確かめて、投函します。',
];

const sum = (rows: readonly PileRow[], value: (row: PileRow) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);

export function composePileSheet(rows: readonly PileRow[], postage: Postage, lead: string) {
  const printed = (row: PileRow): number => row.copies + row.spare;
  return {
    lead,
    piles: rows.map((row) => ({ ...row, total: printed(row) })),
    total: {
      copies: sum(rows, (row) => row.copies),
      spare: sum(rows, (row) => row.spare),
      total: sum(rows, printed),
      sheets: sum(rows, (row) => printed(row) * row.sheets),
    },
    postage: postage.piles.map((row) => ({
      letter: `${row.pile}版`,
      envelope: `${row.envelope}・${row.class}`,
      grams: `約${row.gramsPerPiece}g`,
      yen: yen(row.yenPerPiece),
      pieces: row.pieces,
    })),
    postageTotal: `郵便料金の見こみ　${postage.pieces.toLocaleString('ja-JP')}通　${yen(postage.yen)}`,
    postageNote: `${postage.tariff} からの料金表で計算した見こみです。同封物は入っていません。出す前に、はかりで確かめてください。`,
    steps: STEPS,
  };
}
