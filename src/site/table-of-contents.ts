/** もくじ of an issue. */
import type { Block, Inline } from '../document/nodes.ts';

export interface ContentsEntry {
  readonly id: string;
  readonly title: readonly Inline[];
  /** 働いている方へ and the like, where the heading stands in a part for one audience. */
  readonly audience: readonly Inline[];
}

/** The headings right under the page's title, in order. */
export const listContents = (blocks: readonly Block[], audience: readonly Inline[] = []): ContentsEntry[] =>
  blocks.flatMap((block): ContentsEntry[] => {
    if (block.kind === 'heading' && block.depth === 2) return [{ id: block.id, title: block.children, audience }];
    if (block.kind === 'for') return listContents(block.children, block.label);
    return [];
  });
