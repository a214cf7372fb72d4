/** What the component of a block is handed. */
import type { Block, BlockKind } from '../document/nodes.ts';

export interface BlockProps<Kind extends BlockKind> {
  block: Extract<Block, { kind: Kind }>;
}
