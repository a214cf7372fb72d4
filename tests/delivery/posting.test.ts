import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '../../src/database/tables.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { type PostalRecipient, postalRecipients } from '../../src/delivery/postal-deliveries.ts';
import { markPosted, markReturned, requirePastDay } from '../../src/delivery/posting.ts';
import { choosePrint, recordPrint } from '../../src/delivery/print-choice.ts';
import { ProblemsError, RefusedError } from '../../src/problems.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { describeEachDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';

const NOW = new Date('2023-07-10T01:00:00Z');
const publication = 'issues/2023-summer';
const edition = { publication, edition: 'e', audiences: ['employed' as const] };

/** Labels as the piles give them, by registration number. */
const label = (recipients: readonly PostalRecipient[], prefix: string): PostalRecipient[] =>
  [...recipients]
    .sort((a, b) => Number(a.registrationNumber) - Number(b.registrationNumber))
    .map((recipient, index) => ({ ...recipient, serial: recipient.serial ?? `${prefix}-00${index + 1}` }));

async function print(db: Kysely<Database>, only?: readonly string[]) {
  const campaign = await openCampaign(db, edition, NOW);
  const choice = await choosePrint(db, campaign, await postalRecipients(db, campaign), only);
  const recipients = label(choice.recipients, `${choice.run === 1 ? '' : choice.run}A`);
  await recordPrint(db, campaign, choice, recipients, NOW);
  return { campaign, kind: choice.kind, serials: recipients.map(({ serial }) => serial) };
}

const countPost = async (db: Kysely<Database>) => {
  const { queued, printed, posted, returned } = (await readReconciliation(db, await openCampaign(db, edition, NOW)))
    .deliveries.post;
  return { queued, printed, posted, returned };
};

const post = (db: Kysely<Database>, count: number) => markPosted(db, { publication, day: '2023-07-10', count }, NOW);

describeEachDatabase('what leaves and what comes back', (open) => {
  test('goes from queued to printed, posted and returned', async () => {
    const { db } = await open();
    await fillList(db, 3);
    expect((await print(db)).serials).toEqual(['A-001', 'A-002', 'A-003']);
    expect(await countPost(db)).toEqual({ queued: 0, printed: 3, posted: 0, returned: 0 });
    await post(db, 3);
    expect(await countPost(db)).toEqual({ queued: 0, printed: 0, posted: 3, returned: 0 });
    const given = { id: '2', publication: undefined, day: '2023-07-20', reason: '転居先不明' };
    expect(await markReturned(db, given, NOW)).toEqual({ publication, registrationNumber: '2', serial: 'A-002' });
    expect(await countPost(db)).toEqual({ queued: 0, printed: 0, posted: 2, returned: 1 });
    const [row] = await db.selectFrom('deliveries').selectAll().where('state', '=', 'returned').execute();
    expect(row).toMatchObject({ reason: '2023-07-20 転居先不明', postedOn: '2023-07-10' });
    await expect(markReturned(db, given, NOW)).rejects.toThrow(RefusedError);
    await markReturned(db, { ...given, id: 'A-003', publication }, NOW);
    expect(await countPost(db)).toMatchObject({ posted: 1, returned: 2 });
  });

  test('a count that differs is refused, with the number to write, and changes nothing', async () => {
    const { db } = await open();
    await fillList(db, 3);
    await expect(post(db, 3)).rejects.toThrow(/まだ、?印刷/);
    await print(db);
    const refusal = await post(db, 2).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ details: { expect: 3, count: 2 } });
    expect(String(refusal)).toContain('--count 3');
    expect(await countPost(db)).toMatchObject({ printed: 3, posted: 0 });
    await post(db, 3);
    await expect(post(db, 3)).rejects.toThrow(RefusedError);
  });

  test('printing again is recorded and doubles nobody', async () => {
    const { db } = await open();
    await fillList(db, 3);
    expect((await print(db)).kind).toBe('first');
    expect(await print(db)).toMatchObject({ kind: 'again', serials: ['A-001', 'A-002', 'A-003'] });
    expect(await print(db, ['A-002', '3'])).toMatchObject({ kind: 'reprint', serials: ['A-002', 'A-003'] });
    expect(await countPost(db)).toMatchObject({ printed: 3 });
    const runs = await db.selectFrom('printRuns').select(['number', 'kind', 'pieces']).orderBy('number').execute();
    expect(runs.map(({ number, kind, pieces }) => [number, kind, pieces])).toEqual([
      [1, 'first', 3],
      [2, 'again', 3],
      [3, 'reprint', 2],
    ]);
  });

  test('who is added later goes into a run of its own, with labels of its own', async () => {
    const { db } = await open();
    await fillList(db, 2);
    const { campaign } = await print(db);
    const [row] = await db.selectFrom('deliveries').selectAll().where('channel', '=', 'post').execute();
    if (row === undefined) throw new Error('Nobody is on the list.');
    await fillList(db, 1, () => ({ id: 'late', registrationNumber: '9' }));
    const late = { id: 'd-late', subscriberId: 'late', state: 'queued' as const, destination: null, serial: null };
    await db
      .insertInto('deliveries')
      .values({ ...row, ...late, campaignId: campaign.id })
      .execute();
    expect(await print(db)).toMatchObject({ kind: 'addition', serials: ['2A-001'] });
    expect(await print(db)).toMatchObject({ kind: 'again', serials: ['A-001', 'A-002', '2A-001'] });
    await post(db, 3);
  });

  test('a name nobody has is told, all of them at once', async () => {
    const { db } = await open();
    await fillList(db, 1);
    const failure = await print(db, ['1', 'B-001', '77']).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(ProblemsError);
    expect(failure).toMatchObject({ problems: [{ code: 'print-only-unknown' }, { code: 'print-only-unknown' }] });
    expect(await countPost(db)).toMatchObject({ queued: 1 });
  });
});

test.each(['2023-02-30', '2023-07-11', 'きのう'])('%s is no day of posting', (day) =>
  expect(() => requirePastDay(day, '2023-07-10')).toThrow(RefusedError),
);
