/** Interviews: a line that begins with 「Q：」 asks, everything up to the next one answers; 「A：」 may begin an answer. */
import { qaEmpty, qaWithoutAnswer, qaWithoutQuestion } from './component-problems.ts';
import type { Given } from './define-component.ts';
import { toPlainText } from './inline.ts';
import type { Block, Inline, Origin, QaItem } from './nodes.ts';
import { type Phrasing, parseParagraph } from './parse-inlines.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf } from './scope.ts';

const LINE = /\n(?=[\s　]*[QＱAＡ][\s　]?[：:．.])/u;
const MARK = /^[\s　]*([QＱAＡ])[\s　]?[：:．.][\s　]*/u;

/** A paragraph cut where a new question or answer begins. */
function cutParagraph(nodes: readonly Phrasing[]): Phrasing[][] {
  const parts: Phrasing[][] = [[]];
  for (const node of nodes) {
    const pieces = node.type === 'text' ? node.value.split(LINE).map((value) => ({ ...node, value })) : [node];
    pieces.forEach((piece, index) => {
      if (index > 0) parts.push([]);
      parts.at(-1)?.push(piece);
    });
  }
  return parts;
}

interface Said {
  readonly asks: boolean;
  readonly words: readonly Phrasing[];
}

/** The words behind the mark; `**Q：…**` asks too. */
function readMark([first, ...rest]: readonly Phrasing[]): Said {
  if (first?.type === 'strong') {
    const inside = readMark(first.children);
    return { asks: inside.asks, words: inside.asks ? [...inside.words, ...rest] : [first, ...rest] };
  }
  const mark = first?.type === 'text' ? MARK.exec(first.value) : null;
  if (first?.type !== 'text' || mark === null)
    return { asks: false, words: first === undefined ? [] : [first, ...rest] };
  return {
    asks: /[QＱ]/u.test(mark[1] ?? ''),
    words: [{ ...first, value: first.value.slice(mark[0].length) }, ...rest],
  };
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
    if (asks) items.push({ question: children, answer: [], origin });
    else answer(toPlainText(children).trim() === '' ? [] : [{ kind: 'paragraph', origin, web: 'yes', children }]);
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
