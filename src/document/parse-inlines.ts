/** Markdown's phrasing content → our inlines, with Japanese line breaks, the writer's ruby and safe links. */

import { componentInText, expressionRefused, imageInText, notInVocabulary } from './document-problems.ts';
import type { Inline, Origin } from './nodes.ts';
import { parseLink } from './parse-link.ts';
import { parseText } from './parse-text.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf, type Scope } from './scope.ts';
import { tagRefused } from './tag-problems.ts';
import { isComponentName } from './vocabulary.ts';

type Paragraph = Extract<MdastNode, { type: 'paragraph' }>;
export type Phrasing = Paragraph['children'][number];
type Jsx = Extract<MdastNode, { type: 'mdxJsxTextElement' | 'mdxJsxFlowElement' }>;

/** A component, or HTML, that stands where only words can stand: named, its words kept. */
function refuseElement(node: Jsx, origin: Origin, scope: Scope): void {
  const name = node.name ?? '';
  scope.report(isComponentName(name) ? componentInText(name) : tagRefused(name), origin);
}

function parseInline(node: Phrasing, scope: Scope): Inline[] {
  const origin = originOf(node, scope);
  switch (node.type) {
    case 'text':
      return parseText(node.value, origin, scope);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: parseInlines(node.children, scope) }];
    case 'link':
      return parseLink(node, () => parseInlines(node.children, scope), origin, scope);
    case 'break':
      return [{ kind: 'break' }];
    case 'image':
      scope.report(imageInText(node.url), origin);
      return [];
    case 'inlineCode':
      scope.report(notInVocabulary('`…` の書き方', `「${node.value}」のように、かぎかっこで書いてください。`), origin);
      return [{ kind: 'text', value: node.value }];
    case 'delete':
      scope.report(notInVocabulary('取り消し線', '~~ を消し、なおした文だけを書いてください。'), origin);
      return parseInlines(node.children, scope);
    case 'mdxJsxTextElement':
      refuseElement(node, origin, scope);
      return parseInlines(node.children, scope);
    case 'mdxTextExpression':
      scope.report(expressionRefused(node.value), origin);
      return [];
    case 'footnoteReference':
      scope.report(notInVocabulary('脚注', '文章の中に（ ）で書いてください。'), origin);
      return [];
    default:
      scope.report(notInVocabulary('この書き方', '[言葉](https://example.jp) の形で書いてください。'), origin);
      return [];
  }
}

export const parseInlines = (nodes: readonly Phrasing[], scope: Scope): Inline[] =>
  nodes.flatMap((node) => parseInline(node, scope));

const trimStart = (inlines: readonly Inline[]): Inline[] => {
  const [first, ...rest] = inlines;
  if (first?.kind !== 'text') return [...inlines];
  const value = first.value.replace(/^[\s　]+/, '');
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
};

/** Words of a paragraph: a full-width space with which writers indent is dropped. */
export const parseParagraph = (nodes: readonly Phrasing[], scope: Scope): Inline[] =>
  trimStart(parseInlines(nodes, scope));
