/** Astro writes what it finds out about the content into one place of the checkout: two builds must not meet there. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const PAUSE = 200;

const hasCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code;

function isAlive(holder: number): boolean {
  try {
    return process.kill(holder, 0);
  } catch (thrown) {
    return hasCode(thrown, 'EPERM');
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (thrown) {
    if (!hasCode(thrown, 'EEXIST')) throw thrown;
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  // Zero: the file has just been made or removed by another process.
  if (holder !== 0 && !isAlive(holder)) await rm(file, { force: true });
  return false;
}

/** Runs `work` while this process holds the lock file; waits for its turn, and takes over from a process that died. */
export async function oneAtATime<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await tryLock(file))) await wait(PAUSE);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
