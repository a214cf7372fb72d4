/** Processes that die at any moment, again and again: nobody is lost, and nobody gets two. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { encodeSampleList, generateSampleList } from '../../scripts/sample-list.ts';
import { withDatabase } from '../../src/database/connect.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from '../delivery/make-list.ts';
import { type Misbehaviour, startResendServer } from '../delivery/providers/resend-server.ts';
import { saveTinyEdition } from '../delivery/tiny-edition.ts';
import { openTsushin, type Tsushin } from '../delivery/tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const PEOPLE = 450;
const BUDGET_MS = Number(process.env.SOAK_SECONDS ?? 200) * 1000;

/** Milliseconds from the start of a process to its end by force: from before its first line to well into its work. */
const lives = fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 2, maxLength: 6 });

const answers = fc.array(
  fc.constantFrom<Misbehaviour>(
    { kind: 'accept-and-truncate' },
    { kind: 'html-error' },
    { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: '0' },
    { kind: 'status', status: 503, name: 'service_unavailable' },
  ),
  { maxLength: 4 },
);

async function killAfter(tsushin: Tsushin, life: number, words: readonly string[]): Promise<void> {
  const { child, finished } = tsushin.start(...words);
  await Promise.race([sleep(life), finished]);
  child.kill('SIGKILL');
  await finished;
}

async function prepare(tsushin: Tsushin): Promise<void> {
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await saveTinyEdition(tsushin.dataDir, PUBLICATION, { words: 'こんにちは'.repeat(500) });
  await withDatabase(source, (db) => fillList(db, PEOPLE, () => ({ wantsPost: 0 })));
  expect((await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp')).code).toBe(0);
  expect((await tsushin.run('approve', PUBLICATION, '--by', '見本')).code).toBe(0);
}

const sendWords = ['send', PUBLICATION, '--expect', `${PEOPLE}`];

/** `send` until it has begun, then `resume`, each killed but the last. */
async function sendThroughCrashes(tsushin: Tsushin, killedAfter: readonly number[]): Promise<void> {
  for (const life of killedAfter) {
    await killAfter(tsushin, life, sendWords);
    await killAfter(tsushin, life, ['resume']);
  }
  await tsushin.run(...sendWords);
  await tsushin.run('resume');
  const { stdout } = await tsushin.run('status', PUBLICATION, '--json');
  expect(JSON.parse(stdout)).toMatchObject({ deliveries: { email: { submitted: PEOPLE, pending: 0, unknown: 0 } } });
}

/** As many examples as fit into the time. */
const within = (share: number) => ({ numRuns: 1000, interruptAfterTimeLimit: BUDGET_MS * share, endOnFailure: true });
const LIMIT = BUDGET_MS + 60_000;

test('into a folder', { timeout: LIMIT }, async () => {
  const check = fc.asyncProperty(lives, async (killedAfter) => {
    const tsushin = openTsushin();
    await prepare(tsushin);
    await sendThroughCrashes(tsushin, killedAfter);
    const folder = join(tsushin.dataDir, 'outbox', PUBLICATION);
    const mails = await Promise.all(
      tsushin.mails(PUBLICATION).map((name) => PostalMime.parse(readFileSync(join(folder, name)))),
    );
    expect(mails).toHaveLength(PEOPLE);
    expect(new Set(mails.map(({ to }) => to?.[0]?.address)).size).toBe(PEOPLE);
  });
  await fc.assert(check, within(0.4));
});

test('to a provider that answers as it likes', { timeout: LIMIT }, async () => {
  const check = fc.asyncProperty(lives, answers, async (killedAfter, misbehaviour) => {
    const server = await startResendServer();
    onTestFinished(() => server.close());
    const environment = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: server.url, MAIL_PROVIDER: 'resend' };
    const tsushin = openTsushin(environment);
    await prepare(tsushin);
    const tests = server.sent.length;
    server.misbehave(...misbehaviour);
    await sendThroughCrashes(tsushin, killedAfter);
    const sent = server.sent.slice(tests);
    expect(sent).toHaveLength(PEOPLE);
    expect(new Set(sent).size).toBe(PEOPLE);
  });
  await fc.assert(check, within(0.4));
});

test('while a list is taken in: all of it is there, or none', { timeout: LIMIT }, async () => {
  const list = encodeSampleList(generateSampleList(7));
  const check = fc.asyncProperty(fc.integer({ min: 200, max: 1500 }), async (life) => {
    const tsushin = openTsushin();
    const file = join(tsushin.dataDir, '名簿.csv');
    writeFileSync(file, list);
    await killAfter(tsushin, life, ['subscribers', 'import', file]);
    const count = async (): Promise<number> =>
      z.array(z.unknown()).parse(JSON.parse((await tsushin.run('subscribers', 'list', '--json')).stdout)).length;
    expect([0, 1198]).toContain(await count());
    expect((await tsushin.run('subscribers', 'import', file)).code).toBe(0);
    expect(await count()).toBe(1198);
  });
  await fc.assert(check, within(0.2));
});
