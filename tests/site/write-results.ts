/** The results of one run of the tests, put together for the accessibility page. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CHECKS, type TestResults, testResultsSchema } from '../../src/site/test-results.ts';
import { readToday } from '../../src/site/today.ts';

const RESULTS = join(import.meta.dirname, '../../src/site/test-results.json');
const TOOLS = ['axe-core', 'html-validate', '@guidepup/virtual-screen-reader'];

const countSchema = z.strictObject({ tried: z.int(), found: z.int() });
type Count = z.output<typeof countSchema>;

const countsSchema = z.partialRecord(z.enum(CHECKS), countSchema);
export type Counts = z.output<typeof countsSchema>;

/** One file for each file of tests. */
export const resultsFolder = (sites: string): string => join(sites, 'results');

export const addCount = (a: Count | undefined, b: Count): Count => ({
  tried: (a?.tried ?? 0) + b.tried,
  found: (a?.found ?? 0) + b.found,
});

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

async function readRun(sites: string): Promise<Counts> {
  const folder = resultsFolder(sites);
  const all: Counts = {};
  for (const name of await readdir(folder).catch(() => [])) {
    const one = countsSchema.parse(await readJson(join(folder, name)));
    for (const what of CHECKS) {
      const count = one[what];
      if (count !== undefined) all[what] = addCount(all[what], count);
    }
  }
  return all;
}

const versionOf = async (name: string): Promise<string> => {
  const manifest = await readJson(join(import.meta.dirname, '../../node_modules', name, 'package.json'));
  return `${name} ${z.object({ version: z.string() }).parse(manifest).version}`;
};

/** A check that was not part of the run keeps the result and the day that it had. */
export async function writeResults(sites: string): Promise<void> {
  const run = await readRun(sites);
  if (Object.keys(run).length === 0) return;
  const before = testResultsSchema.parse(await readJson(RESULTS));
  const checks = CHECKS.flatMap((what): TestResults['checks'] => {
    const count = run[what];
    return count === undefined
      ? before.checks.filter((check) => check.what === what)
      : [{ what, date: readToday(), ...count }];
  });
  const results: TestResults = { tools: await Promise.all(TOOLS.map(versionOf)), checks };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}
