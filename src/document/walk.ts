/** One walk over the tree for everything that rewrites words or asks after blocks. */
import type { Block, Document, Fact, Inline } from './nodes.ts';

type Rewrite = (inlines: readonly Inline[]) => Inline[];

const mapFacts = (facts: readonly Fact[], rewrite: Rewrite): Fact[] =>
  facts.map((fact) => ({ ...fact, label: rewrite(fact.label), value: rewrite(fact.value) }));

/** The same block with every sequence of words replaced by `rewrite`; alternative text stays as it is. */
export function mapBlockInlines(block: Block, rewrite: Rewrite): Block {
  const inside = (blocks: readonly Block[]): Block[] => blocks.map((child) => mapBlockInlines(child, rewrite));
  switch (block.kind) {
    case 'rule':
      return block;
    case 'heading':
    case 'paragraph':
      return { ...block, children: rewrite(block.children) };
    case 'list':
      return { ...block, items: block.items.map(inside) };
    case 'table':
      return { ...block, header: block.header.map(rewrite), rows: block.rows.map((row) => row.map(rewrite)) };
    case 'quote':
      return { ...block, children: inside(block.children) };
    case 'figure':
      return { ...block, caption: rewrite(block.caption) };
    case 'action':
      return { ...block, label: rewrite(block.label) };
    case 'callout':
    case 'for':
      return { ...block, label: rewrite(block.label), children: inside(block.children) };
    case 'event':
      return {
        ...block,
        title: rewrite(block.title),
        series: rewrite(block.series),
        facts: mapFacts(block.facts, rewrite),
        children: inside(block.children),
      };
    case 'report':
      return {
        ...block,
        label: rewrite(block.label),
        title: rewrite(block.title),
        facts: mapFacts(block.facts, rewrite),
        children: inside(block.children),
      };
    case 'staff':
      return {
        ...block,
        name: rewrite(block.name),
        role: rewrite(block.role),
        sample: rewrite(block.sample),
        children: inside(block.children),
      };
    case 'resource':
      return {
        ...block,
        name: rewrite(block.name),
        category: rewrite(block.category),
        sample: rewrite(block.sample),
        facts: mapFacts(block.facts, rewrite),
        children: inside(block.children),
      };
  }
}

export const mapInlines = (document: Document, rewrite: Rewrite): Document => ({
  ...document,
  title: rewrite(document.title),
  edition: rewrite(document.edition),
  blocks: document.blocks.map((block) => mapBlockInlines(block, rewrite)),
});

/** The blocks directly inside a block. */
export function childBlocks(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flat();
    case 'quote':
    case 'callout':
    case 'for':
    case 'event':
    case 'report':
    case 'staff':
    case 'resource':
      return block.children;
    default:
      return [];
  }
}

/** Every block, a parent before its children. */
export function* eachBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* eachBlock(childBlocks(block));
  }
}
