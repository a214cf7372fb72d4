/**
 * How long `check` takes when the content has grown to 100 issues and 300 events: from nothing, in a process of its own,
 * beside one that only parses the same files; and again in a running process after one file was saved, beside a loop
 * that only reads them all.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { type Bench, type Figure, formatMs, formatRatio, median, timed } from './bench.ts';
import { EVENTS, growContent, ISSUES } from './grown.content.ts';

const COMMAND = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const BARE = join(import.meta.dirname, 'check.bare.ts');
const COLD_RUNS = 3;
const CHANGES = 9;

const run = promisify(execFile);

/** A check that finds problems ends with 1. */
const runNode = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> =>
  run(process.execPath, args, { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 }).catch((thrown: unknown) => {
    if (!(thrown instanceof Error) || !('code' in thrown) || thrown.code !== 1) throw thrown;
  });

function readAll(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
  return names.reduce((bytes, name) => bytes + readFileSync(join(folder, name)).length, 0);
}

/** Each run saves the file anew before the clock starts. */
async function timeRecheck(content: string, name: string, change: (text: string, run: number) => string) {
  const file = join(content, name);
  const text = await readFile(file, 'utf8');
  const center = readCenter(content);
  const times: number[] = [];
  for (let run = 0; run < CHANGES; run += 1) {
    await writeFile(file, change(text, run));
    times.push((await timed(() => loadContent({ contentDir: content, center }))).ms);
  }
  return times.sort((a, b) => a - b)[Math.floor(CHANGES / 2)] ?? 0;
}

async function timeRechecks(content: string): Promise<Figure[]> {
  await loadContent({ contentDir: content, center: readCenter(content) });
  const issue = await timeRecheck(
    content,
    'issues/bench-050/index.mdx',
    (text, run) => `${text}\n文を${run}回たしました。\n`,
  );
  const event = await timeRecheck(content, 'events/bench-150.mdx', (text, run) =>
    text.replace(/^title: .*$/m, `title: 名前を${run}回かえた会`),
  );
  const read = await median(CHANGES, () => readAll(content));
  return [
    { name: 'again, one issue changed', value: formatMs(issue) },
    { name: "again, one event's name changed", value: formatMs(event) },
    { name: 'reading every file', value: formatMs(read) },
    { name: 'ratio', value: formatRatio(event, read) },
  ];
}

export const checkBench: Bench = {
  name: 'check',
  async run(): Promise<readonly Figure[]> {
    const work = await mkdtemp(join(tmpdir(), 'tsushin-bench-check-'));
    const content = join(work, 'content');
    try {
      await growContent(content);
      const env = { CONTENT_DIR: content, DATA_DIR: join(work, 'data') };
      const cold = await median(COLD_RUNS, () => runNode([COMMAND, 'check'], env));
      const bare = await median(COLD_RUNS, () => runNode([BARE, content]));
      return [
        { name: `${ISSUES} issues and ${EVENTS} events, cold`, value: formatMs(cold) },
        { name: 'bare parse of the same files, cold', value: formatMs(bare) },
        { name: 'ratio', value: formatRatio(cold, bare) },
        ...(await timeRechecks(content)),
      ];
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
};
