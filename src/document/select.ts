/**
 * Who may have a block is decided here, on the tree, before any renderer sees it. What is selected away cannot leak
 * into a file.
 */

import type { Audience } from '../variants.ts';
import type { Block, Document, Fact } from './nodes.ts';

export type Selection = { readonly audience: Audience } | { readonly web: true };

/** What `web: noplace` withholds from the public web. */
const WITHHELD = new Set<Fact['key']>(['place']);

function selectForWeb(block: Block): Block[] {
  if (block.web === 'no') return [];
  const inside = withChildren(block, selectForWeb);
  if (block.web === 'noplace' && (inside.kind === 'event' || inside.kind === 'report')) {
    return [{ ...inside, facts: inside.facts.filter((fact) => !WITHHELD.has(fact.key)) }];
  }
  return [inside];
}

function selectForAudience(block: Block, audience: Audience): Block[] {
  const select = (child: Block): Block[] => selectForAudience(child, audience);
  if (block.kind !== 'for') return [withChildren(block, select)];
  if (block.audience !== undefined && block.audience !== audience) return [];
  return block.children.flatMap(select);
}

function withChildren(block: Block, select: (child: Block) => Block[]): Block {
  switch (block.kind) {
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => item.flatMap(select)).filter((item) => item.length > 0),
      };
    case 'quote':
    case 'callout':
    case 'for':
    case 'event':
    case 'report':
    case 'staff':
    case 'resource':
      return { ...block, children: block.children.flatMap(select) };
    default:
      return block;
  }
}

/** `select` for blocks that stand outside a document. */
export function selectBlocks(blocks: readonly Block[], selection: Selection): Block[] {
  const selectBlock =
    'web' in selection ? selectForWeb : (block: Block) => selectForAudience(block, selection.audience);
  return blocks.flatMap(selectBlock);
}

/**
 * The document as one audience receives it, or as the public web may show it. On the web `For` stays, as a label;
 * for an audience it gives way to its children.
 */
export const select = (document: Document, selection: Selection): Document => ({
  ...document,
  blocks: selectBlocks(document.blocks, selection),
});
