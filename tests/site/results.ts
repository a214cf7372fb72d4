/** What the tests of a file find is kept for the accessibility page, whether it pleases or not. */
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Check } from '../../src/site/test-results.ts';
import { addCount, type Counts, resultsFolder } from './write-results.ts';

const counts: Counts = {};

export function record(what: Check, tried: number, found: number): void {
  counts[what] = addCount(counts[what], { tried, found });
}

/** When the tests of a file are done. */
export async function keepResults(): Promise<void> {
  const folder = resultsFolder(inject('sites'));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(counts));
}
