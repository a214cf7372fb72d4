/** かんたんに読む in the furigana edition: a summary in place of the text it stands for. */
import type { Block, EasyReadBlock } from './nodes.ts';
import { eachBlock } from './walk.ts';

/** What a reader acts upon stays whatever words stand for it, and so does a warning. */
const STAYS: ReadonlySet<Block['kind']> = new Set(['event', 'schedule', 'contact', 'action', 'reply-slip']);

const stays = (block: Block): boolean =>
  STAYS.has(block.kind) || (block.kind === 'callout' && block.type === 'caution');

/**
 * The summary in place of its text, with the way to it. A text that the public site does not show in full has no page
 * to be read on: it stays.
 */
export function standFor(block: EasyReadBlock): Block[] {
  const hidden = [block, ...eachBlock(block.long)].some(({ web }) => web === 'no');
  if (hidden) return [{ ...block, long: [], more: [] }, ...block.long];
  return [{ ...block, long: [] }, ...block.long.filter(stays)];
}
