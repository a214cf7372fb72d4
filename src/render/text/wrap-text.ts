/** Breaks plain text into lines that mail programs show whole, by the Japanese rules of what may begin and end a line. */
import { displayWidth, splitGraphemes } from './display-width.ts';

/** 36 full-width columns. */
const LINE_WIDTH = 72;

const NOT_AT_START =
  /^[、。，．・：；？！ー〜々ゝゞヽヾ…‥」』）】〕〉》〟’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％!%),.:;?\]}]/u;
const NOT_AT_END = /[「『（【〔〈《“‘([{]$/u;

/** Addresses and late fields stay in one piece whatever their length. */
const UNBREAKABLE = /^(?:https?:\/\/|mailto:|\{\{|[!-~]+@[!-~]+$)/;

const PIECES = /[!-~]+|\s|[^!-~\s]+/gu;

/** What a line begins with is repeated as space before its continuation; a quotation mark as itself. */
const LEAD = /^(?:> )?[\s　]*(?:・|\d+\. |[■◆◇▶] )?/u;

interface Piece {
  readonly text: string;
  readonly width: number;
}

const pieceOf = (text: string): Piece => ({ text, width: displayWidth(text) });

/** The smallest pieces between which a line may be broken by width alone. */
function cut(line: string, width: number): string[] {
  return (line.match(PIECES) ?? []).flatMap((piece) => {
    if (!/^[!-~]/.test(piece)) return splitGraphemes(piece);
    return UNBREAKABLE.test(piece) || piece.length <= width ? [piece] : splitGraphemes(piece);
  });
}

/** Joins pieces that may not be parted, though never to more than a few lines' worth. */
function bind(texts: readonly string[], width: number): Piece[] {
  const pieces: Piece[] = [];
  for (const text of texts) {
    const before = pieces.at(-1);
    const bound = before !== undefined && before.width < width * 4 && mayNotPart(before.text.trimEnd(), text);
    if (bound) pieces[pieces.length - 1] = pieceOf(before.text + text);
    else pieces.push(pieceOf(text));
  }
  return pieces;
}

const mayNotPart = (before: string, after: string): boolean =>
  after.trim() === '' || NOT_AT_START.test(after.trimStart()) || NOT_AT_END.test(before);

const continuationOf = (lead: string): string =>
  lead.startsWith('> ')
    ? `> ${continuationOf(lead.slice(2))}`
    : [...lead].map((sign) => (displayWidth(sign) === 2 ? '　' : ' ')).join('');

function wrapLine(line: string, width: number): string[] {
  const lead = LEAD.exec(line)?.[0] ?? '';
  const continuation = continuationOf(lead);
  const lines: string[] = [];
  let current = lead;
  let used = displayWidth(lead);
  const start = used;
  for (const { text, width: wide } of bind(cut(line.slice(lead.length), width - start), width - start)) {
    if (used + wide > width && used > start) {
      lines.push(current.trimEnd());
      current = continuation;
      used = start;
    }
    const words = used === start && lines.length > 0 ? text.trimStart() : text;
    current += words;
    used += words === text ? wide : displayWidth(words);
  }
  return [...lines, current.trimEnd()];
}

/** Every line of a text at most `width` half-width columns, but for what may not be broken. */
export const wrapText = (text: string, width: number = LINE_WIDTH): string =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
