import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemsError } from '../../src/problems.ts';
import { buildFixture, toPath } from './built-site.ts';
import { LONG_TITLE, writeHardContent } from './hard-content.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '通信 の中身-'));
  await copyFile(fileURLToPath(new URL('../fixtures/site/center.yaml', import.meta.url)), join(folder, 'center.yaml'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a folder with center.yaml alone makes a site that says what will come', async () => {
  const empty = await buildFixture(folder);
  expect(empty.files.filter((file) => file.endsWith('.html')).map(toPath)).toEqual([
    '/404.html',
    '/events/',
    '/',
    '/issues/',
    '/resources/',
    '/search/',
    '/staff/',
  ]);
  const home = (await empty.read('index.html')).toString('utf8');
  expect(home).toContain('はじめの号を、いま準備しています。');
  expect(home).not.toMatch(/undefined|NaN/);
  await empty.remove();
}, 60_000);

test('long titles, sixty events in a month, rare characters and no pictures still make good pages', async () => {
  const hard = join(folder, 'hard');
  await writeHardContent(hard);
  const site = await buildFixture(hard);
  const read = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');
  expect(LONG_TITLE).toHaveLength(80);
  expect((await read('issues/2099-spring/index.html')).replaceAll('<wbr>', '')).toContain(LONG_TITLE);
  expect([...(await read('events/index.html')).matchAll(/<article class="event-line">/g)]).toHaveLength(60);
  expect(await read('events/2099-06-01/index.html'), 'no empty place').not.toMatch(/<dt>場所|地図で見る/);
  expect(await read('staff/rare/index.html')).toContain('<ruby>髙﨑<rp>（</rp><rt>たかさき</rt>');
  for (const file of site.files.filter((name) => name.endsWith('.html'))) {
    expect((await read(file)).replace(/<script[\s\S]*?<\/script>/g, ''), file).not.toMatch(
      /undefined|NaN|<dd>\s*<\/dd>|<h\d[^>]*>\s*<\/h\d>/,
    );
  }
  await site.remove();
}, 60_000);

test('a folder with faults ends with all of them, and nothing is built', async () => {
  await mkdir(join(folder, 'staff'));
  await writeFile(join(folder, 'staff', 'a.mdx'), '---\nname: 見本\n---\n\n{1 + 1}\n');
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'about.mdx'), '---\ntitel: 案内\n---\n');
  const failure = await buildFixture(folder).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(ProblemsError);
  const codes = failure instanceof ProblemsError ? failure.problems.map(({ code }) => code) : [];
  expect(codes).toEqual(['missing-field', 'unknown-field', 'missing-field', 'expression-refused']);
});
