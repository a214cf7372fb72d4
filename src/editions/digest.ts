/** Hashes: hexadecimal sha256 for machines, a short code for people to compare over the telephone. */
import { createHash } from 'node:crypto';

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Without 0, O, 1, I and the like, which people read wrongly. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eight characters in two groups: `7KQ2-M4XD` (40 bits of the hash). */
export function shortCode(hash: string): string {
  const value = BigInt(`0x${hash.slice(0, 10)}`);
  const letters = Array.from({ length: 8 }, (_, index) => ALPHABET[Number((value >> BigInt(35 - index * 5)) & 31n)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
