/** 部数表 as data for print/piles.typ: what to print, what it weighs and costs, and what to do in which order. */
import type { Center } from '../center.ts';
import { type Discount, obstacleWords } from './discounts.ts';
import { composeEnvelopes } from './envelope-fronts.ts';
import { ENVELOPE_NAMES, type PilePostage } from './pile-postage.ts';
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

/** What a discount asks for beside the number; what is not sure says so. */
const CONDITIONS: Readonly<Record<Discount['kind'], string>> = {
  barcode:
    '同じ形と重さの定形で、すべてにバーコード。料金別納か後納。違う重さも、書類をそえると合わせて数えられることがあります（郵便局で確かめます）',
  local:
    '差し出す郵便局と同じ郵便区あて。同じ形と重さ。料金別納か後納。定形外も使えるようですが、条件と料金は郵便局で確かめます',
};

function describeDiscount(discount: Discount) {
  const { kind, pieces, minimum, reached, yen: saved } = discount;
  const amount = saved === null ? '額は郵便局で確認' : `約${yen(saved)}安く`;
  return {
    name: DISCOUNT_NAMES[kind],
    condition: `${count(minimum)}通から。${CONDITIONS[kind]}`,
    pieces: `${count(pieces)} 通`,
    outcome: reached ? `使えます（${amount}）` : obstacleWords(discount),
  };
}

const PAYMENTS: Readonly<Record<Center['post']['payment'], string>> = {
  stamps: '切手',
  counter: '料金別納',
  monthly: '料金後納',
};

/** Of either way to put the address on an envelope: a label, or a cover sheet behind a window. */
export interface PostageByWay {
  readonly labels: Postage;
  readonly windows: Postage;
}

function listClasses({ piles }: Postage): string[] {
  const classes = new Map<string, number>();
  for (const { class: kind, gramsPerPiece, yenPerPiece, pieces } of piles) {
    const key = `${kind}　1通 約${gramsPerPiece}g　${yen(yenPerPiece)}`;
    classes.set(key, (classes.get(key) ?? 0) + pieces);
  }
  return [...classes].map(([kind, pieces]) => `${kind}　×　${count(pieces)} 通`);
}

/** What the post office's 差出票 asks for. */
function composeSlip({ labels, windows }: PostageByWay, center: Center) {
  const { pieces } = labels;
  return [
    ['差出人', [`${center.name}　〒${center.postcode} ${center.address}　電話 ${center.phone}`]],
    ['料金の払い方', [PAYMENTS[center.post.payment]]],
    ['ラベルをはるとき', [...listClasses(labels), `合計　${count(pieces)} 通　${yen(labels.yen)}`]],
    ['窓つき封筒のとき', [...listClasses(windows), `合計　${count(pieces)} 通　${yen(windows.yen)}`]],
  ] as const;
}

const describePostage = (row: PilePostage | undefined): string =>
  row === undefined
    ? ''
    : `${ENVELOPE_NAMES[row.envelope]}・${row.class}　約${row.gramsPerPiece}g　${yen(row.yenPerPiece)}`;

/** Letters that are passed over because nobody reads that variant by post this time. */
function describeMissing(rows: readonly PileRow[]): string {
  const present = rows.map(({ letter }) => letter).filter((letter) => letter.length === 1);
  const last = present.at(-1) ?? 'A';
  const all = Array.from({ length: last.charCodeAt(0) - 'A'.charCodeAt(0) }, (_, index) =>
    String.fromCharCode('A'.charCodeAt(0) + index),
  );
  const missing = all.filter((letter) => present.length > 0 && !present.includes(letter));
  return missing.length === 0 ? '' : `${missing.map((letter) => `${letter}版`).join('、')}は、今回は読む人がいません。`;
}

export function composePileSheet(
  rows: readonly PileRow[],
  postage: PostageByWay,
  lead: string,
  center: Center,
  printable: (text: string) => string,
) {
  const printed = (row: PileRow): number => row.copies + row.spare;
  const { labels, windows } = postage;
  const envelopes = composeEnvelopes([...labels.piles, ...windows.piles], center, printable);
  return {
    lead,
    piles: rows.map((row) => ({
      ...row,
      enclosures: row.enclosures.length === 0 ? '' : printable(`同封物: ${row.enclosures.join('、')}`),
      total: printed(row),
    })),
    missing: describeMissing(rows),
    total: {
      copies: sum(rows, (row) => row.copies),
      spare: sum(rows, (row) => row.spare),
      total: sum(rows, printed),
      sheets: sum(rows, (row) => printed(row) * row.sheets),
    },
    postage: labels.piles.map((row, index) => ({
      letter: `${row.pile}版`,
      labels: describePostage(row),
      windows: describePostage(windows.piles[index]),
      pieces: row.pieces,
    })),
    postageTotal: { labels: yen(labels.yen), windows: yen(windows.yen), pieces: labels.pieces },
    postageNote: `${labels.tariff} からの料金表で計算した見こみです。出す前に、はかりで確かめてください。窓つき封筒のときは、宛名の紙が1通に1枚ふえます。`,
    discounts: labels.discounts.map(describeDiscount),
    slip: composeSlip(postage, center).map(([label, lines]) => ({ label, lines: lines.map(printable) })),
    steps: center.post.steps.map(printable),
    envelopes,
    envelopeNote:
      envelopes.length === 0
        ? ''
        : `このあとのページは、封筒の表です（${envelopes.map(({ name, width, height }) => `${name} ${width}×${height} mm`).join('、')}）。封筒に印刷するときと、印刷所に見せるときに使います。`,
  };
}
