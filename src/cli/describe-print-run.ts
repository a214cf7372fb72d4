/** What staff read after printing: where the paper is, how much of it, and what comes next. */
import type { PrintRunKind } from '../database/tables.ts';
import { type Discount, obstacleWords } from '../postal/discounts.ts';
import type { PrintedPublication } from './print-publication.ts';

const WHAT: Readonly<Record<PrintRunKind, string>> = {
  first: '郵送の用意',
  addition: '追加の人の郵送の用意',
  again: '郵送の用意（もう一度。通数はふえません）',
  reprint: '刷り直し（通数はふえません）',
};

const DISCOUNTS: Readonly<Record<Discount['kind'], string>> = {
  barcode: 'バーコードの割引',
  local: '郵便区内特別の割引',
};

const describeDiscount = (discount: Discount): string => {
  const { kind, reached, pieces } = discount;
  const outcome = reached ? '使えます' : `使えません（${obstacleWords(discount)}）`;
  return `  ${DISCOUNTS[kind]}  ${pieces}通  ${outcome}`;
};

export function describePrintRun(printed: PrintedPublication): string {
  const { publication, proof, printing, dir, piles, postage, files } = printed;
  const labels = files.find(({ kind }) => kind === 'labels');
  const run = files.find(({ kind }) => kind === 'run');
  const rows = piles.map(({ pile, variant, copies, spare, pages, enclosures }) => {
    const inside = enclosures.length === 0 ? '' : `  同封物 ${enclosures.length}種`;
    return `  ${pile}版（${variant}）  ${copies}部 ＋ 予備${spare}部  ${pages}ページ${inside}`;
  });
  const price = postage.yen === null ? '窓口で確かめてください' : `${postage.yen.toLocaleString('ja-JP')}円`;
  const next = printing === 'reprint' ? '刷り直した分だけが入っています。' : '部数表.pdf から始めてください。';
  return [
    `${publication} の${proof ? '校正刷り' : WHAT[printing ?? 'first']}ができました。`,
    ...rows,
    `  宛名ラベル ${labels?.labels ?? 0}枚（用紙${labels?.pages ?? 0}枚）  通し印刷 ${run?.pages ?? 0}ページ`,
    `  郵便料金の見こみ ${price}`,
    ...postage.discounts.map(describeDiscount),
    dir,
    proof ? 'まだ承認されていないので、「校正刷り」の印が入っています。' : next,
  ].join('\n');
}
