/** Markdown's phrasing content → our inlines, with Japanese line breaks, the writer's ruby and safe links. */

import { nearest } from '../nearest.ts';
import {
  componentInText,
  expressionRefused,
  htmlRefused,
  imageInText,
  linkWithoutWords,
  notInVocabulary,
  unknownComponent,
  unsafeLink,
} from './document-problems.ts';
import { toPlainText } from './inline.ts';
import type { Inline, Origin } from './nodes.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf, parseWords, type Scope } from './scope.ts';
import { COMPONENT_NAMES, isComponentName } from './vocabulary.ts';

type Paragraph = Extract<MdastNode, { type: 'paragraph' }>;
export type Phrasing = Paragraph['children'][number];
type Jsx = Extract<MdastNode, { type: 'mdxJsxTextElement' | 'mdxJsxFlowElement' }>;

const JAPANESE =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〆ー、。，．・：；？！「」『』（）【】〔〕〈〉《》～〜…―　]';
const JAPANESE_BREAK = new RegExp(`(?<=${JAPANESE})\\s*\\n\\s*|\\s*\\n\\s*(?=${JAPANESE})`, 'gu');

/** A line break inside a Japanese sentence adds no space; between Latin words it is one. */
const joinLines = (value: string): string => value.replace(JAPANESE_BREAK, '').replace(/\s*\n\s*/g, ' ');

/** https:, mailto:, tel:, a path on this site, or a place on this page (RFC 3986 schemes, closed list). */
export const isSafeLink = (href: string): boolean =>
  /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d-]+|\/(?!\/)[^\s]*|#[^\s]+)$/i.test(href);

/** A bare address ends where Japanese text or a full-width bracket begins. */
const splitAddress = (href: string): [address: string, rest: string] => {
  const end = href.search(/[^\x21-\x7e]/);
  return end < 0 ? [href, ''] : [href.slice(0, end), href.slice(end)];
};

type Link = Extract<Phrasing, { type: 'link' }>;

function parseLink(node: Link, scope: Scope): Inline[] {
  const origin = originOf(node, scope);
  const children = parseInlines(node.children, scope);
  const words = toPlainText(children);
  const bare = decodeURI(node.url) === words || node.url === `http://${words}` || node.url === `mailto:${words}`;
  if (bare && /[^\x21-\x7e]/.test(words)) {
    const [address, rest] = splitAddress(words);
    const href = node.url.startsWith('mailto:') ? `mailto:${address}` : address;
    return [
      { kind: 'link', href, children: [{ kind: 'text', value: address }] },
      { kind: 'text', value: rest },
    ];
  }
  if (!isSafeLink(node.url)) {
    scope.report(unsafeLink(node.url), origin);
    return children;
  }
  if (words.trim() === '') scope.report(linkWithoutWords(node.url), origin);
  return [{ kind: 'link', href: node.url, children }];
}

/** A component, or HTML, that stands where only words can stand: named, its words kept. */
function refuseElement(node: Jsx, origin: Origin, scope: Scope): void {
  const name = node.name ?? '';
  if (isComponentName(name)) scope.report(componentInText(name), origin);
  else if (/^[a-z]/.test(name)) scope.report(htmlRefused(name), origin);
  else scope.report(unknownComponent(name, nearest(name, COMPONENT_NAMES), COMPONENT_NAMES), origin);
}

function parseInline(node: Phrasing, scope: Scope): Inline[] {
  const origin = originOf(node, scope);
  switch (node.type) {
    case 'text':
      return parseWords(joinLines(node.value), origin, scope);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, children: parseInlines(node.children, scope) }];
    case 'link':
      return parseLink(node, scope);
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
