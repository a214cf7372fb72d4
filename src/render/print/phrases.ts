/**
 * Lines end between phrases (文節), which readers follow more easily than words cut in two. BudouX says where phrases
 * begin; a phrase that is short enough becomes one unbreakable node.
 */
import { parsePhrases } from '../phrases.ts';
import type { PrintInline, PrintRuby } from './print-nodes.ts';

type Piece = Extract<PrintInline, { kind: 'text' }> | PrintRuby;

/** Where an unbreakable node may not begin or end: Typst would allow a break there that Japanese does not. */
const CLOSING_START = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u;
const OPENING_END = /[\p{Ps}\p{Pi}]$/u;
/**
 * Typst narrows Japanese marks at the ends of a line and beside each other, as full-width fonts need; those of BIZ
 * UDPGothic are narrow already and would overlap their neighbours. Inside a phrase nothing is narrowed.
 */
const MARK = '[、。，．「」『』（）〔〕【】《》〈〉]';
const BETWEEN_MARKS = new RegExp(`(?<=${MARK})(?=${MARK})`, 'u');
const MARKED_ENDS = new RegExp(`^((?:${MARK}+.)?)(.*?)((?:.${MARK}+)?)$`, 'su');

const cutPhrases = (text: string): string[] =>
  text
    .split(/(\s+)/)
    .flatMap((part) => (part === '' ? [] : /^\s/.test(part) ? [part] : joinClosers(parsePhrases(part))));

/** The mark that closes 〜副題〜 begins no line. */
function joinClosers(phrases: readonly string[]): string[] {
  const joined: string[] = [];
  for (const phrase of phrases) joined.push(/^[〜～]+$/u.test(phrase) ? `${joined.pop() ?? ''}${phrase}` : phrase);
  return joined;
}

const wordsOf = (piece: Piece): string => (piece.kind === 'text' ? piece.text : `${piece.base}${piece.tail}`);

/** Cuts text at every phrase's end; ruby is never cut. */
function cutPieces(pieces: readonly Piece[], ends: ReadonlySet<number>): Piece[][] {
  const groups: Piece[][] = [[]];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'ruby') {
      groups.at(-1)?.push(piece);
      at += wordsOf(piece).length;
      if (ends.has(at)) groups.push([]);
      continue;
    }
    let from = 0;
    for (let offset = 1; offset <= piece.text.length; offset += 1) {
      if (!ends.has(at + offset) && offset < piece.text.length) continue;
      groups.at(-1)?.push({ kind: 'text', text: piece.text.slice(from, offset) });
      from = offset;
      if (ends.has(at + offset)) groups.push([]);
    }
    at += piece.text.length;
  }
  return groups.filter((group) => group.length > 0);
}

/** A phrase; between two punctuation marks it is cut, for Typst would push them into each other (see below). */
const toPhrase = (pieces: readonly Piece[]): PrintInline => ({
  kind: 'phrase',
  children: pieces.flatMap((piece): Piece[] =>
    piece.kind === 'ruby' ? [piece] : piece.text.split(BETWEEN_MARKS).map((text) => ({ kind: 'text', text })),
  ),
});

const toText = (text: string): PrintInline[] => (text === '' ? [] : [{ kind: 'text', text }]);
const toShort = (text: string): PrintInline[] => (text === '' ? [] : [toPhrase([{ kind: 'text', text }])]);

/** Of words too long to be kept together, marks stay with the character beside them and numbers with what they count. */
function tieText(text: string): PrintInline[] {
  const [, start = '', middle = '', end = ''] = MARKED_ENDS.exec(text) ?? [];
  const counted = middle
    .split(/(\d+(?:-\d+)*[^\s\d]?)/)
    .flatMap((part, index) => (index % 2 === 1 ? toShort(part) : toText(part)));
  return [...toShort(start), ...counted, ...toShort(end)];
}

function tieLong(pieces: readonly Piece[]): PrintInline[] {
  let digits = '';
  return pieces.flatMap((piece, index): PrintInline[] => {
    if (piece.kind === 'ruby') {
      const number: Piece[] = digits === '' ? [] : [{ kind: 'text', text: digits }];
      digits = '';
      return number.length === 0 ? [piece] : [toPhrase([...number, piece])];
    }
    digits = pieces[index + 1]?.kind === 'ruby' ? (/\d+$/.exec(piece.text)?.[0] ?? '') : '';
    return tieText(piece.text.slice(0, piece.text.length - digits.length));
  });
}

function tie(pieces: readonly Piece[], longest: number): readonly PrintInline[] {
  const words = pieces.map(wordsOf).join('');
  if (/^\s/.test(words) || CLOSING_START.test(words) || OPENING_END.test(words)) return pieces;
  return words.length > longest ? tieLong(pieces) : [toPhrase(pieces)];
}

function tieRun(pieces: readonly Piece[], longest: number): readonly PrintInline[] {
  const ends = new Set<number>();
  let at = 0;
  for (const phrase of cutPhrases(pieces.map(wordsOf).join(''))) {
    at += phrase.length;
    ends.add(at);
  }
  return cutPieces(pieces, ends).flatMap((group) => tie(group, longest));
}

/** `longest` is in characters: what is longer may break anywhere. */
export function tiePhrases(inlines: readonly PrintInline[], longest: number): PrintInline[] {
  const tied: PrintInline[] = [];
  let run: Piece[] = [];
  const close = (): void => {
    tied.push(...tieRun(run, longest));
    run = [];
  };
  for (const inline of inlines) {
    if (inline.kind === 'text' || inline.kind === 'ruby') {
      run.push(inline);
      continue;
    }
    close();
    tied.push(inline.kind === 'break' ? inline : { ...inline, children: tiePhrases(inline.children, longest) });
  }
  close();
  return tied;
}
