/**
 * Everything is counted twice: the numbers on the finished labels, on the lists and on the covers, read back from what
 * was made, must be those of the deliveries, each once and in the same order. Otherwise nothing is saved.
 */
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { z } from 'zod';
import type { Pile } from './piles.ts';
import { refusePrint, serialsDiffer } from './print-run-problems.ts';

const rowSchema = z.array(z.object({ 番号: z.string() }));

/** The serials in a finished postal list. */
export function readListSerials(content: Uint8Array | string): string[] {
  const text = typeof content === 'string' ? content : iconv.decode(Buffer.from(content), 'cp932');
  return rowSchema.parse(parse(text, { bom: true, columns: true })).map((row) => row.番号);
}

export interface Counted {
  /** What staff call the paper. */
  readonly where: string;
  readonly serials: readonly string[];
}

function findDifferences(expected: readonly string[], found: readonly string[]): string[] {
  const length = Math.max(expected.length, found.length);
  const places = Array.from({ length }, (_, index) => index);
  return places.filter((at) => expected[at] !== found[at]).map((at) => found[at] ?? expected[at] ?? '');
}

/** Throws ProblemsError where a paper has another number than the deliveries, or one twice. */
export function requireSameSerials(piles: readonly Pile[], papers: readonly Counted[]): void {
  const pieces = piles.flatMap((pile) => pile.pieces);
  const expected = pieces.map(({ serial }) => serial);
  const deliveries = new Set(pieces.map(({ recipient }) => recipient.deliveryId ?? recipient.registrationNumber));
  const all = [{ where: '台帳', serials: [...new Set(expected)] }, ...papers];
  for (const { where, serials } of all) {
    const differences = findDifferences(expected, serials);
    if (differences.length > 0)
      refusePrint(serialsDiffer(where, expected.length, serials.length, differences.slice(0, 3)));
  }
  if (deliveries.size !== expected.length) refusePrint(serialsDiffer('台帳', expected.length, deliveries.size, []));
}
