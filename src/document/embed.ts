/** An event, a person or a place written once in its own file takes its place in the headings of another. */
import type { Block, EventBlock, HeadingDepth, ResourceBlock, StaffBlock } from './nodes.ts';

const toDepth = (depth: number): HeadingDepth => (depth <= 2 ? 2 : depth === 3 ? 3 : 4);

/** The level under a heading of level `depth`; nothing is deeper than 4. */
export const depthBelow = (depth: number): HeadingDepth => toDepth(depth + 1);

const deepen = (block: Block, by: number): Block =>
  block.kind === 'heading' ? { ...block, depth: toDepth(block.depth + by) } : block;

/** The block as it stands below a heading of level `under`: its title one deeper, its own headings below that. */
export function embed<Kind extends EventBlock | StaffBlock | ResourceBlock>(block: Kind, under: number): Kind {
  const depth = depthBelow(under);
  return { ...block, depth, children: block.children.map((child) => deepen(child, depth - 1)) };
}
