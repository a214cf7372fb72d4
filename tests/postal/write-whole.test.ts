import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { writeWhole } from '../../src/postal/write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), '書きこみ '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'postal', 'write-whole.ts')).href;

/** In a process that may write no file longer than 100 blocks: the system itself stops it in the middle of the second. */
async function writeTooMuch(dir: string): Promise<string> {
  const script = `
    import { writeWhole } from ${JSON.stringify(module)};
    const files = new Map([['a.pdf', 'new'], ['b.pdf', new Uint8Array(1_000_000)], ['c.csv', 'new']]);
    await writeWhole(${JSON.stringify(dir)}, files).catch((reason) => process.stdout.write(reason.code));`;
  const words = ['-c', 'ulimit -f 100; exec "$0" --input-type=module -e "$1"', process.execPath, script];
  return (await promisify(execFile)('sh', words)).stdout;
}

it.skipIf(process.platform === 'win32')('leaves the former folder whole where the disk takes no more', async () => {
  const dir = join(folder, '出力');
  await writeWhole(dir, new Map([['a.pdf', 'former']]));
  expect(await writeTooMuch(dir)).toBe('EFBIG');
  expect(readdirSync(folder)).toEqual(['出力']);
  expect(readdirSync(dir)).toEqual(['a.pdf']);
  expect(readFileSync(join(dir, 'a.pdf'), 'utf8')).toBe('former');
});

it.skipIf(process.platform === 'win32')('leaves nothing where there was nothing', async () => {
  expect(await writeTooMuch(join(folder, 'はじめて'))).toBe('EFBIG');
  expect(readdirSync(folder)).toEqual(['出力']);
});
