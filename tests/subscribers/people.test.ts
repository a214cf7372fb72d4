import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { sortIntoPiles } from '../../src/postal/piles.ts';
import { encodeList, writePostalList } from '../../src/postal/postal-list.ts';
import { writeWhole } from '../../src/postal/write-whole.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { eraseSubscriber } from '../../src/subscribers/erase.ts';
import { formatCsv } from '../../src/subscribers/export.ts';
import { importSubscribers } from '../../src/subscribers/import.ts';
import { listSubscribers, readSubscribers } from '../../src/subscribers/list.ts';
import { readListBytes } from '../../src/subscribers/read-list-file.ts';
import { readReinstatements, reinstate } from '../../src/subscribers/reinstate.ts';
import { describeEachDatabase, TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from '../delivery/make-list.ts';
import { openTsushin } from '../delivery/tsushin.ts';
import { center, recipient } from '../postal/recipients.ts';

const NOW = new Date('2023-07-01T01:00:00Z');

describeEachDatabase('the list', (open) => {
  test('is filtered, and put in the order of the numbers', async () => {
    const { db } = await open();
    await fillList(db, 12, (number) => ({
      ...(number % 2 === 0 ? { audience: 'job-seeking' as const } : {}),
      ...(number % 3 === 0 ? { wantsPost: 0 } : {}),
      ...(number === 4 ? { emailStoppedOn: '2023-06-01' } : {}),
      ...(number === 5 ? { email: 'Stop@example.jp' } : {}),
    }));
    await db.insertInto('suppressions').values({ email: 'stop@example.jp', reason: 'bounce', createdAt: '' }).execute();
    const numbersOf = async (filter: Parameters<typeof listSubscribers>[1]) =>
      (await listSubscribers(db, filter, NOW)).map(({ registrationNumber }) => Number(registrationNumber));
    expect(await numbersOf({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await numbersOf({ audience: 'job-seeking', channel: 'email' })).toEqual([6, 12]);
    expect(await numbersOf({ status: 'unsubscribed' })).toEqual([4]);
    expect(await numbersOf({ status: 'suppressed' })).toEqual([5]);
  });

  test('written out and taken in again is unchanged', async () => {
    const { db } = await open();
    await fillList(db, 5, (number) => ({
      name: number === 1 ? '見本 "一", 子' : `見本 ${number}`,
      ...(number === 2 ? { wantsEmail: 0, wantsPost: 0, audience: null } : {}),
      ...(number === 3 ? { endedOn: '2023-05-01', emailStoppedOn: '2023-04-30', size: 'large' as const } : {}),
    }));
    const csv = formatCsv(await readSubscribers(db));
    const rows = readListBytes(new TextEncoder().encode(csv), 'auto', 'meibo.csv');
    const report = await importSubscribers(db, rows, { now: NOW, today: '2023-07-01', checkAddress: () => [] });
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 5, invalid: [] });
  });

  test('an erased person is gone from list and ledger, and the counts still add up', async () => {
    const { db } = await open();
    await fillList(db, 2);
    const campaign = await openCampaign(db, { publication: 'issues/x', edition: 'e', audiences: ['employed'] }, NOW);
    const removed: string[] = [];
    const erased = await eraseSubscriber(db, '1', NOW, async (mails) => {
      removed.push(...mails.map(({ publication }) => publication));
    });
    expect([erased, removed]).toEqual(['1', ['issues/x']]);
    expect(await readSubscribers(db)).toHaveLength(1);
    expect(await readReconciliation(db, campaign)).toMatchObject({
      subscribers: 2,
      deliveries: { email: { pending: 1, cancelled: 1 }, post: { queued: 1, cancelled: 1 } },
    });
  });
});

describeEachDatabase('taking back', (open) => {
  const given = { reason: '番号をまちがえた', day: '2023-06-30', now: NOW };

  test('an end and a stop is kept with its reason, and goes when the person is erased', async () => {
    const { db } = await open();
    await fillList(db, 1, () => ({ endedOn: '2023-05-01', emailStoppedOn: '2023-04-30' }));
    const [before] = await readSubscribers(db);
    const view = await reinstate(db, '1', { ...given, what: ['registration', 'mail'] });
    expect(view).toMatchObject({ status: 'active', endedOn: null, emailStoppedOn: null });
    const { id = '' } = before ?? {};
    const kept = { reason: '番号をまちがえた', day: '2023-06-30' };
    expect(await readReinstatements(db, id)).toMatchObject([
      { what: 'mail', formerDay: '2023-04-30', ...kept },
      { what: 'registration', formerDay: '2023-05-01', ...kept },
    ]);
    await eraseSubscriber(db, '1', NOW, async () => {});
    expect(await readReinstatements(db, id)).toEqual([]);
  });

  test.each([
    ['mail-not-stopped', ['registration', 'mail'] as const, given],
    ['future-date', ['registration'] as const, { ...given, day: '2023-07-02' }],
  ])('%s, and nothing is taken back', async (code, what, rest) => {
    const { db } = await open();
    await fillList(db, 1, () => ({ endedOn: '2023-05-01' }));
    await expect(reinstate(db, '1', { ...rest, what })).rejects.toMatchObject({ problems: [{ code }] });
    const [person] = await readSubscribers(db);
    expect(person?.endedOn).toBe('2023-05-01');
    expect(await readReinstatements(db, person?.id ?? '')).toEqual([]);
  });
});

test('an end and a stop are taken back from the command line, with the reason and the day', async () => {
  const tsushin = openTsushin();
  const subscribers = async (...words: string[]) => {
    const { code, stdout } = await tsushin.run('subscribers', ...words, '--json');
    return { code, value: JSON.parse(stdout) };
  };
  const person = ['--name', '見本 一子', '--email', 'mihon@example.jp', '--consented-on', '2023-04-01'];
  await subscribers('add', '7', ...person, '--audience', '就労者');
  await subscribers('end', '7');
  await subscribers('unsubscribe', '7');
  const both = ['--resume-registration', '--mail-again'];
  for (const words of [both, [...both, '--reason', ' ', '--date', '2023-06-01'], [...both, '--reason', 'あ']])
    expect(await subscribers('edit', '7', ...words)).toMatchObject({
      code: 1,
      value: { problems: [{ code: 'reason-missing' }] },
    });
  expect(await subscribers('edit', '7', '--reason', 'あ')).toMatchObject({
    value: { problems: [{ code: 'reason-without-use' }] },
  });
  expect(await subscribers('show', '7')).toMatchObject({ value: { status: 'ended', reinstatements: [] } });
  const why = ['--reason', '番号をまちがえた', '--date', '令和5年6月1日'];
  expect(await subscribers('edit', '7', '--kana', 'ミホン イチコ', ...both, ...why)).toMatchObject({
    code: 0,
    value: { status: 'active', kana: 'ミホン イチコ' },
  });
  const kept = { reason: '番号をまちがえた', day: '2023-06-01' };
  expect(await subscribers('show', '7')).toMatchObject({
    value: { endedOn: null, emailStoppedOn: null, reinstatements: [kept, kept] },
  });
}, 30_000);

test('erasing removes the mails of that person and names the print runs', async () => {
  const tsushin = openTsushin();
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  const ids = await withDatabase(source, async (db) => {
    await fillList(db, 2);
    await openCampaign(db, { publication: 'issues/x', edition: 'e', audiences: ['employed'] }, NOW);
    return db
      .selectFrom('deliveries')
      .innerJoin('subscribers', 'subscribers.id', 'deliveries.subscriberId')
      .select(['deliveries.id', 'registrationNumber'])
      .where('channel', '=', 'email')
      .orderBy('registrationNumber')
      .execute();
  });
  const outbox = join(tsushin.dataDir, 'outbox/issues/x');
  mkdirSync(outbox, { recursive: true });
  for (const { id } of ids) writeFileSync(join(outbox, `${id}.eml`), 'To: mihon@example.jp\r\n');
  expect(tsushin.mails('issues/x')).toHaveLength(2);
  const runs = [
    { name: 'x', number: '1', encoding: 'utf-8' as const },
    { name: 'x-追加2', number: '2', encoding: 'utf-8' as const },
    { name: 'x-刷り直し3', number: '1', encoding: 'shift_jis' as const },
  ];
  for (const { name, number, encoding } of runs) {
    const list = writePostalList(sortIntoPiles([recipient({ registrationNumber: number })]), center);
    const dir = join(tsushin.dataDir, 'print/issues', name);
    await writeWhole(dir, new Map([['郵送名簿.csv', encodeList(list, encoding).content]]));
  }
  await writeWhole(join(tsushin.dataDir, 'print/試し刷り'), new Map([['試し刷り-a-one-12.pdf', '']]));
  const unasked = await tsushin.run('subscribers', 'erase', '1');
  expect(unasked.code).toBe(3);
  expect(unasked.stderr).toMatch(
    /^登録番号 +1\n氏名 +見本 1\n(?:.+\n)+\nこの人を名簿から消し、送信箱のメール 1通も消します。元に戻せません。\nお届けをやめるだけなら npm run -s tsushin -- subscribers end 1 です。これは元に戻せます。\nまだ消していません。消すときは、次のように打ってください。\nnpm run -s tsushin -- subscribers erase 1 --yes\n$/,
  );
  expect(tsushin.mails('issues/x')).toHaveLength(2);
  const { code, stdout } = await tsushin.run('subscribers', 'erase', '1', '--yes', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    erased: '1',
    removedMails: 1,
    printFolders: ['x', 'x-刷り直し3'].map((name) => join(tsushin.dataDir, 'print/issues', name)),
  });
  expect(tsushin.mails('issues/x')).toEqual([`${ids[1]?.id}.eml`]);
  const second = await tsushin.run('subscribers', 'erase', '2', '--yes');
  expect(second.stdout).toContain('印刷物には、まだ氏名と住所が残っています。');
  expect(second.stdout).toContain('x-追加2');
}, 30_000);

