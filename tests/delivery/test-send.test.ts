/** A test goes through the same door as the real mail: with the same patience, and with what to do where it fails. */
import { expect, onTestFinished, test } from 'vitest';
import { createResend } from '../../src/delivery/providers/resend.ts';
import { createSmtp } from '../../src/delivery/providers/smtp.ts';
import { sendTest, type TestSend } from '../../src/delivery/test-send.ts';
import { describeEachDatabase, type TestDatabase } from '../database/describe-each-database.ts';
import { ENVELOPE } from './providers/make-message.ts';
import { startResendServer } from './providers/resend-server.ts';
import { startSmtpReceiver } from './providers/smtp-receiver.ts';
import { saveTinyEdition } from './tiny-edition.ts';

const PUBLICATION = 'issues/2023-summer';

async function prepare({ db, source }: TestDatabase, provider: TestSend['provider']) {
  const edition = await saveTinyEdition(source.dataDir, PUBLICATION);
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => void waits.push(ms);
  const variants = [{ audience: 'employed', reading: 'standard' }] as const;
  const test: TestSend = {
    ...{ db, edition, provider, variants, sleep, envelope: ENVELOPE, folder: `${source.dataDir}/outbox/test` },
    ...{ address: 'staff@example.jp', now: new Date('2023-07-01T01:00:00Z') },
  };
  return { test, waits };
}

async function openResend(apiKey = 're_test') {
  const server = await startResendServer();
  onTestFinished(() => server.close());
  return { server, provider: createResend({ apiKey, baseUrl: server.url, timeoutMs: 1000 }) };
}

describeEachDatabase('a test', (open) => {
  test('waits out a busy or broken answer with the same key, and arrives once', async () => {
    const { server, provider } = await openResend();
    server.misbehave(
      { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: '7' },
      { kind: 'status', status: 503, name: 'service_unavailable' },
      { kind: 'accept-and-truncate' },
    );
    const { test, waits } = await prepare(await open(), provider);
    expect(await sendTest(test)).toBe(1);
    expect(waits).toEqual([7000, 2000, 4000]);
    expect(server.sent).toEqual(['staff@example.jp']);
    expect(new Set(server.requests.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
  });

  test('waits where a mail server asks it to come back, and never sends again what may have arrived', async () => {
    const receiver = await startSmtpReceiver();
    const provider = createSmtp(receiver.url, 1000);
    onTestFinished(async () => {
      provider.close();
      await receiver.close();
    });
    const { test, waits } = await prepare(await open(), provider);
    receiver.misbehave({ at: 'rcpt', code: 451 });
    expect(await sendTest(test)).toBe(1);
    expect(waits).toEqual([60_000]);
    receiver.misbehave({ at: 'cut' });
    await expect(sendTest(test)).rejects.toThrow('受信箱を見て、届いていなければ');
    expect(receiver.received).toHaveLength(2);
  });

  test.each([
    [{ kind: 'status', status: 422, name: 'validation_error' }, 'center.yaml の sender（差出人）を確かめて'],
    [{ kind: 'status', status: 403, name: 'invalid_api_key' }, '直してから、もう一度'],
  ] as const)('says what to do after %j', async (answer, mend) => {
    const { server, provider } = await openResend();
    server.misbehave(answer);
    const { test, waits } = await prepare(await open(), provider);
    await expect(sendTest(test)).rejects.toThrow(mend);
    expect(waits).toEqual([]);
  });

  test('of no mail at all is no test', async () => {
    const { provider } = await openResend();
    const database = await open();
    const { test } = await prepare(database, provider);
    expect(await sendTest({ ...test, variants: [] })).toBe(0);
    expect(await database.db.selectFrom('testSends').selectAll().execute()).toEqual([]);
  });

  test('of another edition is another message to a mail program, of the same edition the same', async () => {
    const { server, provider } = await openResend();
    const database = await open();
    const { test } = await prepare(database, provider);
    const edition = await saveTinyEdition(database.source.dataDir, PUBLICATION, { words: '書きかえました' });
    for (const one of [test, test, { ...test, edition }]) await sendTest(one);
    const ids = server.requests.map(({ body }) => /test-[0-9a-f]{16}@/.exec(body)?.[0]);
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('gives up in the end, and says when to try again', async () => {
    const { server, provider } = await openResend();
    const busy = { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: '1' } as const;
    server.misbehave(busy, busy, busy, busy, busy);
    const { test } = await prepare(await open(), provider);
    await expect(sendTest(test)).rejects.toThrow('10分ほどたってから');
    expect(server.requests).toHaveLength(5);
  });
});
