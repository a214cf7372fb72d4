/** Nobody presses a link in vain: what a mail points to on the centre's site is up before the mail goes. */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../src/database/connect.ts';
import { findMissing, listSiteLinks } from '../../src/delivery/site-check.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';

/** A site with the given pages, on this machine. */
async function serveSite(pages: readonly string[]): Promise<string> {
  const server = createServer((request, response) => {
    const isThere = pages.includes(request.url ?? '');
    response.writeHead(isThere ? 200 : 404).end(isThere ? 'ここにあります' : 'ありません');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const linksTo = (...addresses: readonly string[]): string =>
  addresses.map((address) => `<a href="${address}">見る</a>`).join('');

test('asks for every page and picture of the site that a mail names, once, and for nothing else', async () => {
  const site = await serveSite(['/issues/2023-summer/', '/pictures/a.jpg?x=1&y=2']);
  const dataDir = await mkdtemp(join(tmpdir(), 'tsushin-site-check-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const words = `${linksTo(`${site}/issues/2023-summer/#event-1`, `${site}/events/gone/`, `${site}.example.jp/`, 'https://example.jp/', 'mailto:a@example.jp')}<img src="${site}/pictures/a.jpg?x=1&amp;y=2" alt="">`;
  const links = await listSiteLinks(await saveTinyEdition(dataDir, PUBLICATION, { words }), site);
  expect(links).toEqual([`${site}/events/gone/`, `${site}/issues/2023-summer/`, `${site}/pictures/a.jpg?x=1&y=2`]);
  expect(await findMissing(links)).toEqual([`${site}/events/gone/`]);
});

test('a site that does not answer has nothing', async () => {
  expect(await findMissing(['http://127.0.0.1:1/issues/'])).toEqual(['http://127.0.0.1:1/issues/']);
});

test('mail that leaves the machine waits for the site, and the refusal says what is missing and what to do', async () => {
  const site = await serveSite([]);
  const tsushin = openTsushin({ SMTP_URL: 'smtps://mail.example.jp', SITE_URL: site });
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await withDatabase(source, (db) => fillList(db, 1));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION, { words: linksTo(`${site}/issues/2023-summer/`) });
  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp', '--provider', 'outbox');
  await tsushin.run('approve', PUBLICATION);
  const { code, stdout } = await tsushin.run('send', PUBLICATION, '--provider', 'smtp', '--expect', '1', '--json');
  expect(code).toBe(3);
  expect(z.object({ refused: z.string() }).parse(JSON.parse(stdout)).refused).toBe(
    `メールが指すページや画像のうち、1個がウェブで開けません。メールはまだ送っていません。\n  ${site}/issues/2023-summer/\n先に公開して、もう一度実行してください。\nnpm run -s tsushin -- publish`,
  );
}, 60_000);
