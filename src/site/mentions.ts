/** In which issues an event was announced or reported, a person introduced or a place shown. */
import type { Document } from '../document/nodes.ts';
import { eachBlock } from '../document/walk.ts';

export type MentionKind = 'event' | 'report' | 'staff' | 'resource';

type Index = ReadonlyMap<string, ReadonlySet<Document>>;

/** Every page of a build asks about the same issues. */
const indexes = new WeakMap<readonly Document[], Index>();

function indexMentions(issues: readonly Document[]): Index {
  const index = new Map<string, Set<Document>>();
  for (const issue of issues) {
    for (const block of eachBlock(issue.blocks)) {
      if (!('id' in block)) continue;
      const key = `${block.kind} ${block.id}`;
      index.set(key, (index.get(key) ?? new Set()).add(issue));
    }
  }
  return index;
}

export function findMentions(
  issues: readonly Document[],
  kinds: readonly MentionKind[],
  id: string,
): readonly Document[] {
  const index = indexes.get(issues) ?? indexMentions(issues);
  indexes.set(issues, index);
  return issues.filter((issue) => kinds.some((kind) => index.get(`${kind} ${id}`)?.has(issue)));
}
