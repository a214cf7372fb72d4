/**
 * Short cards stay on one page, unless that would leave the page before them half empty: then they are torn apart where
 * it hurts least. Pages are laid out, looked at from the first to the last, and laid out again.
 */
import { z } from 'zod';

const beginSchema = z.array(z.object({ id: z.string(), most: z.int(), page: z.int(), y: z.number() }));
type Begin = z.output<typeof beginSchema>[number];

/** How far each block may be torn apart; 1 between its facts and its words, 2 anywhere. */
export type Loose = Readonly<Record<string, number>>;

/** Where headings, cards and frames begin, in order; undefined where the pages cannot be laid out. */
type LayOut = (loose: Loose) => Promise<readonly unknown[] | undefined>;

interface PageMeasures {
  /** In points. */
  readonly top: number;
  readonly height: number;
}

/** Of a page's height: more than this is not left empty where it can be helped. */
const MOST_EMPTY = 0.18;
/** Of a page's height: a block that begins so near to the top is what did not fit on the page before. */
const NEAR_TOP = 0.15;

/** What may be torn apart at the top of a page, below its heading if it has one. */
function findPushed(begins: readonly Begin[], page: number, { top, height }: PageMeasures) {
  const first = begins.findIndex((begin) => begin.page === page);
  const isPushed = first >= 0 && (begins[first]?.y ?? 0) < top + 2;
  const block = begins.slice(Math.max(0, first)).find(({ most }) => most > 0);
  if (!isPushed || block?.page !== page || block.y > top + NEAR_TOP * height) return undefined;
  return { first, ...block };
}

export async function settlePages(layOut: LayOut, measures: PageMeasures): Promise<Loose> {
  const look = async (loose: Loose): Promise<Begin[]> => beginSchema.parse((await layOut(loose)) ?? []);
  const lowest = measures.top + (1 - MOST_EMPTY) * measures.height;
  let loose: Loose = {};
  let begins = await look(loose);
  for (let page = 2; page <= (begins.at(-1)?.page ?? 0); page += 1) {
    const pushed = findPushed(begins, page, measures);
    if (pushed === undefined) continue;
    for (let looseness = 1; looseness <= pushed.most; looseness += 1) {
      const tried = { ...loose, [pushed.id]: looseness };
      const moved = await look(tried);
      const begin = moved[pushed.first];
      if (begin === undefined || begin.page >= page || begin.y > lowest) continue;
      loose = tried;
      begins = moved;
      break;
    }
  }
  return loose;
}
