import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin, type Tsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const PEOPLE = 900;

/** Kills the process the moment a number of mails is there; false where it was too quick. */
async function killAt(tsushin: Tsushin, words: readonly string[], count: number): Promise<boolean> {
  const { child, finished } = tsushin.start(...words);
  while (tsushin.mails(PUBLICATION).length < count && child.exitCode === null) await sleep(2);
  child.kill('SIGKILL');
  return (await finished).code === null;
}

test('killed again and again in the middle of sending, it loses nobody and doubles nobody', async () => {
  const tsushin = openTsushin();
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await saveTinyEdition(tsushin.dataDir, PUBLICATION, { words: 'こんにちは'.repeat(2000) });
  await withDatabase(source, (db) => fillList(db, PEOPLE, () => ({ wantsPost: 0 })));
  expect((await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp')).code).toBe(0);
  expect((await tsushin.run('approve', PUBLICATION, '--by', '見本')).code).toBe(0);

  expect(await killAt(tsushin, ['send', PUBLICATION, '--expect', `${PEOPLE}`], 1)).toBe(true);
  for (const count of [130, 350, 600]) expect(await killAt(tsushin, ['resume'], count)).toBe(true);
  const left = await tsushin.run('resume', '--json');
  expect(left).toMatchObject({ code: 0 });
  expect(JSON.parse(left.stdout)).toMatchObject([
    { deliveries: { email: { submitted: PEOPLE, pending: 0, unknown: 0 } }, people: { emailOnly: PEOPLE } },
  ]);

  const mails = tsushin.mails(PUBLICATION);
  const parsed = await Promise.all(
    mails.map((name) => PostalMime.parse(readFileSync(join(tsushin.dataDir, 'outbox', PUBLICATION, name)))),
  );
  const recipients = new Set(parsed.map(({ to }) => to?.[0]?.address));
  expect(mails).toHaveLength(PEOPLE);
  expect(recipients.size).toBe(PEOPLE);
}, 60_000);