test('files are looked for and written where the person stands', async () => {
  const stands = mkdtempSync(join(tmpdir(), 'stands-'));
  onTestFinished(() => rmSync(stands, { recursive: true, force: true }));
  writeFileSync(join(stands, 'list.csv'), '登録番号,氏名,メールアドレス\n1,見本 一子,mihon@example.jp\n');
  const tsushin = openTsushin({ INIT_CWD: stands });
  expect(await tsushin.run('subscribers', 'import', 'list.csv')).toMatchObject({ code: 0 });
  expect(await tsushin.run('subscribers', 'export', 'out.csv')).toMatchObject({ code: 0 });
  expect(readFileSync(join(stands, 'out.csv'), 'utf8')).toContain('見本 一子');
  chmodSync(join(stands, 'out.csv'), 0o644);
  expect(await tsushin.run('subscribers', 'export', 'out.csv')).toMatchObject({ code: 0 });
  expect(statSync(join(stands, 'out.csv')).mode & 0o077).toBe(0);
}, 30_000);

test('each row with an unknown postcode is told its own, and who is sent nothing is said to be', async () => {
  const stands = mkdtempSync(join(tmpdir(), 'stands-'));
  onTestFinished(() => rmSync(stands, { recursive: true, force: true }));
  const rows = ['1,見本 一子,999-9998,見本県見本市1,なし', '2,見本 二子,999-9997,見本県見本市2,郵送'];
  writeFileSync(join(stands, 'list.csv'), `登録番号,氏名,郵便番号,住所1,案内方法\n${rows.join('\n')}\n`);
  const tsushin = openTsushin({ INIT_CWD: stands });
  const { stderr, stdout } = await tsushin.run('subscribers', 'import', 'list.csv');
  expect(stderr).toContain(
    '⚠ list.csv 2、3行目（2行）  unknown-postcode\n  2行目: 郵便番号「999-9998」は、郵便番号の一覧にありません。\n  3行目: 郵便番号「999-9997」は、郵便番号の一覧にありません。\n  → ',
  );
  expect(stdout).toBe('取り込みました: 新しい人 2人、変わった人 0人、同じ人 0人\n');
  const listed = (await tsushin.run('subscribers', 'list')).stdout;
  expect(listed).toMatch(/見本 一子.* なし +案内なし（送らない）\n.*見本 二子.* 郵送 +お届け中\n/);
}, 30_000);

