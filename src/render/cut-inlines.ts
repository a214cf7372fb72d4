/** Words in pieces. */
import { toPlainText } from '../document/inline.ts';
import type { Inline } from '../document/nodes.ts';

/** Text between the given offsets, which count from its own beginning. */
function cutText(value: string, offsets: readonly number[]): Inline[] {
  const edges = [0, ...offsets, value.length];
  return edges.slice(1).map((end, index) => ({ kind: 'text', value: value.slice(edges[index], end) }));
}

/** Cut at offsets into the plain text; a reading and what is nested stay whole, and are cut before or after. */
export function cutInlines(inlines: readonly Inline[], places: ReadonlySet<number>): Inline[][] {
  const pieces: Inline[][] = [[]];
  let at = 0;
  for (const inline of inlines) {
    const length = toPlainText([inline]).length;
    if (places.has(at) && pieces.at(-1)?.length !== 0) pieces.push([]);
    if (inline.kind === 'text') {
      const inside = [...places].filter((place) => place > at && place < at + length).map((place) => place - at);
      const [first, ...others] = cutText(
        inline.value,
        inside.sort((a, b) => a - b),
      );
      if (first !== undefined) pieces.at(-1)?.push(first);
      pieces.push(...others.map((other) => [other]));
    } else pieces.at(-1)?.push(inline);
    at += length;
  }
  return pieces;
}
