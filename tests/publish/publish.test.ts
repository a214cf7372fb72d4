/** The command as people run it: only what is approved is seen by the public. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openTsushin } from '../delivery/tsushin.ts';

const resultSchema = z.object({
  published: z.boolean(),
  approved: z.array(z.string()),
  waiting: z.array(z.string()),
  changes: z.object({ added: z.array(z.string()), changed: z.array(z.string()), removed: z.array(z.string()) }),
});

const anotherPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7ca5' } })
    .png()
    .toBuffer();

const ISSUE = 'issues/2023-summer';

test('shows what changes, puts up what is approved and nothing else, and takes it back', async () => {
  const content = await mkdtemp(join(tmpdir(), 'tsushin-content-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  await cp(join(import.meta.dirname, '../../content'), content, { recursive: true });
  const tsushin = openTsushin({ CONTENT_DIR: content });
  const folder = join(tsushin.dataDir, 'public');
  const publish = async (...words: string[]) => {
    const { stdout, stderr } = await tsushin.run('publish', '--to', folder, '--json', ...words);
    return resultSchema.parse(JSON.parse(stdout || stderr));
  };
  expect((await tsushin.run('build', ISSUE)).code).toBe(0);
  const before = await publish();
  expect(before).toMatchObject({ published: false, approved: [] });
  expect(before.waiting).toContain(ISSUE);
  expect(before.changes.added.filter((path) => /^(issues|events|staff)\/.+\//.test(path))).toEqual([]);
  expect(existsSync(folder)).toBe(false);

  expect((await tsushin.run('approve', ISSUE, '--by', '見本')).code).toBe(0);
  const after = await publish('--yes');
  expect(after).toMatchObject({ published: true, approved: [ISSUE] });
  expect(existsSync(join(folder, ISSUE, 'index.html'))).toBe(true);
  expect(existsSync(join(folder, 'issues/2023-winter'))).toBe(false);
  expect(after.changes.added).toContain('events/2023-07-08-chair-yoga/index.html');
  expect(after.changes.added).not.toContain('events/2024-01-19-job-fair/index.html');

  const source = join(content, ISSUE, 'index.mdx');
  const words = readFileSync(source, 'utf8');
  writeFileSync(source, `${words}\nあとから書きたした文です。\n`);
  const changed = await tsushin.run('publish', '--to', folder, '--yes');
  expect(changed.code).toBe(3);
  expect(changed.stderr).toContain('承認したあとで、原稿か写真が変わっています: issues/2023-summer');
  expect((await tsushin.run('publish', '--to', folder, '--undo')).code, 'put up once only').toBe(3);

  writeFileSync(source, words);
  const picture = join(content, ISSUE, 'chair-yoga.png');
  writeFileSync(picture, readFileSync(join(content, ISSUE, 'summer-sea.png')));
  writeFileSync(join(content, ISSUE, 'summer-sea.png'), await anotherPicture());
  const swapped = await tsushin.run('publish', '--to', folder, '--yes');
  expect(swapped.code, 'a picture nobody approved').toBe(3);
  expect(swapped.stderr).toContain('原稿か写真が変わっています: issues/2023-summer');

  expect((await tsushin.run('build', ISSUE)).code).toBe(0);
  const rebuilt = await tsushin.run('publish', '--to', folder, '--yes');
  expect(rebuilt.code, 'a page that is up does not vanish for an edition built since').toBe(3);
  expect(rebuilt.stderr).toContain('変わっています: issues/2023-summer');
}, 180_000);
