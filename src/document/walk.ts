/** One walk over the tree for everything that rewrites words or asks after blocks. */
import type { Block, Document, Fact, Inline } from './nodes.ts';

type Rewrite = (inlines: readonly Inline[]) => Inline[];

const mapFacts = (facts: readonly Fact[], rewrite: Rewrite): Fact[] =>
  facts.map((fact) => ({ ...fact, label: rewrite(fact.label), value: rewrite(fact.value) }));

/** The same block with every sequence of words replaced by `rewrite`; alternative text stays as it is. */
function mapBlockInlines(block: Block, rewrite: Rewrite): Block {
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
    case 'contact':
      return { ...block, name: rewrite(block.name), facts: mapFacts(block.facts, rewrite) };
    case 'qa':
      return {
        ...block,
        items: block.items.map(({ question, answer }) => ({ question: rewrite(question), answer: inside(answer) })),
      };
    case 'easy-read':
      return {
        ...block,
        label: rewrite(block.label),
        children: inside(block.children),
        long: inside(block.long),
        more: rewrite(block.more),
      };
    case 'schedule':
      return {
        ...block,
        none: rewrite(block.none),
        events: block.events.map((event) => ({
          ...event,
          title: rewrite(event.title),
          when: rewrite(event.when),
          place: rewrite(event.place),
          audience: rewrite(event.audience),
        })),
      };
    case 'reply-slip':
      return {
        ...block,
        title: rewrite(block.title),
        children: inside(block.children),
        offers: block.offers.map((offer) => ({ ...offer, title: rewrite(offer.title), when: rewrite(offer.when) })),
        choices: block.choices.map(rewrite),
        deadline: rewrite(block.deadline),
        label: rewrite(block.label),
        cut: rewrite(block.cut),
        blanks: block.blanks.map(rewrite),
        returns: mapFacts(block.returns, rewrite),
      };
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

type MapBlocks = (blocks: readonly Block[]) => Block[];

/** The same block with the blocks directly inside it replaced by `map`; an item that is left empty goes. */
export function mapChildren(block: Block, map: MapBlocks): Block {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map(map).filter((item) => item.length > 0) };
    case 'qa':
      return { ...block, items: block.items.map(({ question, answer }) => ({ question, answer: map(answer) })) };
    case 'easy-read':
      return { ...block, children: map(block.children), long: map(block.long) };
    case 'quote':
    case 'callout':
    case 'for':
    case 'reply-slip':
    case 'event':
    case 'report':
    case 'staff':
    case 'resource':
      return { ...block, children: map(block.children) };
    default:
      return block;
  }
}

/** The blocks directly inside a block. */
export function childBlocks(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flat();
    case 'qa':
      return block.items.flatMap(({ answer }) => answer);
    case 'easy-read':
      return [...block.children, ...block.long];
    case 'quote':
    case 'callout':
    case 'for':
    case 'reply-slip':
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
