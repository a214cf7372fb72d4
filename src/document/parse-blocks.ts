/** Markdown's blocks → our blocks. */

import type { Element } from './define-component.ts';
import {
  expressionRefused,
  h1Refused,
  headingEmpty,
  headingSkipped,
  headingTooDeep,
  notInVocabulary,
  tableWithoutHeader,
} from './document-problems.ts';
import { gatherEasyReads } from './gather-easy-reads.ts';
import { toPlainText } from './inline.ts';
import type { Block, Inline } from './nodes.ts';
import { parseElement } from './parse-components.ts';
import { parsePicture } from './parse-figure.ts';
import { type Phrasing, parseInlines, parseParagraph } from './parse-inlines.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf, type Scope } from './scope.ts';

type Node<Type extends MdastNode['type']> = Extract<MdastNode, { type: Type }>;

function parseHeading(node: Node<'heading'>, scope: Scope): Block[] {
  const origin = originOf(node, scope);
  const children = parseInlines(node.children, scope);
  if (toPlainText(children).trim() === '') scope.report(headingEmpty(), origin);
  if (node.depth === 1) scope.report(h1Refused(), origin);
  else if (node.depth > 4) scope.report(headingTooDeep(), origin);
  else if (node.depth > scope.heading.depth + 1) scope.report(headingSkipped(scope.heading.depth + 1), origin);
  scope.heading.depth = node.depth;
  const depth = node.depth <= 2 ? 2 : node.depth === 3 ? 3 : 4;
  return [{ kind: 'heading', origin, web: 'yes', depth, id: scope.nextHeadingId(), children }];
}

const isBlank = (node: Phrasing): boolean => node.type === 'text' && node.value.trim() === '';
const isElement = (node: Phrasing): node is Extract<Phrasing, { type: 'mdxJsxTextElement' }> =>
  node.type === 'mdxJsxTextElement';

/** Alone on their line, a component or a picture is a block. */
function parseAlone(nodes: readonly Phrasing[], scope: Scope): Block[] | undefined {
  const meant = nodes.filter((node) => !isBlank(node));
  if (meant.length > 0 && meant.every(isElement))
    return meant.flatMap((node: Element) => parseElement(node, scope, parseBlocks));
  if (meant.length > 0 && meant.every((node) => node.type === 'image'))
    return meant.flatMap((node) => parsePicture(node, originOf(node, scope), scope));
  return undefined;
}

function parseTable(node: Node<'table'>, scope: Scope): Block[] {
  const origin = originOf(node, scope);
  const rows = node.children.map((row) => row.children.map((cell) => parseParagraph(cell.children, scope)));
  const [header = [], ...body] = rows;
  if (header.every((cell) => toPlainText(cell).trim() === '')) scope.report(tableWithoutHeader(), origin);
  const pad = (row: Inline[][]): Inline[][] => header.map((_, column) => row[column] ?? []);
  return [{ kind: 'table', origin, web: 'yes', header, rows: body.map(pad) }];
}

function parseBlock(node: MdastNode, scope: Scope): Block[] {
  const origin = originOf(node, scope);
  switch (node.type) {
    case 'heading':
      return parseHeading(node, scope);
    case 'paragraph': {
      const alone = parseAlone(node.children, scope);
      if (alone !== undefined) return alone;
      const children = parseParagraph(node.children, scope);
      return children.length === 0 ? [] : [{ kind: 'paragraph', origin, web: 'yes', children }];
    }
    case 'list': {
      const items = node.children.map((item) => parseBlocks(item.children, scope));
      return [{ kind: 'list', origin, web: 'yes', ordered: node.ordered ?? false, start: node.start ?? 1, items }];
    }
    case 'table':
      return parseTable(node, scope);
    case 'blockquote':
      return [{ kind: 'quote', origin, web: 'yes', children: parseBlocks(node.children, scope) }];
    case 'thematicBreak':
      return [{ kind: 'rule', origin, web: 'yes' }];
    case 'mdxJsxFlowElement':
      return parseElement(node, scope, parseBlocks);
    case 'mdxFlowExpression':
      scope.report(expressionRefused(node.value), origin);
      return [];
    case 'code':
      scope.report(
        notInVocabulary('``` でかこむ書き方', '``` を消し、ふつうの文章か箇条書きで書いてください。'),
        origin,
      );
      return [];
    case 'footnoteDefinition':
    case 'definition':
      scope.report(
        notInVocabulary('[1]: の書き方', '[言葉](https://example.jp) のように、その場所に書いてください。'),
        origin,
      );
      return [];
    default:
      scope.report(notInVocabulary('この書き方', 'ふつうの文章か箇条書きで書いてください。'), origin);
      return [];
  }
}

export const parseBlocks = (nodes: readonly MdastNode[], scope: Scope): Block[] =>
  gatherEasyReads(
    nodes.flatMap((node) => parseBlock(node, scope)),
    scope,
  );
