/** Addresses on paper: nobody can press them, so they also stand there in words. */
import { spellAddress } from '../address.ts';

/** Digits and letters alone, so that 0466-00-0000 and 0466000000 are one number. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The address for the reader to type or dial; empty where the words of the link already say it. */
export function showBeside(href: string, words: string): string {
  const shown = spellAddress(href);
  return bare(words).includes(bare(shown)) ? '' : shown;
}
