/** Of two limits on what the public web may show, the one that shows less holds. */
import type { WebVisibility } from './nodes.ts';

const ORDER: readonly WebVisibility[] = ['yes', 'noplace', 'no'];

export const strictest = (a: WebVisibility, b: WebVisibility): WebVisibility =>
  ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
