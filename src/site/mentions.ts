/** In which issues an event was announced or reported, a person introduced or a place shown. */
import type { Document } from '../document/nodes.ts';
import { eachBlock } from '../document/walk.ts';

export type MentionKind = 'event' | 'report' | 'staff' | 'resource';

export const findMentions = (
  issues: readonly Document[],
  kinds: readonly MentionKind[],
  id: string,
): readonly Document[] =>
  issues.filter((issue) =>
    [...eachBlock(issue.blocks)].some(
      (block) => kinds.some((kind) => block.kind === kind) && 'id' in block && block.id === id,
    ),
  );
