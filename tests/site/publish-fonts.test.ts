import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFonts } from '../../src/site/publish-fonts.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsushin-fonts-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const page = (path: string, words: string) => ({
  path,
  html: `<head><link rel="stylesheet" href="/fonts/fonts.css"><script src="/settings.js"></script><link rel="stylesheet" href="/assets/page.css"></head><body>枠<main>${words}</main></body>`,
});

async function publish(name: string, summer: string) {
  const site = join(folder, name);
  await mkdir(site);
  const pages = [page('issues/summer/index.html', summer), page('events/walk/index.html', '散歩の会')];
  const [issue, event] = await addFonts(site, pages, join(folder, 'data'));
  return { issue: issue?.html ?? '', event: event?.html ?? '', files: await readdir(join(site, 'fonts')) };
}

test('another word on one page changes the fonts of that page alone', async () => {
  const before = await publish('before', '<h2>夏</h2>海');
  const after = await publish('after', '<h2>夏</h2>海と髙い空');
  expect(after.event).toBe(before.event);
  expect(after.issue).not.toBe(before.issue);
  expect(before.event, 'nothing that is drawn waits for a script').toMatch(
    /page\.css"><link rel="stylesheet" href="\/fonts\/fonts\.[0-9a-f]{10}\.css"><link rel="preload"[^>]+><script src="\/settings\.js"><\/script><\/head>/,
  );
  const kept = after.files.filter((file) => before.files.includes(file) && file.endsWith('.woff2'));
  expect(kept, 'shared in both weights, the walk, and the bold of the issue').toHaveLength(4);
}, 20_000);
