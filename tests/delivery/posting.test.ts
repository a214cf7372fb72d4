import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '../../src/database/tables.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { type PostalRecipient, postalRecipients } from '../../src/delivery/postal-deliveries.ts';
import { markPosted, markReturned, requirePastDay } from '../../src/delivery/posting.ts';
import { choosePrint, recordPrint } from '../../src/delivery/print-choice.ts';
import { type Problem, ProblemsError, RefusedError } from '../../src/problems.ts';
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
  const choice = await choosePrint(db, campaign, await postalRecipients(db, campaign), only, NOW);
  const recipients = label(choice.recipients, `${choice.run === 1 ? '' : choice.run}A`);
  await recordPrint(db, campaign, choice, recipients, NOW);
  return { campaign, kind: choice.kind, serials: recipients.map(({ serial }) => serial) };
}

const countPost = async (db: Kysely<Database>) => {
  const { queued, printed, posted, returned } = (await readReconciliation(db, await openCampaign(db, edition, NOW)))
    .deliveries.post;
  return { queued, printed, posted, returned };
};

const problemsOf = async (work: Promise<unknown>): Promise<readonly Problem[]> => {
  const failure = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return failure instanceof ProblemsError ? failure.problems : [];
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

  test('a count that differs is refused, to be counted again, and changes nothing', async () => {
    const { db } = await open();
    await fillList(db, 3);
    await expect(post(db, 3)).rejects.toThrow(/まだ、?印刷/);
    await print(db);
    const refusal = await post(db, 2).catch((reason: unknown) => reason);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ details: { expect: 3, count: 2 } });
    expect(String(refusal)).toContain('--count 数えた数');
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

  test('who waits and who is printed are never put out together', async () => {
    const { db } = await open();
    await fillList(db, 3);
    expect(await print(db, ['1', '2'])).toMatchObject({ kind: 'first', serials: ['A-001', 'A-002'] });
    const problems = await problemsOf(print(db, ['A-002', '3']));
    expect(problems).toMatchObject([{ code: 'print-only-mixed' }]);
    expect(problems[0]?.mend).toContain('--only A-002 と --only 3 に分けて');
    expect(await countPost(db)).toMatchObject({ queued: 1, printed: 2 });
    expect(await print(db, ['３'])).toMatchObject({ kind: 'addition', serials: ['2A-001'] });
    expect(await print(db, ['２ａ－００１'])).toMatchObject({ kind: 'reprint', serials: ['2A-001'] });
  });

  test('nothing is printed for nobody, and no second set of what has left', async () => {
    const { db } = await open();
    await fillList(db, 2);
    expect(await problemsOf(print(db, []))).toMatchObject([{ code: 'print-only-nobody' }]);
    await print(db, ['1']);
    await post(db, 1);
    await print(db);
    expect(await print(db)).toMatchObject({ kind: 'reprint', serials: ['2A-001'] });
    await post(db, 1);
    await expect(print(db)).rejects.toThrow(/二通ずつ/);
    await expect(print(db)).rejects.toThrow(RefusedError);
    expect(await print(db, ['1'])).toMatchObject({ kind: 'reprint', serials: ['A-001'] });
    expect(await countPost(db)).toMatchObject({ posted: 2, printed: 0 });
  });

  test('what came back goes out once more when the list has another address, with another label', async () => {
    const { db } = await open();
    await fillList(db, 2);
    await print(db);
    await post(db, 2);
    await markReturned(db, { id: '2', publication: undefined, day: '2023-07-20', reason: '転居先不明' }, NOW);
    const problems = await problemsOf(print(db, ['A-002']));
    expect(problems).toMatchObject([{ code: 'print-only-returned' }]);
    expect(problems[0]?.message).toContain('戻ってきました（2023-07-20 転居先不明）');
    await db
      .updateTable('subscribers')
      .set({ address1: '神奈川県茅ヶ崎市新栄町9-9' })
      .where('registrationNumber', '=', '2')
      .execute();
    expect(await print(db, ['2'])).toMatchObject({ kind: 'addition', serials: ['2A-001'] });
    expect(await countPost(db)).toEqual({ queued: 0, printed: 1, posted: 1, returned: 0 });
    const [row] = await db.selectFrom('deliveries').selectAll().where('serial', '=', '2A-001').execute();
    expect(row?.destination).toContain('新栄町9-9');
    await post(db, 1);
  });

  test('what came back from somebody who has left the list stays back', async () => {
    const { db } = await open();
    await fillList(db, 1);
    await print(db);
    await post(db, 1);
    await markReturned(db, { id: '1', publication: undefined, day: '2023-07-20', reason: '転居先不明' }, NOW);
    await db.updateTable('subscribers').set({ address1: '神奈川県茅ヶ崎市1', endedOn: '2023-07-01' }).execute();
    expect(await problemsOf(print(db, ['1']))).toMatchObject([{ code: 'print-only-cancelled' }]);
  });

  test('two people who print at once do not both move the same copies', async () => {
    const { db } = await open();
    await fillList(db, 2);
    const campaign = await openCampaign(db, edition, NOW);
    const choice = await choosePrint(db, campaign, await postalRecipients(db, campaign), undefined, NOW);
    await print(db);
    await expect(recordPrint(db, campaign, choice, label(choice.recipients, 'A'), NOW)).rejects.toThrow(/同時に/);
    const later = { ...choice, number: choice.number + 1 };
    await expect(recordPrint(db, campaign, later, label(choice.recipients, 'A'), NOW)).rejects.toThrow(/同時に/);
    expect(await db.selectFrom('printRuns').selectAll().execute()).toHaveLength(1);
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
