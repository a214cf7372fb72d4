/** The finished text part of a mail: nothing left to fill in but the late fields. */
import type { Origin } from '../../../document/nodes.ts';
import { locate, type Problem } from '../../../problems.ts';
import { mailPlaceholder } from './lint-problems.ts';
import { findPlaceholder } from './rules/placeholders.ts';

export function lintText(text: string, origin: Origin): Problem[] {
  const found = findPlaceholder(text);
  return found === undefined ? [] : [locate(mailPlaceholder(found), origin)];
}
