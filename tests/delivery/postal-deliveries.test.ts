import { expect, test } from 'vitest';
import { openCampaign, planFor } from '../../src/delivery/campaign.ts';
import { markPrinted, postalRecipients, postalRecipientsOfPlan } from '../../src/delivery/postal-deliveries.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { describeEachDatabase } from '../database/describe-each-database.ts';
import { fillList } from './make-list.ts';

const NOW = new Date('2023-07-01T01:00:00Z');
const EDITION = { publication: 'issues/2023-summer', edition: 'e', audiences: ['employed'] as const };
const edition = { ...EDITION, audiences: [...EDITION.audiences] };

describeEachDatabase('paper', (open) => {
  test('every copy goes to the address of the list, and one that was printed elsewhere says so', async () => {
    const { db } = await open();
    await fillList(db, 2);
    const campaign = await openCampaign(db, edition, NOW);
    const [first] = (await postalRecipients(db, campaign)).filter(
      ({ registrationNumber }) => registrationNumber === '1',
    );
    expect(first).toMatchObject({ name: '見本 1', postcode: '251-0052', address2: '', size: 'regular' });
    await markPrinted(db, first === undefined ? [] : [first], NOW);
    await db.updateTable('subscribers').set({ address1: '神奈川県茅ヶ崎市1-1' }).execute();
    const addresses = (await postalRecipients(db, campaign))
      .map((one) => [one.registrationNumber, one.address1, one.moved])
      .sort();
    expect(addresses).toEqual([
      ['1', '神奈川県茅ヶ崎市1-1', true],
      ['2', '神奈川県茅ヶ崎市1-1', false],
    ]);
    expect((await readReconciliation(db, campaign)).deliveries.post).toMatchObject({ printed: 1, queued: 1 });
  });

  test('proofs are for the same people, without a ledger', async () => {
    const { db } = await open();
    await fillList(db, 3, (number) => (number === 2 ? { wantsPost: 0 } : {}));
    const proofs = postalRecipientsOfPlan(await planFor(db, edition, NOW));
    expect(proofs.map(({ registrationNumber, deliveryId }) => [registrationNumber, deliveryId])).toEqual([
      ['1', undefined],
      ['3', undefined],
    ]);
    expect(await db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
  });

  test('a campaign of an older edition is made anew while nothing has left the house, and never after', async () => {
    const { db } = await open();
    await fillList(db, 1);
    const old = await openCampaign(db, edition, NOW);
    await fillList(db, 1, () => ({ id: 'id2', registrationNumber: '2' }));
    expect((await openCampaign(db, edition, NOW)).id).toBe(old.id);
    const next = await openCampaign(db, { ...edition, edition: 'f' }, NOW);
    expect(next).toMatchObject({ edition: 'f', subscribers: 2 });
    await markPrinted(db, await postalRecipients(db, next), NOW);
    expect((await openCampaign(db, { ...edition, edition: 'g' }, NOW)).id).toBe(next.id);
  });
});
