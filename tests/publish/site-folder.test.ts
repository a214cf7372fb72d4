import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareWithFolder, putBack, putUp } from '../../src/publish/site-folder.ts';

let work: string;
let folder: string;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'tsushin-publish-'));
  folder = join(work, 'public_html');
});

afterEach(() => rm(work, { recursive: true, force: true }));

async function makeSite(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const dir = join(work, name);
  for (const [path, words] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), words);
  }
  return dir;
}

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

const FIRST = { 'index.html': 'first', 'issues/a/index.html': 'a' };
const SECOND = { 'index.html': 'second', 'issues/b/index.html': 'b' };

test('says what will change, changes it, and takes it back', async () => {
  const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
  expect(await compareWithFolder(first, folder)).toEqual({ added: Object.keys(FIRST), changed: [], removed: [] });
  await putUp(first, folder);
  expect(await compareWithFolder(second, folder)).toEqual({
    added: ['issues/b/index.html'],
    changed: ['index.html'],
    removed: ['issues/a/index.html'],
  });
  expect(await read('index.html'), 'looking changes nothing').toBe('first');
  await putUp(second, folder);
  expect(await compareWithFolder(second, folder)).toEqual({ added: [], changed: [], removed: [] });
  expect(await putBack(folder)).toBe(true);
  expect(await read('issues/a/index.html')).toBe('a');
  expect(await putBack(folder), 'and forth again').toBe(true);
  expect(await read('index.html')).toBe('second');
});

test('what others have put there stays, and is not ours to remove', async () => {
  await makeSite('public_html', { 'old/page.html': 'of another', 'index.html': 'of another' });
  const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
  expect((await compareWithFolder(first, folder)).removed).toEqual([]);
  await putUp(first, folder);
  await putUp(second, folder);
  expect(await read('old/page.html')).toBe('of another');
  expect(await read('index.html')).toBe('second');
});

test('cut off between the two renames, the former site is back at the next try', async () => {
  const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
  await putUp(first, folder);
  await rename(folder, join(work, '.public_html.former'));
  expect((await compareWithFolder(second, folder)).changed).toEqual(['index.html']);
  expect(await read('index.html')).toBe('first');
});

test('a site that cannot be read leaves the one that stands', async () => {
  await putUp(await makeSite('first', FIRST), folder);
  await expect(putUp(join(work, 'nowhere'), folder)).rejects.toThrow();
  expect(await read('index.html')).toBe('first');
  expect((await readdir(folder)).sort()).toEqual(['.ht-tsushin-site.json', 'index.html', 'issues']);
});

test('there is nothing to take back before anything was put up twice', async () => {
  expect(await putBack(folder)).toBe(false);
});
