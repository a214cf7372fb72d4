/** Every kind of block as a node for the templates. */
import { toPlainText } from '../../document/inline.ts';
import type { Block, BlockRenderers, Fact, Inline, Origin } from '../../document/nodes.ts';
import { eachBlock } from '../../document/walk.ts';
import { spellAddress, toAbsolute } from '../address.ts';
import type { Picture } from '../context.ts';
import { renderBlock } from '../render-by-kind.ts';
import { drawContact, drawEasyRead, drawQa, drawReplySlip, drawSchedule, type Writers } from './components.ts';
import { printFonts } from './fonts.ts';
import { type InlineContext, renderInlines } from './inlines.ts';
import type { PrintAddress, PrintFact, PrintInline, PrintNode } from './print-nodes.ts';
import { drawQr } from './qr.ts';

export interface BlockContext extends InlineContext {
  readonly levels: ReadonlyMap<Block, number>;
  /** File name and picture for a figure; reports a picture that was not prepared. */
  readonly picture: (src: string, origin: Origin) => { readonly file: string; readonly picture: Picture } | undefined;
  /** Characters of text up to which a block is kept on one page. */
  readonly wholeUpTo: number;
}

const WIDEST_MM = 125;
const TALLEST_MM = 56;

const widthOnPaper = ({ width, height }: Picture): number =>
  Math.round(Math.min(WIDEST_MM, (TALLEST_MM * width) / Math.max(1, height)));

function ownWords(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.children];
    case 'figure':
      return [block.caption];
    case 'table':
      return [...block.header, ...block.rows.flat()];
    default:
      return [];
  }
}

/** Characters a block takes, a picture or an action counted as some lines. */
function lengthOf(blocks: readonly Block[]): number {
  let length = 0;
  for (const block of eachBlock(blocks)) {
    length += ownWords(block).reduce((sum, words) => sum + toPlainText(words).length, 0);
    if (block.kind === 'figure' || block.kind === 'action') length += 200;
  }
  return length;
}

const placeOf = ({ file, line, column }: Origin): string => `${file}:${line}:${column}`;

function renderFacts(facts: readonly Fact[], origin: Origin, context: BlockContext) {
  const words = (inlines: readonly Inline[]): PrintInline[] => renderInlines(inlines, origin, context);
  const rendered: PrintFact[] = facts.map((fact) => ({ label: words(fact.label), value: words(fact.value) }));
  const widths = facts.map((fact) => printFonts().bold.widthOf(toPlainText(fact.label)));
  return { facts: rendered, labelWidth: Math.max(0, ...widths) + 1 };
}

type CardBlock = Extract<Block, { kind: 'event' | 'report' | 'staff' | 'resource' }>;

/** `counted` is the block as the document has it, where some of its children are drawn apart. */
function renderCard(
  block: CardBlock,
  title: readonly Inline[],
  facts: readonly Fact[],
  context: BlockContext,
  counted: CardBlock = block,
) {
  const head = [title, ...facts.flatMap(({ label, value }) => [label, value])];
  const headLength = head.reduce((sum, words) => sum + toPlainText(words).length, 0);
  return {
    id: placeOf(block.origin),
    level: context.levels.get(counted) ?? 2,
    whole: headLength <= context.wholeUpTo,
    short: headLength + lengthOf(block.children) <= context.wholeUpTo,
    title: renderInlines(title, block.origin, context),
    ...renderFacts(facts, block.origin, context),
    children: renderBlocks(block.children, context),
  };
}

function drawAddress(path: string, label: readonly Inline[], origin: Origin, context: BlockContext): PrintAddress {
  const href = toAbsolute(path, context.siteUrl);
  const shown = context.printable(spellAddress(href), origin);
  return { href, shown, label: renderInlines(label, origin, context), qr: drawQr(href) };
}

const writersAt = (origin: Origin, context: BlockContext): Writers => ({
  words: (inlines) => renderInlines(inlines, origin, context),
  blocks: (blocks) => renderBlocks(blocks, context),
  facts: (facts, place) => renderFacts(facts, place, context),
  address: (href, label) => drawAddress(href, label, origin, context),
  placeOf,
  isWhole: (blocks) => lengthOf(blocks) <= context.wholeUpTo,
});

