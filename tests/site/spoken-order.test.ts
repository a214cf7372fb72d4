/** What a screen reader says of an issue, in order: a file that a person can read, tests/snapshots/site/issue-spoken.txt. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenSite, openSite } from './open-site.ts';
import { keepResults, record } from './results.ts';

const READER = join(import.meta.dirname, '../../node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js');

const SNAPSHOT = join(import.meta.dirname, '../snapshots/site/issue-spoken.txt');

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await keepResults();
});

const LISTEN = `(async () => {
  const { virtual } = await import('/virtual-screen-reader.js');
  await virtual.start({ container: document.body });
  const said = [];
  for (;;) {
    const phrase = await virtual.lastSpokenPhrase();
    if (said.length > 0 && phrase === said[0]) break;
    said.push(phrase);
    if (phrase === 'end of document' || said.length > 2000) break;
    await virtual.next();
  }
  await virtual.stop();
  return said.join('\\n') + '\\n';
})()`;

test('an issue is said in the order in which it is read', async () => {
  const page = await opened.open({ bypassCSP: true });
  await page.route('**/virtual-screen-reader.js', async (route) =>
    route.fulfill({ body: await readFile(READER), contentType: 'text/javascript' }),
  );
  await page.goto(`${opened.origin}/issues/2023-summer/`);
  const said = z.string().parse(await page.evaluate(LISTEN));
  const kept = await readFile(SNAPSHOT, 'utf8').catch(() => said);
  record('読みあげの順番', 1, said === kept ? 0 : 1);
  await expect(said).toMatchFileSnapshot(SNAPSHOT);
  expect(said, 'a sentence stays whole').toContain('暑い日がつづきます。');
  await page.context().close();
}, 30_000);
