/** Paper was printed, then somebody built again: e-mail goes with the edition of the paper. */
import { expect, test } from 'vitest';
import { withDatabase } from '../../src/database/connect.ts';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { markPrinted, postalRecipients } from '../../src/delivery/postal-deliveries.ts';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';
import { saveTinyEdition } from './tiny-edition.ts';
import { openTsushin } from './tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const NOW = new Date('2023-07-10T01:00:00Z');

test('the test and the mail are of the printed edition, and both say so', { timeout: 60_000 }, async () => {
  const tsushin = openTsushin();
  const source = { dataDir: tsushin.dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY };
  const { manifest: printed } = await saveTinyEdition(tsushin.dataDir, PUBLICATION);
  await withDatabase(source, async (db) => {
    await fillList(db, 2);
    const campaign = await openCampaign(db, printed, NOW);
    await markPrinted(db, await postalRecipients(db, campaign), NOW);
  });
  await tsushin.run('approve', PUBLICATION);
  const { manifest: rebuilt } = await saveTinyEdition(tsushin.dataDir, PUBLICATION, { words: '書きかえました' });

  const send = ['send', PUBLICATION] as const;
  const tested = await tsushin.run(...send, '--test', 'staff@example.jp', '--json');
  expect(JSON.parse(tested.stdout)).toMatchObject({ edition: printed.edition });
  expect(tested.stderr).toContain(`発行版 ${rebuilt.code} ではありません。`);

  const counted = await tsushin.run(...send, '--at', '2099-01-01 10:00');
  expect(counted.stderr).toContain(`-- send ${PUBLICATION} --at "2099-01-01 10:00" --expect 2`);

  const sent = await tsushin.run(...send, '--expect', '2', '--json');
  expect(sent.code, sent.stderr).toBe(0);
  expect(JSON.parse(sent.stdout)).toMatchObject({
    edition: printed.edition,
    deliveries: { email: { submitted: 2 }, post: { printed: 2 } },
  });
});
