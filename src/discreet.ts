/**
 * What must not stand where others can see it: on a lock screen, an envelope, in a calendar, on a shared computer.
 * Being on the list reveals a disability, and some readers' employers do not know.
 */

const DISABILITY = /障害|障がい|障碍|しょうがい者|精神|知的|発達/u;

/** Neither spaces nor another width hide a word. */
const bare = (words: string): string => words.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

/** The word that tells too much; `segments` are what the centre calls the halves of its list. */
export function findIndiscreet(words: string, segments: readonly string[] = []): string | undefined {
  const read = bare(words);
  return DISABILITY.exec(read)?.[0] ?? segments.find((segment) => read.includes(segment));
}

export const isDiscreet = (words: string): boolean => findIndiscreet(words) === undefined;
