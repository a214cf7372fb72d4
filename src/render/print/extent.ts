/** By how many lines an issue misses four pages, the two sides of one folded sheet: measured in the laid-out page. */
import { z } from 'zod';
import type { Fault } from '../../problems.ts';
import { fourPagesMissed } from './print-problems.ts';

/** In points, as print/issue.typ tells it: where the text ends, and what the back matter and a line take. */
const extentSchema = z.object({ page: z.int(), y: z.number(), back: z.number(), line: z.number().positive() });

const POINTS = 72 / 25.4;
/** Of the text on a page, in points (print/parts/page.typ). */
export const PAGE = { top: 15 * POINTS, height: (297 - 15 - 18) * POINTS } as const;
const WANTED = 4;
/** A short notice is not meant to fill a folded sheet. */
const SHORTEST = 3;

/** More than 0 where there are lines too many. */
function linesBeyond(found: unknown, pages: number = WANTED): number {
  const { page, y, back, line } = extentSchema.parse(found);
  const used = (page - 1) * PAGE.height + (y - PAGE.top) + back;
  const lines = (used - pages * PAGE.height) / line;
  return lines > 0 ? Math.ceil(lines) : -Math.floor(-lines);
}

/** Nothing where the issue has four pages, or is a short one. */
export function reportExtent(found: readonly unknown[], pages: number, audience: string): Fault[] {
  const [extent] = found;
  if (extent === undefined || pages === WANTED || pages < SHORTEST) return [];
  const lines = linesBeyond(extent);
  // What may not be torn apart can need a page more than its lines do.
  return [fourPagesMissed(audience, pages, pages > WANTED ? Math.max(1, lines) : Math.min(-1, lines))];
}
