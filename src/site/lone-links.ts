/** A link in a sentence is as high as its line; one that stands alone is a target of its own, and gets the height of one. */
import type { Inline } from '../document/nodes.ts';

export const isLoneLink = ([first, ...others]: readonly Inline[]): boolean =>
  first?.kind === 'link' && others.length === 0;
