/**
 * Which level each heading has on paper. The document says how deep a heading or a titled block stands; PDF/UA refuses
 * a file that skips a level, so none is skipped even where a selection has taken the heading above away.
 */
import type { Block } from '../../document/nodes.ts';
import { eachBlock } from '../../document/walk.ts';

/** Undefined for what has no heading. */
function depthOf(block: Block): number | undefined {
  switch (block.kind) {
    case 'heading':
      return block.depth;
    case 'event':
    case 'report':
      return block.title.length > 0 ? block.depth : undefined;
    case 'staff':
    case 'resource':
      return block.name.length > 0 ? block.depth : undefined;
    default:
      return undefined;
  }
}

/** The document's title is level 1. */
export function headingLevels(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  const levels = new Map<Block, number>();
  let previous = 1;
  for (const block of eachBlock(blocks)) {
    const depth = depthOf(block);
    if (depth === undefined) continue;
    previous = Math.min(depth, previous + 1);
    levels.set(block, previous);
  }
  return levels;
}
