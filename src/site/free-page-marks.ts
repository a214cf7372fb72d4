/**
 * For the free pages, which Astro renders by itself, what the tree has elsewhere: telephone numbers to touch, links that
 * stand alone; and the name of a standard in one piece.
 */
import { text } from '../document/inline.ts';
import { linkContacts } from '../document/link-contacts.ts';
import type { Inline } from '../document/nodes.ts';

interface Text {
  readonly type: 'text';
  readonly value: string;
}

interface Element {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Record<string, unknown>;
  readonly children?: Node[];
}

type Node = Text | Element;

const isText = (node: Node): node is Text => node.type === 'text';

const STANDARD = /JIS X [\d:-]+\d/g;

/** No space to end a line at, and none behind a hyphen or colon; to the ear the same. */
const keepWhole = (name: string): string => name.replaceAll(' ', '\u00A0').replace(/[-:]/g, '$&\u2060');

/** Between Japanese letters the end of a line in the file is no space. */
const JAPANESE_LINE_END = /([^!-~\s])\n(?=[^!-~\s])/g;

const toNode = (inline: Inline): Node[] => {
  if (inline.kind === 'text') {
    const value = inline.value.replace(JAPANESE_LINE_END, '$1').replace(STANDARD, keepWhole);
    return [{ type: 'text', value }];
  }
  if (inline.kind !== 'link') return [];
  return [
    { type: 'element', tagName: 'a', properties: { href: inline.href }, children: inline.children.flatMap(toNode) },
  ];
};

function isLone({ tagName, children = [] }: Element): boolean {
  if (tagName !== 'p' && tagName !== 'li') return false;
  const [only, ...others] = children.filter((child) => !isText(child) || child.value.trim() !== '');
  return only !== undefined && !isText(only) && only.tagName === 'a' && others.length === 0;
}

function markNode(node: Element): void {
  const { children, properties, tagName } = node;
  if (children === undefined || tagName === 'a') return;
  const marked = children.flatMap((child) => {
    if (isText(child)) return linkContacts(text(child.value)).flatMap(toNode);
    markNode(child);
    return [child];
  });
  children.splice(0, children.length, ...marked);
  if (isLone(node) && properties !== undefined) properties.className = ['alone'];
}

/** A rehype plugin. */
export const markFreePages = () => markNode;
