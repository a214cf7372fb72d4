/**
 * Breaks plain text into lines that mail programs show whole: between phrases, and by the Japanese rules of what may
 * begin and end a line.
 */
import { findPhraseEnds } from '../phrases.ts';
import { displayWidth, splitGraphemes } from './display-width.ts';

/** 36 full-width columns. */
const LINE_WIDTH = 72;

const NOT_AT_START =
  /^[、。，．・：；？！ー〜々ゝゞヽヾ…‥」』）】〕〉》〟’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％!%),.:;?\]}]/u;
const NOT_AT_END = /[「『（【〔〈《“‘([{]$/u;

/** A word's reading, which the model would take for words of the sentence. */
const READING = /(?<=\p{Script=Han}[ぁ-ゖ\p{Script=Han}]{0,6})（[ぁ-ゖァ-ヺー]+）/gu;

/** The word, or the end of it, with its reading. */
const READ_WORD = /(?:\p{Script=Han}+|[ぁ-ゖ])（[ぁ-ゖァ-ヺー]+）/gu;

/** Widest phrase that is kept in one piece, readings not counted. */
const LONGEST_PHRASE = 28;

/** Addresses and late fields stay in one piece whatever their length. */
const UNBREAKABLE = /^(?:https?:\/\/|mailto:|\{\{|[!-~]+@[!-~]+$)/;

const PIECES = /[!-~]+|\s|[^!-~\s]+/gu;

/** What a line begins with is repeated as space before its continuation; a quotation mark as itself. */
const LEAD = /^(?:> )?[\s　]*(?:・|\d+\. |[■◆◇▶] )?/u;

interface Piece {
  readonly text: string;
  readonly width: number;
}

/** The smallest pieces between which a line may be broken by width alone. */
function cut(line: string, width: number): string[] {
  return (line.match(PIECES) ?? []).flatMap((piece) => {
    if (!/^[!-~]/.test(piece)) return splitGraphemes(piece);
    return UNBREAKABLE.test(piece) || piece.length <= width ? [piece] : splitGraphemes(piece);
  });
}

/** Offsets at which a phrase ends, seen without readings: those stay with their words. */
function phraseEnds(line: string): number[] {
  const kept: number[] = [];
  let from = 0;
  for (const { 0: reading, index } of line.matchAll(READING)) {
    for (; from < index; from += 1) kept.push(from);
    from = index + reading.length;
  }
  for (; from < line.length; from += 1) kept.push(from);
  const ends = findPhraseEnds(line.replace(READING, ''));
  return [...ends].map((end) => kept[end] ?? line.length).sort((a, b) => a - b);
}

/** Offsets inside phrases that a line can hold whole, and between a word and its reading. */
function findInside(line: string, width: number): Set<number> {
  const inside = new Set<number>();
  const keep = (start: number, end: number): void => {
    for (let at = start + 1; at < end; at += 1) inside.add(at);
  };
  let start = 0;
  for (const end of [...phraseEnds(line), line.length]) {
    const phrase = line.slice(start, end).trimEnd();
    const isShort = displayWidth(phrase.replace(READING, '')) <= LONGEST_PHRASE;
    if (isShort && displayWidth(phrase) <= width) keep(start, end);
    start = end;
  }
  for (const { 0: word, index } of line.matchAll(READ_WORD)) keep(index, index + word.length);
  return inside;
}

/** Joins pieces that may not be parted, though never to more than a few lines' worth. */
function bind(texts: readonly string[], inside: ReadonlySet<number>, width: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const text of texts) {
    const before = pieces.at(-1);
    const together = before !== undefined && (inside.has(at) || mayNotPart(before.text.trimEnd(), text));
    const piece = { text, width: displayWidth(text) };
    if (together && before.width < width * 4) {
      pieces[pieces.length - 1] = { text: before.text + text, width: before.width + piece.width };
    } else pieces.push(piece);
    at += text.length;
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
  if (displayWidth(line) <= width) return [line.trimEnd()];
  const lead = LEAD.exec(line)?.[0] ?? '';
  const continuation = continuationOf(lead);
  const lines: string[] = [];
  let current = lead;
  let used = displayWidth(lead);
  const start = used;
  const words = line.slice(lead.length);
  const room = width - start;
  for (const { text, width: wide } of bind(cut(words, room), findInside(words, room), room)) {
    if (used + wide > width && used > start) {
      lines.push(current.trimEnd());
      current = continuation;
      used = start;
    }
    const shown = used === start && lines.length > 0 ? text.trimStart() : text;
    current += shown;
    used += shown === text ? wide : displayWidth(shown);
  }
  return [...lines, current.trimEnd()];
}

/** Every line of a text at most `width` half-width columns, but for what may not be broken. */
export const wrapText = (text: string, width: number = LINE_WIDTH): string =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
