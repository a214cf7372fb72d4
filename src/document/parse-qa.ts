/** Interviews: a line that begins with 「Q：」 asks, everything up to the next one answers; 「A：」 may begin an answer. */
import { qaEmpty, qaWithoutAnswer, qaWithoutQuestion } from './component-problems.ts';
import type { Given } from './define-component.ts';
import { toPlainText } from './inline.ts';
import type { Block, Inline, Origin, QaItem } from './nodes.ts';
import { type Phrasing, parseParagraph } from './parse-inlines.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf } from './scope.ts';

const ASKS = '[QＱ]|質問|問い?';
const ANSWERS = '[AＡ]|回答|答え?';
/** Q：, Ｑ１．, 問２　: a number may do without the colon. */
const SIGN = `(?:${ASKS}|${ANSWERS})[\\s　]?(?:[0-9０-９]{0,2}[\\s　]?[：:．.]|[0-9０-９]{1,2}[ 　、)）])`;
const LINE = new RegExp(`\\n(?=[\\s　]*${SIGN})`, 'u');
const LAST_LINE = new RegExp(`${LINE.source}|\\n[\\s　]*$`, 'u');
const MARK = new RegExp(`^[\\s　]*${SIGN}[\\s　]*`, 'u');
const ASKING = new RegExp(`^[\\s　]*(?:${ASKS})`, 'u');

const markOf = (node: Phrasing | undefined): string | undefined =>
  node?.type === 'text' ? MARK.exec(node.value)?.[0] : undefined;

const isBoldMark = (node: Phrasing | undefined): boolean =>
  node?.type === 'strong' && markOf(node.children[0]) !== undefined;

type Text = Extract<Phrasing, { type: 'text' }>;

/** The lines of a text between the cuts, each in its place. */
function cutText(node: Text, cut: RegExp): Text[] {
  let line = node.position?.start.line ?? 1;
  return node.value.split(cut).map((value, index) => {
    const { position } = node;
    const moved = index > 0 && position ? { ...position, start: { line, column: 1 } } : position;
    line += value.split('\n').length;
    return { ...node, value, ...(moved && { position: moved }) };
  });
}

/** A paragraph cut where a new question or answer begins, its mark in bold or not. */
function cutParagraph(nodes: readonly Phrasing[]): Phrasing[][] {
  const parts: Phrasing[][] = [[]];
  for (const [index, node] of nodes.entries()) {
    const cut = isBoldMark(nodes[index + 1]) ? LAST_LINE : LINE;
    const pieces = node.type === 'text' ? cutText(node, cut) : [node];
    for (const [number, piece] of pieces.entries()) {
      if (number > 0) parts.push([]);
      if (piece.type !== 'text' || piece.value !== '') parts.at(-1)?.push(piece);
    }
  }
  return parts;
}

interface Said {
  readonly asks: boolean;
  readonly words: readonly Phrasing[];
}

/** The words behind the mark; `**Q：…**` asks too. */
function readMark([first, ...rest]: readonly Phrasing[]): Said {
  if (first === undefined) return { asks: false, words: [] };
  if (first.type === 'strong' && markOf(first.children[0]) !== undefined) {
    const inside = readMark(first.children);
    return { asks: inside.asks, words: [...inside.words, ...rest] };
  }
  const mark = markOf(first);
  if (first.type !== 'text' || mark === undefined) return { asks: false, words: [first, ...rest] };
  return { asks: ASKING.test(mark), words: [{ ...first, value: first.value.slice(mark.length) }, ...rest] };
}

interface Open {
  readonly question: Inline[];
  readonly answer: Block[];
  readonly origin: Origin;
}

/** `items` grows as the nodes of the interview are read in order. */
function readNode(node: MdastNode, items: Open[], { scope, parseBlocks }: Given): void {
  const origin = originOf(node, scope);
  const answer = (blocks: readonly Block[]): void => {
    if (blocks.length === 0) return;
    const open = items.at(-1);
    if (open === undefined) scope.report(qaWithoutQuestion(), origin);
    else open.answer.push(...blocks);
  };
  if (
    node.type !== 'paragraph' ||
    node.children.every(({ type }) => type === 'image' || type === 'mdxJsxTextElement')
  ) {
    answer(parseBlocks([node], scope));
    return;
  }
  for (const { asks, words } of cutParagraph(node.children).map(readMark)) {
    const children = parseParagraph(words, scope);
    const place = originOf(words[0] ?? node, scope);
    if (asks) items.push({ question: children, answer: [], origin: place });
    else
      answer(toPlainText(children).trim() === '' ? [] : [{ kind: 'paragraph', origin: place, web: 'yes', children }]);
  }
}

export function parseQaItems(given: Given): QaItem[] {
  const { node, origin, scope } = given;
  const items: Open[] = [];
  const nodes: readonly MdastNode[] =
    node.type === 'mdxJsxFlowElement' ? node.children : [{ type: 'paragraph', children: node.children }];
  for (const child of nodes) readNode(child, items, given);
  if (items.length === 0) scope.report(qaEmpty(), origin);
  for (const item of items) {
    if (item.answer.length === 0) scope.report(qaWithoutAnswer(toPlainText(item.question)), item.origin);
  }
  return items.map(({ question, answer }) => ({ question, answer }));
}
