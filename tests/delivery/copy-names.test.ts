/** A number that could be two people's is nobody's. */
import { expect, test } from 'vitest';
import { openCampaign } from '../../src/delivery/campaign.ts';
import { postalRecipients } from '../../src/delivery/postal-deliveries.ts';
import { markPosted, markReturned } from '../../src/delivery/posting.ts';
import { choosePrint, recordPrint } from '../../src/delivery/print-choice.ts';
import { describeEachDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';

const NOW = new Date('2023-07-10T01:00:00Z');
const publication = 'issues/2023-summer';

describeEachDatabase('a label that is the registration number of somebody else', (open) => {
  test('is refused where it is printed and where it comes back', async () => {
    const { db } = await open();
    await fillList(db, 2, (number) => ({ registrationNumber: `A-00${number}` }));
    const campaign = await openCampaign(db, { publication, edition: 'e', audiences: ['employed'] }, NOW);
    const choose = async (only?: readonly string[]) =>
      choosePrint(db, campaign, await postalRecipients(db, campaign), only, NOW);
    const choice = await choose();
    const labels = new Map([
      ['A-001', 'A-002'],
      ['A-002', 'A-003'],
    ]);
    const labelled = choice.recipients.map((one) => ({ ...one, serial: labels.get(one.registrationNumber) }));
    await recordPrint(db, campaign, choice, labelled, NOW);
    await expect(choose(['a-002'])).rejects.toMatchObject({ problems: [{ code: 'print-only-ambiguous' }] });
    expect((await choose(['A-003'])).recipients).toMatchObject([{ registrationNumber: 'A-002' }]);

    await markPosted(db, { publication, day: '2023-07-10', count: 2 }, NOW);
    const back = (id: string, named?: string) =>
      markReturned(db, { id, publication: named, day: '2023-07-10', reason: '転居先不明' }, NOW);
    await expect(back('A-002', publication)).rejects.toThrow('どちらかわからない');
    expect(await back('ａ－００３', publication)).toMatchObject({ registrationNumber: 'A-002' });
    expect(await back('A-001')).toMatchObject({ serial: 'A-002' });
  });
});
