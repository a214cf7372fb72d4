/** `status`, `resume` and `cancel` on the real command line: for names that are not there, and at the end of things. */
import { expect, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';

test('takes back what has not left, once, and says so where nothing is left', { timeout: 60_000 }, async () => {
  const tsushin = openTsushin();
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  await withDatabase(source, (db) => fillList(db, 3, () => ({ wantsPost: 0 })));
  await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  const early = await tsushin.run('cancel', PUBLICATION);
  expect(early).toMatchObject({ code: 3 });
  expect(early.stderr).toContain('まだ送り始めていません');

  await tsushin.run('send', PUBLICATION, '--test', 'staff@example.jp');
  await tsushin.run('approve', PUBLICATION);
  expect((await tsushin.run('send', PUBLICATION, '--expect', '3')).code).toBe(0);
  const late = await tsushin.run('cancel', PUBLICATION);
  expect(late).toMatchObject({ code: 3, stdout: '' });
  expect(late.stderr).toContain(
    `${PUBLICATION} に、取り消せるものは残っていません。これから渡すメールはありません。\n`,
  );

  const again = await tsushin.run('send', PUBLICATION, '--expect', '3');
  expect(again.stderr).toContain('のメールは、もうすべて渡しています。');
  const resumed = await tsushin.run('resume', PUBLICATION, '--json');
  expect(resumed).toMatchObject({ code: 0 });
  expect(JSON.parse(resumed.stdout)).toMatchObject([{ deliveries: { email: { submitted: 3 } } }]);
});

test.each([
  ['send', '--expect', '1'],
  ['send', '--test', 'staff@example.jp'],
  ['status'],
  ['cancel'],
  ['resume'],
  ['approve'],
  ['print'],
])('%s names the publication that was meant', async (command, ...rest) => {
  const { code, stdout, stderr } = await openTsushin().run(command, 'issues/2023-sumer', ...rest, '--json');
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { problems: [{ code: 'publication-unknown' }] }]);
  expect(stderr).toContain('→ issues/2023-summer と書いてください。');
});
