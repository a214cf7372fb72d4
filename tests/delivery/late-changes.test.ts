/** What the list says when a thing goes out holds, whatever it said when the campaign was made. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { describeNeeds } from '../../src/cli/describe-needs.ts';
import type { Database, SubscribersTable } from '../../src/database/tables.ts';
import { findCampaign, openCampaign } from '../../src/delivery/campaign.ts';
import { cancelStoppedPost } from '../../src/delivery/cancel-stopped-post.ts';
import { handOverCampaign } from '../../src/delivery/engine.ts';
import { AUDIENCE_CHANGED } from '../../src/delivery/late-stop.ts';
import { countSendable } from '../../src/delivery/ledger.ts';
import { openMailTemplates } from '../../src/delivery/mail-templates.ts';
import { postalRecipients } from '../../src/delivery/postal-deliveries.ts';
import { markPosted } from '../../src/delivery/posting.ts';
import { choosePrint, recordPrint } from '../../src/delivery/print-choice.ts';
import { createOutbox } from '../../src/delivery/providers/outbox.ts';
import { readNeedsPerson } from '../../src/reports/needs-person.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { eraseSubscriber } from '../../src/subscribers/erase.ts';
import { describeEachDatabase, type TestDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { ENVELOPE } from './providers/make-message.ts';
import { saveTinyEdition } from './tiny-edition.ts';

const publication = 'issues/2023-summer';
const NOW = new Date('2023-07-10T01:00:00Z');

async function prepare({ db, source }: TestDatabase, people: number) {
  await fillList(db, people);
  const edition = await saveTinyEdition(source.dataDir, publication);
  return { edition, campaign: await openCampaign(db, edition.manifest, NOW) };
}

const change = (db: Kysely<Database>, id: string, values: Partial<SubscribersTable>) =>
  db.updateTable('subscribers').set(values).where('id', '=', id).execute();

async function print(db: Kysely<Database>, only?: readonly string[]) {
  const campaign = await findCampaign(db, publication);
  if (campaign === undefined) throw new Error('There is no campaign.');
  const withdrawn = await cancelStoppedPost(db, campaign, NOW);
  const choice = await choosePrint(db, campaign, await postalRecipients(db, campaign), only, NOW);
  const labelled = choice.recipients.map((one) => ({ ...one, serial: one.serial ?? `A-00${one.registrationNumber}` }));
  await recordPrint(db, campaign, choice, labelled, NOW);
  return { campaign, withdrawn, recipients: labelled, serials: labelled.map(({ serial }) => serial).sort() };
}

const post = (db: Kysely<Database>, count: number) => markPosted(db, { publication, day: '2023-07-10', count }, NOW);

describeEachDatabase('a person whose half of the list is corrected', (open) => {
  test('gets the mail of neither, and is named to somebody', async () => {
    const database = await open();
    const { db } = database;
    const { edition, campaign } = await prepare(database, 3);
    await change(db, 'id1', { audience: 'job-seeking' });
    await change(db, 'id2', { audience: null });
    expect(await countSendable(db, campaign.id, NOW)).toBe(1);
    await db.updateTable('campaigns').set({ state: 'sending' }).execute();
    const folder = mkdtempSync(join(tmpdir(), 'tsushin-late-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const context = {
      ...{ db, provider: createOutbox(folder), templates: openMailTemplates(edition), envelope: ENVELOPE },
      ...{ sendAt: NOW, clock: () => NOW, sleep: async () => {} },
    };
    await handOverCampaign(context, campaign);
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(mails.map((mail) => /^To: (.*)\r$/m.exec(mail)?.[1])).toEqual(['mihon3@example.jp']);
    await cancelStoppedPost(db, campaign, NOW);
    const report = await readReconciliation(db, campaign);
    expect(report.deliveries).toMatchObject({
      email: { submitted: 1, cancelled: 2 },
      post: { queued: 1, cancelled: 2 },
    });
    const needs = await readNeedsPerson(db, campaign);
    expect(needs).toEqual([{ state: 'cancelled', reason: AUDIENCE_CHANGED, people: ['1', '2'], count: 4 }]);
    const [text] = describeNeeds(campaign, report, needs, NOW);
    expect(text).toContain('取り消したお届けが 4通あります');
    expect(text).toContain('登録番号 1、2');
  });

  test('is not given the paper of the other half, although it is printed', async () => {
    const database = await open();
    const { db } = database;
    await prepare(database, 2);
    await print(db);
    await change(db, 'id1', { audience: 'job-seeking' });
    await expect(post(db, 0)).rejects.toThrow('（ラベル A-001）は、投函しないで');
    const { withdrawn, serials } = await print(db);
    expect([withdrawn, serials]).toEqual([['A-001'], ['A-002']]);
    await post(db, 1);
  });
});

describeEachDatabase('paper that is printed and not yet posted', (open) => {
  test('is printed once more with the address of now, and the ledger knows it', async () => {
    const database = await open();
    const { db } = database;
    await prepare(database, 2);
    await print(db);
    await change(db, 'id1', { address1: '神奈川県鎌倉市1-1' });
    const { recipients } = await print(db, ['A-001']);
    expect(recipients).toMatchObject([{ address1: '神奈川県鎌倉市1-1', moved: true, state: 'printed' }]);
    const [row] = await db.selectFrom('deliveries').selectAll().where('serial', '=', 'A-001').execute();
    expect(row).toMatchObject({ state: 'printed', destination: expect.stringContaining('鎌倉市') });
    expect((await print(db, ['A-001'])).recipients).toMatchObject([{ moved: false }]);
    await post(db, 2);
    await change(db, 'id1', { endedOn: '2023-07-01' });
    await expect(print(db, ['A-001'])).rejects.toMatchObject({ problems: [{ code: 'print-only-cancelled' }] });
  });

  test('is not printed again for whoever has left', async () => {
    const database = await open();
    const { db } = database;
    await prepare(database, 3);
    await print(db);
    await change(db, 'id2', { endedOn: '2023-07-01' });
    await eraseSubscriber(db, '3', NOW, async () => {});
    const { withdrawn, serials, campaign } = await print(db);
    expect([withdrawn, serials]).toEqual([['A-002', 'A-003'], ['A-001']]);
    await expect(post(db, 3)).rejects.toThrow('（ラベル A-002、A-003）は、投函しないで');
    await post(db, 1);
    expect((await readReconciliation(db, campaign)).deliveries.post).toMatchObject({ posted: 1, cancelled: 2 });
  });

  test.each([
    ['without those who have left, who are then taken back', 1, { posted: 1, cancelled: 2 }],
    ['with them, where the count says that they were posted', 3, { posted: 3, cancelled: 0 }],
  ])('is posted %s', async (_, count, expected) => {
    const database = await open();
    const { db } = database;
    const { campaign } = await prepare(database, 3);
    await print(db);
    await change(db, 'id2', { wantsPost: 0 });
    await eraseSubscriber(db, '3', NOW, async () => {});
    await expect(post(db, 2)).rejects.toMatchObject({ details: { expect: 1, count: 2 } });
    await post(db, count);
    expect((await readReconciliation(db, campaign)).deliveries.post).toMatchObject(expected);
  });
});
