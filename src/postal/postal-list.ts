/** The list of what is posted, as a table that Excel opens: UTF-8 with BOM, CRLF, and no cell that could be a formula. */
import type { Center } from '../center.ts';
import { readingWords, sizeWords } from './pile-words.ts';
import type { Pile } from './piles.ts';

const HEADER = ['山', '番号', '登録番号', '氏名', '郵便番号', '住所1', '住所2', '区分', 'ふりがな版', '文字の大きさ'];

/** A leading apostrophe makes Excel take the cell as text. */
const disarm = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);

const writeCell = (cell: string): string => `"${disarm(cell).replaceAll('"', '""')}"`;

export function writePostalList(piles: readonly Pile[], { labels }: Center): string {
  const rows = piles.flatMap((pile) =>
    pile.pieces.map(({ serial, recipient }) => [
      pile.letter,
      serial,
      recipient.registrationNumber,
      recipient.name,
      recipient.postcode,
      recipient.address1,
      recipient.address2,
      labels[pile.audience].staff,
      readingWords(pile),
      sizeWords(pile),
    ]),
  );
  return `\uFEFF${[HEADER, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}