const renderers: BlockRenderers<PrintNode[], BlockContext> = {
  heading: (block, context) => [
    {
      kind: 'heading',
      id: placeOf(block.origin),
      level: context.levels.get(block) ?? block.depth,
      children: renderInlines(block.children, block.origin, context),
    },
  ],
  paragraph: (block, context) => [
    { kind: 'paragraph', children: renderInlines(block.children, block.origin, context) },
  ],
  list: (block, context) => [
    {
      kind: 'list',
      ordered: block.ordered,
      start: block.start,
      items: block.items.map((item) => renderBlocks(item, context)),
    },
  ],
  table: (block, context) => [
    {
      kind: 'table',
      header: block.header.map((cell) => renderInlines(cell, block.origin, context, 'narrow')),
      rows: block.rows.map((row) => row.map((cell) => renderInlines(cell, block.origin, context, 'narrow'))),
    },
  ],
  quote: (block, context) => [{ kind: 'quote', children: renderBlocks(block.children, context) }],
  rule: () => [{ kind: 'rule' }],
  figure: (block, context) => {
    const found = context.picture(block.src, block.origin);
    const caption = renderInlines(block.caption, block.origin, context);
    if (found === undefined) return caption.length === 0 ? [] : [{ kind: 'paragraph', children: caption }];
    const { file, picture } = found;
    const alt = context.printable(block.alt, block.origin);
    return [{ kind: 'figure', file, format: picture.print.format, alt, width: widthOnPaper(picture), caption }];
  },
  callout: (block, context) => [
    {
      kind: 'callout',
      id: placeOf(block.origin),
      type: block.type,
      label: renderInlines(block.label, block.origin, context),
      children: renderBlocks(block.children, context),
      whole: lengthOf(block.children) <= context.wholeUpTo,
    },
  ],
  action: (block, context) => [{ kind: 'action', ...drawAddress(block.href, block.label, block.origin, context) }],
  for: (block, context) => [
    {
      kind: 'group',
      label: renderInlines(block.label, block.origin, context),
      children: renderBlocks(block.children, context),
    },
  ],
  event: (block, context) => [
    {
      kind: 'event',
      series: renderInlines(block.series, block.origin, context),
      ...renderCard(block, block.title, block.facts, context),
    },
  ],
  report: (block, context) => [
    {
      kind: 'report',
      label: renderInlines(block.label, block.origin, context),
      ...renderCard(block, block.title, block.facts, context),
    },
  ],
  staff: (block, context) => {
    const [first, ...rest] = block.children;
    const picture = first?.kind === 'figure' && first.caption.length === 0 ? first : undefined;
    const portrait = picture === undefined ? undefined : context.picture(picture.src, picture.origin);
    const children = picture === undefined ? block.children : rest;
    return [
      {
        kind: 'staff',
        role: renderInlines(block.role, block.origin, context),
        sample: renderInlines(block.sample, block.origin, context),
        portrait:
          portrait === undefined || picture === undefined
            ? null
            : { file: portrait.file, alt: context.printable(picture.alt, picture.origin) },
        ...renderCard({ ...block, children }, block.name, [], context, block),
      },
    ];
  },
  resource: (block, context) => [
    {
      kind: 'resource',
      category: renderInlines(block.category, block.origin, context),
      sample: renderInlines(block.sample, block.origin, context),
      ...renderCard(block, block.name, block.facts, context),
    },
  ],
  contact: (block, context) => [drawContact(block, writersAt(block.origin, context))],
  'reply-slip': (block, context) => [drawReplySlip(block, writersAt(block.origin, context))],
  qa: (block, context) => [drawQa(block, writersAt(block.origin, context))],
  'easy-read': (block, context) => [drawEasyRead(block, writersAt(block.origin, context))],
  schedule: (block, context) => [drawSchedule(block, writersAt(block.origin, context))],
};

export function renderBlocks(blocks: readonly Block[], context: BlockContext): PrintNode[] {
  return blocks.flatMap((block) => renderBlock(renderers, block, context));
}
