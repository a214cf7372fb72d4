/** かんたんに読む: which text a summary in plain words stands for. */
import { easyReadAlone } from './component-problems.ts';
import { text } from './inline.ts';
import type { Block, EasyReadBlock } from './nodes.ts';
import type { Scope } from './scope.ts';

/** Where the section that stands at `start` ends: at the next heading that is not below the one before it. */
function sectionEnd(blocks: readonly Block[], start: number): number {
  const heading = blocks.slice(0, start).findLast((block) => block.kind === 'heading');
  const depth = heading?.kind === 'heading' ? heading.depth : 4;
  const length = blocks.slice(start).findIndex((block) => block.kind === 'heading' && block.depth <= depth);
  return length < 0 ? blocks.length : start + length;
}

/** The place on the site of the text under the heading before `start`, and how a link to it is called. */
function placeBefore(
  blocks: readonly Block[],
  start: number,
  { publication }: Scope,
): Pick<EasyReadBlock, 'href' | 'more'> {
  const heading = blocks.slice(0, start).findLast((block) => block.kind === 'heading');
  if (heading?.kind !== 'heading') return { href: `/${publication}/`, more: text('くわしく読む') };
  const anchor = heading.depth === 2 ? `#${heading.id}` : '';
  return { href: `/${publication}/${anchor}`, more: [...text('「'), ...heading.children, ...text('」をくわしく読む')] };
}

/** Siblings with each summary holding what it stands for: the rest of its section. */
export function gatherEasyReads(blocks: readonly Block[], scope: Scope): Block[] {
  const start = blocks.findIndex((block) => block.kind === 'easy-read' && block.long.length === 0);
  const block = blocks[start];
  if (block?.kind !== 'easy-read') return [...blocks];
  const end = sectionEnd(blocks, start + 1);
  const long = gatherEasyReads(blocks.slice(start + 1, end), scope);
  if (long.length === 0) scope.report(easyReadAlone(), block.origin);
  const gathered: EasyReadBlock = { ...block, long, ...placeBefore(blocks, start, scope) };
  return [...blocks.slice(0, start), gathered, ...gatherRest(blocks, end, scope)];
}

/** What follows a section, its own summaries gathered; they look back for the heading they stand under. */
function gatherRest(blocks: readonly Block[], from: number, scope: Scope): Block[] {
  const rest = blocks.slice(from);
  return rest.some((block) => block.kind === 'easy-read') ? gatherEasyReads(rest, scope) : rest;
}
