/** What the website leaves out since a consent has ended, so that its build can say so. */
import { consentEndedSince } from '../document/checks/people-problems.ts';
import type { Content } from '../document/content.ts';
import type { Block } from '../document/nodes.ts';
import { hasEnded, peopleIn } from '../document/people.ts';
import { eachBlock } from '../document/walk.ts';
import { locate, type Problem, sortProblems } from '../problems.ts';

function* publicBlocks({ documents, staff, events, resources }: Content): Generator<Block> {
  for (const { kind, draft, web, blocks } of documents.values()) {
    if (kind === 'issue' && !draft && web !== 'no') yield* eachBlock(blocks);
  }
  for (const { block, draft } of [...staff, ...events, ...resources]) if (!draft) yield* eachBlock([block]);
}

/** One warning a place; `today` is `YYYY-MM-DD`. */
export function listEndedConsents(content: Content, today: string): Problem[] {
  const found = new Map<string, Problem>();
  for (const block of publicBlocks(content)) {
    const people = peopleIn(block);
    if (people?.consent?.until === undefined || block.web === 'no' || !hasEnded(people, today)) continue;
    const problem = locate(consentEndedSince(people.consent.until), block.origin);
    found.set(`${problem.file}:${problem.line}:${problem.column}`, problem);
  }
  return sortProblems([...found.values()]);
}
