/**
 * While a mail is being made, each block carries the number of the place where its writer wrote it, so that a fault of
 * the finished HTML can be told at that line. The marks never reach a reader.
 */
import type { HtmlElement } from 'html-validate';
import type { Origin } from '../../../document/nodes.ts';

const MARK = 'data-origin';

/** Puts the mark on the first tag of a block's HTML. */
export function markOrigin(html: string, origin: Origin, origins: Origin[]): string {
  const number = origins.push(origin) - 1;
  return html.replace(/^<[a-z][a-z0-9]*/, (tag) => `${tag} ${MARK}="${number}"`);
}

/** Only inside tags: words of a writer that look like a mark stay. */
export const removeMarks = (html: string): string =>
  html.replace(/<[a-z][^<>]*? data-origin="\d+"[^<>]*>/g, (tag) => tag.replace(/ data-origin="\d+"/, ''));

/** Where the block that holds an element was written. */
export function originOf(element: HtmlElement, origins: readonly Origin[]): Origin | undefined {
  for (let at: HtmlElement | null = element; at !== null && !at.isRootElement(); at = at.parent) {
    const mark = at.getAttributeValue(MARK);
    if (mark !== null) return origins[Number(mark)];
  }
  return undefined;
}
