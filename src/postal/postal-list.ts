/**
 * The list of what is posted, as a table that Excel opens: UTF-8 with BOM or, for a mailing house that asks for it,
 * Shift_JIS; CRLF, and no cell that could be a formula.
 */
import iconv from 'iconv-lite';
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
  return `${[HEADER, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`;
}

export const LIST_ENCODINGS = ['utf-8', 'shift_jis'] as const;
export type ListEncoding = (typeof LIST_ENCODINGS)[number];

/** As printers have always shown what they lack. */
const STAND_IN = '〓';

/** `lost` are the characters that the encoding does not have. */
export function encodeList(text: string, encoding: ListEncoding): { content: Uint8Array | string; lost: string[] } {
  if (encoding === 'utf-8') return { content: `\uFEFF${text}`, lost: [] };
  const isLost = (character: string): boolean => iconv.decode(iconv.encode(character, 'cp932'), 'cp932') !== character;
  const lost = [...new Set(text)].filter(isLost).sort();
  const kept = [...text].map((character) => (lost.includes(character) ? STAND_IN : character)).join('');
  return { content: iconv.encode(kept, 'cp932'), lost };
}