test('one person is added, changed, stopped and ended from the command line', async () => {
  const tsushin = openTsushin();
  const subscribers = async (...words: string[]) => {
    const { code, stdout } = await tsushin.run('subscribers', ...words, '--json');
    return { code, value: JSON.parse(stdout) };
  };
  const person = ['--name', '見本 一子', '--email', 'mihon@example.jp', '--audience', '求職者'];
  expect(await subscribers('add', '7', ...person, '--consented-on', '令和5年4月1日')).toMatchObject({
    code: 0,
    value: { registrationNumber: '7', audience: 'job-seeking', channel: 'email', consentedOn: '2023-04-01' },
  });
  expect(await subscribers('add', '7', ...person)).toMatchObject({
    code: 1,
    value: { problems: [{ code: 'number-taken' }] },
  });
  expect(
    await subscribers('edit', '7', '--postcode', '2510052', '--address1', '藤沢市藤沢1-1', '--channel', '両方'),
  ).toMatchObject({
    code: 0,
    value: { email: 'mihon@example.jp', postcode: '251-0052', channel: 'both' },
  });
  expect(await subscribers('edit', '7', '--email', 'mihon')).toMatchObject({
    code: 1,
    value: { problems: [{ code: 'bad-email' }] },
  });
  const { value } = await subscribers('show', '7');
  expect(await subscribers('unsubscribe', value.id)).toMatchObject({ code: 0, value: { status: 'unsubscribed' } });
  expect(await subscribers('end', '7', '--date', '2023-05-31')).toMatchObject({
    code: 0,
    value: { endedOn: '2023-05-31', status: 'ended' },
  });
  expect(await subscribers('show', '8')).toMatchObject({
    code: 1,
    value: { problems: [{ code: 'unknown-subscriber' }] },
  });
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  expect(await withDatabase(source, readSubscribers)).toHaveLength(1);
}, 30_000);
