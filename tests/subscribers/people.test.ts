import { expect, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { eraseSubscriber } from '../../src/subscribers/erase.ts';
import { formatCsv } from '../../src/subscribers/export.ts';
import { importSubscribers } from '../../src/subscribers/import.ts';
import { listSubscribers, readSubscribers } from '../../src/subscribers/list.ts';
import { readListBytes } from '../../src/subscribers/read-list-file.ts';
import { describeEachDatabase, TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from '../delivery/make-list.ts';
import { openTsushin } from '../delivery/tsushin.ts';

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
    await eraseSubscriber(db, '1', NOW);
    expect(await readSubscribers(db)).toHaveLength(1);
    expect(await readReconciliation(db, campaign)).toMatchObject({
      subscribers: 2,
      deliveries: { email: { pending: 1, cancelled: 1 }, post: { queued: 1, cancelled: 1 } },
    });
  });
});

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
