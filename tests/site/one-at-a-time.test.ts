import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneAtATime } from '../../src/site/one-at-a-time.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsushin-lock-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('work that wants the same lock runs one after the other, also when it fails', async () => {
  const lock = join(folder, 'a', 'build.lock');
  let running = 0;
  let most = 0;
  const work = async (fails: boolean): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await wait(30);
    running -= 1;
    if (fails) throw new Error('failed');
  };
  const ends = await Promise.allSettled([false, true, false].map((fails) => oneAtATime(lock, () => work(fails))));
  expect(most).toBe(1);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(existsSync(lock)).toBe(false);
});

test('a process that died holds nothing', async () => {
  const lock = join(folder, 'dead.lock');
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(lock, String(pid));
  expect(await oneAtATime(lock, async () => 'done')).toBe('done');
});
