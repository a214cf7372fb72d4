import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../src/database/connect.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin, type Tsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const COMMAND = 'npm run -s tsushin --';

const refusalSchema = z.object({ refused: z.string(), expect: z.number().optional() });

async function refusalOf(tsushin: Tsushin, ...words: string[]) {
  const { code, stdout } = await tsushin.run(...words, '--json');
  return { code, ...refusalSchema.parse(JSON.parse(stdout)) };
}

async function openList(change?: (number: number) => Partial<Subscriber>): Promise<Tsushin> {
  const tsushin = openTsushin();
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await withDatabase(source, (db) => fillList(db, 4, change));
  return tsushin;
}

test('send is refused step by step, each time with the command to run next, and sends nothing until all is right', async () => {
  const tsushin = await openList((number) => (number === 1 ? { reading: 'furigana' } : {}));
  const send = ['send', PUBLICATION] as const;

  expect(await refusalOf(tsushin, ...send, '--expect', '4')).toEqual({
    code: 3,
    refused: `${PUBLICATION} の発行版がまだありません。先に作ってください。\n${COMMAND} build ${PUBLICATION}`,
  });

  const { manifest } = await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  expect(await refusalOf(tsushin, ...send, '--expect', '4')).toEqual({
    code: 3,
    refused: `発行版 ${manifest.code} の試し送りがまだです。自分のアドレスに送って、目で確かめてください。送れるのは 4通です。\n${COMMAND} send ${PUBLICATION} --test あなたのアドレス`,
    expect: 4,
  });

  const tested = await tsushin.run(...send, '--test', 'staff@example.jp', '--json');
  expect(JSON.parse(tested.stdout)).toMatchObject({ test: { address: 'staff@example.jp', mails: 2 } });
  expect(await refusalOf(tsushin, ...send, '--expect', '4')).toEqual({
    code: 3,
    refused: `発行版 ${manifest.code} の承認がまだです。内容を確かめてから承認してください。送れるのは 4通です。\n${COMMAND} approve ${PUBLICATION}`,
    expect: 4,
  });

  expect(await tsushin.run('approve', PUBLICATION, '--by', '見本 花子')).toMatchObject({ code: 0 });
  expect(await refusalOf(tsushin, ...send)).toEqual({
    code: 3,
    refused: `送る数が書かれていません。これから渡すメールは 4通です。合っていれば\n${COMMAND} send ${PUBLICATION} --expect 4`,
    expect: 4,
  });
  expect(await refusalOf(tsushin, ...send, '--expect', '5', '--provider', 'outbox')).toEqual({
    code: 3,
    refused: `5通とありますが、数が合いません。これから渡すメールは 4通です。合っていれば\n${COMMAND} send ${PUBLICATION} --provider outbox --expect 4`,
    expect: 4,
  });
  expect(tsushin.mails(PUBLICATION)).toEqual([]);

  const sent = await tsushin.run(...send, '--expect', '4', '--json');
  expect(sent).toMatchObject({ code: 0 });
  expect(JSON.parse(sent.stdout)).toMatchObject({
    ...{ publication: PUBLICATION, edition: manifest.edition, subscribers: 4 },
    deliveries: { email: { submitted: 4 }, post: { queued: 4 } },
    people: { emailOnly: 0, postOnly: 0, both: 4, excluded: 0 },
  });
  expect(tsushin.mails(PUBLICATION)).toHaveLength(4);

  expect(await refusalOf(tsushin, ...send, '--expect', '4')).toEqual({
    code: 3,
    refused: `${PUBLICATION} のメールは、もうすべて渡しています。新しく送るメールはありません。\n${COMMAND} status ${PUBLICATION}`,
    expect: 0,
  });
  expect(tsushin.mails(PUBLICATION)).toHaveLength(4);
}, 30_000);

test('an approval and a test are for exactly one edition', async () => {
  const tsushin = await openList();
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp');
  await tsushin.run('approve', PUBLICATION);
  const { manifest } = await saveTinyEdition(tsushin.dataDir, PUBLICATION, { words: '書きかえました' });
  const { refused } = await refusalOf(tsushin, 'send', PUBLICATION, '--expect', '4');
  expect(refused).toContain(`発行版 ${manifest.code} の試し送りがまだです。`);
}, 30_000);

