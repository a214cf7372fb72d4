/** Whom a provider refused is handed over again once the cause is mended, under a new key, and nobody gets two. */
import type { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import type { Database } from '../../src/database/tables.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { handOverCampaign } from '../../src/delivery/engine.ts';
import type { EngineContext } from '../../src/delivery/hand-over-chunk.ts';
import { openMailTemplates } from '../../src/delivery/mail-templates.ts';
import { sealAsMime } from '../../src/delivery/providers/mime.ts';
import type { Provider } from '../../src/delivery/providers/provider.ts';
import { createResend } from '../../src/delivery/providers/resend.ts';
import { describeEachDatabase, TEST_KEY, type TestDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { ENVELOPE } from './providers/make-message.ts';
import { type Misbehaviour, startResendServer } from './providers/resend-server.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const NOW = new Date('2023-07-01T01:00:00Z');
const MENDED = { ...ENVELOPE, fromName: '直した名前' };
const REFUSAL: Misbehaviour = { kind: 'status', status: 422, name: 'validation_error' };

async function openResend() {
  const server = await startResendServer();
  onTestFinished(() => server.close());
  return { server, provider: createResend({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 1000 }) };
}

async function prepare({ db, source }: TestDatabase) {
  const { server, provider } = await openResend();
  const edition = await saveTinyEdition(source.dataDir, PUBLICATION);
  const context: EngineContext = {
    ...{ db, provider, templates: openMailTemplates(edition), envelope: ENVELOPE, sendAt: NOW },
    ...{ clock: () => NOW, sleep: async () => {} },
  };
  const campaign = await openCampaign(db, edition.manifest, NOW);
  await db
    .updateTable('campaigns')
    .set({ state: 'sending', envelope: JSON.stringify(ENVELOPE) })
    .execute();
  return { server, context, campaign };
}

async function countStates(db: Kysely<Database>): Promise<Record<string, number>> {
  const rows = await db.selectFrom('deliveries').select('state').where('channel', '=', 'email').execute();
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describeEachDatabase('who was refused', (open) => {
  test('waits for a person, and then goes out under a new key with the sender as it was mended', async () => {
    const database = await open();
    const { db } = database;
    await fillList(db, 250);
    const { server, context, campaign } = await prepare(database);
    server.misbehave(REFUSAL);
    expect((await handOverCampaign(context, campaign)).stopped).toContain('422 validation_error');
    expect(await handOverCampaign(context, campaign)).toEqual({ stopped: undefined });
    expect(await countStates(db)).toEqual({ refused: 100, submitted: 150 });
    const [kept] = await db.selectFrom('campaigns').select('state').execute();
    expect(kept?.state).toBe('sending');

    expect(await handOverCampaign({ ...context, again: MENDED }, campaign)).toEqual({ stopped: undefined });
    expect(await countStates(db)).toEqual({ submitted: 250 });
    expect(server.sent).toHaveLength(250);
    expect(new Set(server.sent).size).toBe(250);
    expect(new Set(server.requests.map(({ key }) => key)).size).toBe(4);
    expect(server.requests.map(({ body }) => body.includes(MENDED.fromName))).toEqual([false, false, false, true]);
    const [done] = await db.selectFrom('campaigns').select('state').execute();
    expect(done?.state).toBe('done');
    await handOverCampaign({ ...context, again: MENDED }, campaign);
    expect(server.requests).toHaveLength(4);
  });

  test('is unknown where an attempt before the refusal got no answer, and is never put under a new key', async () => {
    const database = await open();
    await fillList(database.db, 3);
    const { server, context, campaign } = await prepare(database);
    server.misbehave({ kind: 'accept-and-truncate' }, REFUSAL);
    expect((await handOverCampaign(context, campaign)).stopped).toContain('確かな返事がありません');
    expect(await countStates(database.db)).toEqual({ unknown: 3 });
    server.misbehave(REFUSAL);
    await handOverCampaign({ ...context, again: MENDED }, campaign);
    expect(await countStates(database.db)).toEqual({ unknown: 3 });
    expect(await handOverCampaign({ ...context, again: MENDED }, campaign)).toEqual({ stopped: undefined });
    expect(await countStates(database.db)).toEqual({ submitted: 3 });
    expect(server.sent).toHaveLength(3);
    expect(new Set(server.requests.map(({ key }) => key)).size).toBe(1);
  });

  test('leaves the header of requests that may be repeated as it was', async () => {
    const database = await open();
    await fillList(database.db, 150);
    const { server, context, campaign } = await prepare(database);
    server.misbehave(REFUSAL);
    await handOverCampaign(context, campaign);
    const silence: Misbehaviour = { kind: 'accept-and-truncate' };
    server.misbehave(silence, silence, silence, silence, silence);
    await handOverCampaign(context, campaign);
    expect(await countStates(database.db)).toEqual({ refused: 100, unknown: 50 });
    expect(await handOverCampaign({ ...context, again: MENDED }, campaign)).toEqual({ stopped: undefined });
    expect(await countStates(database.db)).toEqual({ submitted: 150 });
    expect(new Set(server.sent).size).toBe(150);
    expect(server.sent).toHaveLength(150);
  });
});

describeEachDatabase('a sender that was mended', (open) => {
  test('is used although what became of one mail will never be known', async () => {
    const database = await open();
    await fillList(database.db, 3);
    const { context, campaign } = await prepare(database);
    const senders: string[] = [];
    const provider: Provider = {
      ...{ name: 'smtp', leavesTheMachine: true, chunkSize: 1, repeatableMs: 0, seal: sealAsMime },
      objectTo: () => undefined,
      close: () => {},
      async handOver({ messages }) {
        const name = messages[0]?.from.name ?? '';
        senders.push(name);
        if (senders.length === 1) return { kind: 'unknown', reason: '切れました。' };
        if (name === MENDED.fromName) return { kind: 'submitted' };
        return { kind: 'refused', reason: '差出人が断られました。', stop: false };
      },
    };
    await handOverCampaign({ ...context, provider }, campaign);
    expect(await countStates(database.db)).toEqual({ unknown: 1, refused: 2 });
    await handOverCampaign({ ...context, provider, again: MENDED }, campaign);
    expect(await countStates(database.db)).toEqual({ unknown: 1, submitted: 2 });
    expect(senders.slice(3)).toEqual([MENDED.fromName, MENDED.fromName]);
  });
});

test('send, status and resume say what is true of them', { timeout: 60_000 }, async () => {
  const { server } = await openResend();
  const tsushin = openTsushin({ RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url, MAIL_PROVIDER: 'resend' });
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await withDatabase(source, (db) => fillList(db, 120));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp');
  await tsushin.run('approve', PUBLICATION, '--by', '見本');
  const tests = server.sent.length;

  server.misbehave(REFUSAL);
  const sent = await tsushin.run('send', PUBLICATION, '--expect', '120');
  expect(sent.code).toBe(4);
  expect(sent.stderr).toContain('⚠ 断られたメールが 100通あります。その人たちには、まだ届いていません。');
  expect(sent.stderr).toContain('⚠ 途中で止まっています。まだ渡していないメールが 20通あります。');
  expect((await tsushin.run('send', PUBLICATION, '--expect', '20')).code).toBe(4);

  const again = await tsushin.run('send', PUBLICATION, '--expect', '100', '--json');
  expect(again.code).toBe(3);
  expect(JSON.parse(again.stdout)).toMatchObject({
    expect: 0,
    refused: `${PUBLICATION} のメールのうち 100通は、断られて、まだ届いていません。わけを直してから、もう一度渡してください。\nnpm run -s tsushin -- resume ${PUBLICATION}`,
  });
  const status = await tsushin.run('status', PUBLICATION);
  expect(status.code).toBe(4);
  expect(status.stderr).toContain('100通  Resend がこの内容を断りました（422 validation_error）。');
  expect(status.stderr).toContain(' ほか 90人');
  expect(status.stderr).toContain(`npm run -s tsushin -- resume ${PUBLICATION}`);

  expect((await tsushin.run('resume', PUBLICATION)).code).toBe(0);
  expect((await tsushin.run('status', PUBLICATION)).code).toBe(0);
  expect(server.sent).toHaveLength(tests + 120);
});
