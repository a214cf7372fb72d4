/** Words that no line may cut: a date, a time, a phrase of a title. Each becomes a piece that a mail program keeps whole. */
import { toPlainText } from '../../document/inline.ts';
import type { Inline } from '../../document/nodes.ts';
import { cutInlines } from '../cut-inlines.ts';
import { findPhraseEnds, findWholes } from '../phrases.ts';

/** Of a reading, beside its word. */
const READING_SIZE = 0.58;

/** Widest piece that the smallest screen has room for in a card, in em of the text and of a title. */
const LONGEST = { text: 14, title: 11 } as const;

export interface Piece {
  readonly words: readonly Inline[];
  /** May not be cut. */
  readonly whole: boolean;
}

const textWidth = (words: string): number =>
  [...words].reduce((width, character) => width + (/[!-~ ]/.test(character) ? 0.62 : 1), 0);

/** In em, about. */
function widthOf(inlines: readonly Inline[]): number {
  return inlines.reduce((width, inline) => {
    if (inline.kind !== 'ruby') return width + textWidth(toPlainText([inline]));
    return width + Math.max(textWidth(inline.base), inline.reading.length * READING_SIZE);
  }, 0);
}

const isWhole = (words: readonly Inline[], longest: number): boolean =>
  words.every(({ kind }) => kind === 'text' || kind === 'ruby') && widthOf(words) <= longest;

/** A space at which a line may end is no part of what stands whole before it. */
const spaceEnds = (words: string): number[] =>
  [...words.matchAll(/[ 　]+/g)].flatMap(({ 0: space, index }) => [index, index + space.length]);

interface Placed {
  readonly start: number;
  readonly words: readonly Inline[];
}

function cutAt(inlines: readonly Inline[], places: Iterable<number>): Placed[] {
  let at = 0;
  return cutInlines(inlines, new Set(places)).map((words) => {
    const start = at;
    at += toPlainText(words).length;
    return { start, words };
  });
}

const NEW_LINE: Piece = { words: [{ kind: 'break' }], whole: false };

const ISSUE_NAME = /^[^ 　]*号(?=[ 　])/;

/** A title too long for one line in its phrases. The issue's own name, 2023年夏号, has a line to itself. */
export function cutTitle(title: readonly Inline[]): Piece[] {
  const words = toPlainText(title);
  const nameEnd = ISSUE_NAME.exec(words)?.[0].length;
  if (nameEnd === undefined && isWhole(title, LONGEST.title)) return [{ words: title, whole: false }];
  return cutAt(title, [...findPhraseEnds(words), ...spaceEnds(words)]).map(({ start, words: piece }) =>
    start === nameEnd ? NEW_LINE : { words: piece, whole: isWhole(piece, LONGEST.title) },
  );
}

const DAY_AND_TIME = / (?=午前|午後|正午)/g;

/** Days and times, each in one piece, and the time on a line of its own. */
export function cutWhen(when: readonly Inline[]): Piece[] {
  const words = toPlainText(when);
  const wholes = findWholes(words);
  const spaces = [...words.matchAll(DAY_AND_TIME)].map(({ index }) => index);
  const starts = new Set(wholes.map(({ start }) => start));
  const places = [...wholes.flatMap(({ start, end }) => [start, end]), ...spaces.flatMap((at) => [at, at + 1])];
  return cutAt(when, places).map(({ start, words: piece }) =>
    spaces.includes(start) ? NEW_LINE : { words: piece, whole: starts.has(start) && isWhole(piece, LONGEST.text) },
  );
}

/** All of it in one piece, where there is room for it. */
export const keepWhole = (words: readonly Inline[]): Piece[] => [{ words, whole: isWhole(words, LONGEST.text) }];
