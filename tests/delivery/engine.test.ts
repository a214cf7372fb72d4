import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../src/database/tables.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { cancelCampaign } from '../../src/delivery/cancel-campaign.ts';
import { handOverCampaign } from '../../src/delivery/engine.ts';
import type { EngineContext } from '../../src/delivery/hand-over-chunk.ts';
import { openMailTemplates } from '../../src/delivery/mail-templates.ts';
import { createOutbox } from '../../src/delivery/providers/outbox.ts';
import type { Provider } from '../../src/delivery/providers/provider.ts';
import { createResend } from '../../src/delivery/providers/resend.ts';
import { createSmtp } from '../../src/delivery/providers/smtp.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { describeEachDatabase, type TestDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { ENVELOPE } from './providers/make-message.ts';
import { startResendServer } from './providers/resend-server.ts';
import { startSmtpReceiver } from './providers/smtp-receiver.ts';
import { saveTinyEdition } from './tiny-edition.ts';

const PUBLICATION = 'issues/2023-summer';
const NOW = new Date('2023-07-01T01:00:00Z');

const temporary: string[] = [];
afterEach(() => {
  for (const dir of temporary.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function makeFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tsushin-engine-'));
  temporary.push(dir);
  return dir;
}

/** A campaign that is armed, and everything the engine wants; waits are noted instead of waited. */
async function prepare({ db, source }: TestDatabase, provider: Provider) {
  const edition = await saveTinyEdition(source.dataDir, PUBLICATION);
  const waits: number[] = [];
  const clock = { now: NOW };
  const context: EngineContext = {
    ...{ db, provider, templates: openMailTemplates(edition), envelope: ENVELOPE, sendAt: NOW },
    clock: () => clock.now,
    sleep: async (ms) => {
      waits.push(ms);
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  const campaign = await openCampaign(db, edition.manifest, NOW);
  await db.updateTable('campaigns').set({ state: 'sending' }).where('id', '=', campaign.id).execute();
  return { context, campaign: { ...campaign, state: 'sending' as const }, waits, clock, edition };
}

async function statesOf(db: Kysely<Database>): Promise<Record<string, number>> {
  const rows = await db.selectFrom('deliveries').select('state').where('channel', '=', 'email').execute();
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

async function openResend() {
  const server = await startResendServer();
  onTestFinished(() => server.close());
  const make = (apiKey = 're_test') => createResend({ apiKey, baseUrl: server.url, timeoutMs: 1000 });
  return { server, make };
}

describeEachDatabase('the engine', (open) => {
  test('makes a row for everybody, once, and hands over one mail for each e-mail delivery', async () => {
    const database = await open();
    const { db } = database;
    await fillList(db, 250, (number) => ({
      ...(number % 5 === 0 ? { consentedOn: null } : {}),
      ...(number % 3 === 0 ? { wantsPost: 0 } : {}),
    }));
    const folder = makeFolder();
    const { context, campaign, edition } = await prepare(database, createOutbox(folder));
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect((await openCampaign(db, edition.manifest, NOW)).id).toBe(campaign.id);
    expect(await handOverCampaign(context, { ...campaign, state: 'done' })).toEqual({ stopped: undefined });
    const report = await readReconciliation(db, campaign);
    expect(report.people).toEqual({ emailOnly: 67, postOnly: 34, both: 133, excluded: 16 });
    expect(report.deliveries.email).toMatchObject({ submitted: 200, pending: 0 });
    expect(report.excluded.noConsent).toBe(16);
    expect(readdirSync(folder)).toHaveLength(200);
  });

  test('leaves out who stopped after the campaign was made', async () => {
    const database = await open();
    await fillList(database.db, 3);
    const folder = makeFolder();
    const { context, campaign } = await prepare(database, createOutbox(folder));
    await database.db
      .updateTable('subscribers')
      .set({ emailStoppedOn: '2023-07-01' })
      .where('id', '=', 'id2')
      .execute();
    await handOverCampaign(context, campaign);
    expect(await statesOf(database.db)).toEqual({ submitted: 2, cancelled: 1 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('retries with the same key and the same bytes, and nobody gets two', async () => {
    const database = await open();
    await fillList(database.db, 250);
    const { server, make } = await openResend();
    server.misbehave(
      { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: '7' },
      { kind: 'accept-and-truncate' },
      { kind: 'status', status: 409, name: 'concurrent_idempotent_requests' },
      { kind: 'html-error' },
    );
    const { context, campaign, waits } = await prepare(database, make());
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect(waits[0]).toBe(7000);
    expect(new Set(server.sent).size).toBe(250);
    expect(server.sent).toHaveLength(250);
    const [refused, ...others] = server.requests;
    const repeated = others.slice(0, 4);
    expect(refused?.key).toBe(`tsushin/${campaign.id}/1`);
    expect(new Set(repeated.map(({ key }) => key))).toEqual(new Set([`tsushin/${campaign.id}/2`]));
    expect(new Set(repeated.map(({ body }) => body))).toEqual(new Set([refused?.body]));
    expect(server.requests).toHaveLength(7);
    const ids = await database.db
      .selectFrom('deliveries')
      .select(['id', 'providerId'])
      .where('channel', '=', 'email')
      .execute();
    for (const { id, providerId } of ids) expect(providerId).toBe(`re-${id}`);
  });

  test('stops at a wrong key, says so, and goes on after it was mended', async () => {
    const database = await open();
    await fillList(database.db, 120);
    const { server, make } = await openResend();
    const { context, campaign } = await prepare(database, make('re_wrong'));
    const { stopped } = await handOverCampaign(context, campaign);
    expect(stopped).toBe('Resend に断られました（401 invalid_api_key）。鍵と送信元の設定を確かめてください。');
    expect(await statesOf(database.db)).toEqual({ pending: 120 });
    expect(await handOverCampaign({ ...context, provider: make() }, campaign)).toEqual({ stopped: undefined });
    expect(server.sent).toHaveLength(120);
    expect(server.requests[1]?.body).toBe(server.requests[0]?.body);
  });

  test('says unknown when nothing helps, and asks again with the same key only while that is safe', async () => {
    const database = await open();
    await fillList(database.db, 2);
    const { server, make } = await openResend();
    const silence = { kind: 'accept-and-truncate' } as const;
    server.misbehave(silence, silence, silence, silence, silence);
    const { context, campaign, clock } = await prepare(database, make());
    expect((await handOverCampaign(context, campaign)).stopped).toBe(
      'Resend から確かな返事がありません（返事なし application_error）。',
    );
    expect(await statesOf(database.db)).toEqual({ unknown: 2 });
    const late = new Date(clock.now.getTime() + 24 * 60 * 60 * 1000);
    await handOverCampaign({ ...context, clock: () => late }, campaign);
    expect(server.requests).toHaveLength(5);
    await database.db.updateTable('campaigns').set({ state: 'sending' }).execute();
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect(await statesOf(database.db)).toEqual({ submitted: 2 });
    expect(server.sent).toHaveLength(2);
  });

  test('SMTP: a refused person does not hold up the others, and a mail on a cut line is not sent again', async () => {
    const database = await open();
    await fillList(database.db, 4);
    const receiver = await startSmtpReceiver();
    const provider = createSmtp(receiver.url, 1000);
    onTestFinished(async () => {
      provider.close();
      await receiver.close();
    });
    receiver.misbehave({ at: 'cut' });
    const { context, campaign } = await prepare(database, provider);
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect(await statesOf(database.db)).toEqual({ submitted: 3, unknown: 1 });
    await database.db.updateTable('campaigns').set({ state: 'sending' }).execute();
    await handOverCampaign(context, campaign);
    expect(receiver.received).toHaveLength(4);
  });

  test('SMTP: a mail that was being sent when its process died is held for a person', async () => {
    const database = await open();
    await fillList(database.db, 2);
    const receiver = await startSmtpReceiver();
    const provider = createSmtp(receiver.url, 1000);
    onTestFinished(async () => {
      provider.close();
      await receiver.close();
    });
    const { context, campaign } = await prepare(database, provider);
    const dying = { ...provider, handOver: () => Promise.reject(new Error('the process died')) };
    await expect(handOverCampaign({ ...context, provider: dying }, campaign)).rejects.toThrow('the process died');
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect(await statesOf(database.db)).toEqual({ submitted: 1, unknown: 1 });
    expect(receiver.received).toHaveLength(1);
  });

  test('a campaign that was cancelled hands over nothing more', async () => {
    const database = await open();
    await fillList(database.db, 3);
    const folder = makeFolder();
    const { context, campaign } = await prepare(database, createOutbox(folder));
    expect(await cancelCampaign(database.db, campaign, NOW)).toBe(6);
    await handOverCampaign(context, campaign);
    expect(await statesOf(database.db)).toEqual({ cancelled: 3 });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a second process is refused while the first is at it', async () => {
    const database = await open();
    await fillList(database.db, 1);
    const { context, campaign } = await prepare(database, createOutbox(makeFolder()));
    const other = { leaseOwner: 'another-machine 1 x', leaseUntil: new Date(NOW.getTime() + 60_000).toISOString() };
    await database.db.updateTable('campaigns').set(other).execute();
    await expect(handOverCampaign(context, campaign)).rejects.toThrow('いま送っているところです。');
    const later = new Date(NOW.getTime() + 61_000);
    expect(await handOverCampaign({ ...context, clock: () => later }, campaign)).toEqual({ stopped: undefined });
  });
});
