/** What the parser stumbles over → what a writer has to mend, and the lines to read without so that the rest is read. */
import type { Fault } from '../problems.ts';
import { expressionRefused } from './document-problems.ts';
import {
  quoteNotClosed,
  syntaxOther,
  tagAmongWords,
  tagMismatch,
  tagNotClosed,
  tagNotEnded,
  tagNotOpened,
  tagRefused,
  valueWithoutQuotes,
} from './tag-problems.ts';
import { isComponentName } from './vocabulary.ts';

/** Line and column of the text that was parsed, from 1. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface SyntaxFault {
  readonly fault: Fault;
  readonly spot: Spot;
  /** Lines whose tags hinder the parser. */
  readonly lines: readonly number[];
  /** The tag that has no pair: `<For` or `</For`. */
  readonly tag: string | undefined;
}

/** The parser's message, as far as it is needed here (vfile-message). */
interface SyntaxMessage {
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export const isSyntaxMessage = (value: unknown): value is SyntaxMessage =>
  value instanceof Error && 'reason' in value && typeof value.reason === 'string';

/** `(3:1-3:24)` in a parser's message is where the tag that is not closed was opened. */
function findOpening(message: string): Spot | undefined {
  const match = /\((\d+):(\d+)-\d+:\d+\)/.exec(message);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

const at = (fault: Fault, spot: Spot, tag?: string, also: readonly number[] = []): SyntaxFault => ({
  fault,
  spot,
  lines: [...new Set([spot.line, ...also])],
  tag,
});

const TAG = /<(\/?[A-Za-z][\w.:-]*)[^<>]*?(\/?)>/gu;

const pairOf = (tag: string): string => (tag.startsWith('</') ? `<${tag.slice(2)}` : `</${tag.slice(1)}`);

/** Tags of a text whose pair stands elsewhere, in order. */
export function unpairedIn(text: string): string[] {
  const open: string[] = [];
  for (const [, tag = '', alone] of text.matchAll(TAG)) {
    if (alone === '/') continue;
    const pair = tag.startsWith('/') ? open.lastIndexOf(pairOf(`<${tag}`)) : -1;
    if (pair < 0) open.push(`<${tag}`);
    else open.splice(pair, 1);
  }
  return open;
}

/** Whether the pair of a tag went with a line that was taken out; each is lost only once. */
export function isLost(tag: string | undefined, lost: string[]): boolean {
  const index = tag === undefined ? -1 : lost.indexOf(pairOf(tag));
  if (index >= 0) lost.splice(index, 1);
  return index >= 0;
}

/** Whether something of this name is still open where the line begins. */
const isOpen = (name: string, lines: readonly string[], line: number): boolean =>
  unpairedIn(lines.slice(0, line - 1).join('\n')).includes(`<${name}`);

const notClosed = (name: string): Fault => (isComponentName(name) ? tagNotClosed(name) : tagRefused(name));

/** A tag without its pair where the words around it end; the pair may stand among other words. */
function explainOpen(name: string, opening: Spot, lines: readonly string[]): SyntaxFault {
  const after = unpairedIn(lines.slice(opening.line).join('\n'));
  const isApart = isComponentName(name) && after.includes(`</${name}`);
  return at(isApart ? tagAmongWords(name) : notClosed(name), opening, `<${name}`);
}

/** Two tags that are no pair: one of them is no component, or the outer one is closed before the inner one. */
function explainPair(open: string, close: string, opening: Spot, spot: Spot, lines: readonly string[]): SyntaxFault {
  if (!isComponentName(open) || isOpen(close, lines, spot.line)) return at(notClosed(open), opening, `<${open}`);
  if (!isComponentName(close)) return at(tagRefused(close), spot, `</${close}`);
  return at(tagMismatch(open, close), spot, undefined, [opening.line]);
}

const nameAt = (lines: readonly string[], { line, column }: Spot): string | undefined =>
  /^[<\s]*\/?\s*([A-Za-z][\w.:-]*)/.exec((lines[line - 1] ?? '').slice(column - 1))?.[1];

function explainClosing(spot: Spot, lines: readonly string[]): SyntaxFault {
  const name = nameAt(lines, spot);
  if (name === undefined) return at(syntaxOther(), spot);
  const fault = isComponentName(name) ? tagNotOpened(name) : tagRefused(name);
  return at(fault, { line: spot.line, column: Math.max(1, spot.column - 1) }, `</${name}`);
}

const spotAt = (text: string, offset: number): Spot => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** The first tag in which a quote is not closed: from there on the parser saw words of an attribute. */
const openQuote = (body: string): RegExpExecArray | undefined =>
  [...body.matchAll(/<[A-Za-z][^<>]*>?/gu)].find(([tag]) => (tag.split('"').length - 1) % 2 === 1);

/** Whatever is wrong with it, the tag began before the place at which the parser gave up. */
function explainTag(spot: Spot, lines: readonly string[]): SyntaxFault {
  const line = lines[spot.line - 1] ?? '';
  const before = [...lines.slice(0, spot.line - 1), line.slice(0, spot.column - 1)].join('\n');
  const begin = /<\/?[A-Za-z][^<>]*$/u.exec(before);
  if (begin === null) return at(syntaxOther(), spot);
  const opening = spotAt(before, begin.index);
  const name = /([A-Za-z]+)\s*=\s*$/u.exec(begin[0])?.[1];
  const value = /^[^\s<>]+/u.exec(line.slice(spot.column - 1))?.[0];
  return name === undefined || value === undefined
    ? at(tagNotEnded(nameAt(lines, opening) ?? ''), opening, undefined, [spot.line])
    : at(valueWithoutQuotes(name, value), spot, undefined, [opening.line]);
}

/** `body` is the text that was parsed. */
export function explainSyntax({ reason, line = 1, column = 1 }: SyntaxMessage, body: string): SyntaxFault {
  const lines = body.split('\n');
  const spot = { line, column };
  const opening = findOpening(reason);
  const tags = [...reason.matchAll(/`<(\/?)([^`>]*)>`/g)];
  const open = tags.find((tag) => tag[1] === '')?.[2] ?? '';
  const close = tags.find((tag) => tag[1] === '/')?.[2] ?? '';
  if (reason.includes('Unexpected closing tag') && opening) return explainPair(open, close, opening, spot, lines);
  if (reason.includes('Expected a closing tag') && opening) return explainOpen(open, opening, lines);
  if (reason.includes('Expected the closing tag')) return at(tagAmongWords(close), spot);
  if (reason.includes('Unexpected closing slash')) return explainClosing(spot, lines);
  if (/import|export|acorn|in expression/i.test(reason)) return at(expressionRefused('…'), spot);
  const quote = reason.includes('end of file') ? openQuote(body) : undefined;
  return quote === undefined ? explainTag(spot, lines) : at(quoteNotClosed(), spotAt(body, quote.index));
}
