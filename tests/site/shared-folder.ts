/** A folder for the sites that several test files look at: each is built once a run, by whoever needs it first. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeResults } from './write-results.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly sites: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tsushin-sites-'));
  project.provide('sites', folder);
  return async () => {
    await writeResults(folder);
    await rm(folder, { recursive: true, force: true });
  };
}