test('where nobody reads by e-mail, no test is asked for', async () => {
  const tsushin = await openList(() => ({ wantsEmail: 0 }));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  expect((await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp')).stderr).toContain(
    '試し送りはしていません',
  );
  await tsushin.run('approve', PUBLICATION);
  expect((await tsushin.run('send', PUBLICATION, '--expect', '0')).code).toBe(0);
}, 30_000);

test('a test is marked, carries the same header fields, and replaces the former one', async () => {
  const tsushin = await openList((number) => (number === 1 ? { reading: 'furigana' } : {}));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  for (const address of ['first@example.jp', 'second@example.jp']) {
    await tsushin.run('send', PUBLICATION, '--test', address);
  }
  const folder = join(tsushin.dataDir, 'outbox', 'test', PUBLICATION);
  const mails = await Promise.all(
    readdirSync(folder).map((name) => PostalMime.parse(readFileSync(join(folder, name)))),
  );
  expect(mails.map(({ subject }) => subject).sort()).toEqual([
    '【テスト】見本通信 ふりがな号',
    '【テスト】見本通信 夏号',
  ]);
  for (const { to, headers } of mails) {
    expect(to?.[0]?.address).toBe('second@example.jp');
    expect(headers.map(({ key }) => key)).toEqual(expect.arrayContaining(['list-id', 'list-unsubscribe', 'reply-to']));
  }
  const status = await tsushin.run('status', PUBLICATION, '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ deliveries: { email: { pending: 4, submitted: 0 } } });
}, 30_000);

test('addresses are not given to somebody abroad without consent', async () => {
  const tsushin = openTsushin({ RESEND_API_KEY: 're_mihon' });
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await withDatabase(source, (db) => fillList(db, 1));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  const { code, refused } = await refusalOf(tsushin, 'send', PUBLICATION, '--provider', 'resend', '--expect', '1');
  expect(code).toBe(3);
  expect(refused).toContain('Resend は国外の事業者です。');
}, 30_000);

test('no header of a mail says which half, which reading or who a reader is', async () => {
  const tsushin = await openList();
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp');
  await tsushin.run('approve', PUBLICATION);
  await tsushin.run('send', PUBLICATION, '--expect', '4');
  for (const name of tsushin.mails(PUBLICATION)) {
    const raw = readFileSync(join(tsushin.dataDir, 'outbox', PUBLICATION, name), 'utf8');
    const header = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(`${name}${header}`).not.toMatch(/employed|job|seeking|furigana|standard|issues/i);
    const parsed = await PostalMime.parse(raw);
    expect(parsed.headers.map(({ value }) => value).join('\n')).not.toMatch(/障害|就労|求職|見本 \d/);
  }
}, 30_000);

test('a time that is past is refused rather than sent at once, and a time that is set is not passed over', async () => {
  const tsushin = await openList();
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp');
  await tsushin.run('approve', PUBLICATION);
  const past = await tsushin.run('send', PUBLICATION, '--expect', '4', '--at', '2023-06-01 10:00');
  expect(past.code).toBe(1);
  expect(past.stderr).toContain('もう過ぎた時刻です');
  expect(tsushin.mails(PUBLICATION)).toEqual([]);

  const held = tsushin.start('send', PUBLICATION, '--expect', '4', '--at', '2099-06-01 10:00');
  await new Promise<void>((resolve) => {
    held.child.stderr?.on('data', (text) => String(text).includes('に送り始めます') && resolve());
  });
  held.child.kill('SIGKILL');
  await held.finished;
  const other = await refusalOf(tsushin, 'send', PUBLICATION, '--expect', '4', '--at', '2099-06-02 10:00');
  expect(other).toMatchObject({ code: 3 });
  expect(other.refused).toContain('6月1日(月) 10:00 に送ることになっています');
}, 60_000);
