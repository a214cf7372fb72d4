/** A campaign that nobody is at any more says so, and goes on only when mail may go out. */
import { expect, test } from 'vitest';
import { describeNeeds, describeWait } from '../../src/cli/describe-needs.ts';
import { findCampaign, openCampaign } from '../../src/delivery/campaign.ts';
import { cancelCampaign } from '../../src/delivery/cancel-campaign.ts';
import { takeLease } from '../../src/delivery/lease.ts';
import { beginAttempt, sealChunk } from '../../src/delivery/ledger.ts';
import { sealAsMime } from '../../src/delivery/providers/mime.ts';
import type { Provider } from '../../src/delivery/providers/provider.ts';
import { requireResumable } from '../../src/delivery/resume-check.ts';
import { continueCampaign } from '../../src/delivery/run-campaign.ts';
import { openEditionStore } from '../../src/editions/store.ts';
import { readNeedsPerson } from '../../src/reports/needs-person.ts';
import { readReconciliation } from '../../src/reports/reconciliation.ts';
import { describeEachDatabase, type TestDatabase } from '../database/describe-each-database.ts';
import { center as sample } from '../render/sample.ts';
import { fillList } from './make-list.ts';
import { ENVELOPE } from './providers/make-message.ts';
import { saveTinyEdition } from './tiny-edition.ts';

const PUBLICATION = 'issues/2023-summer';
const NOW = new Date('2023-07-01T01:00:00Z');
const policy = { ...sample.policy, hours: '09:00-18:00', siteCheck: false, abroad: true };
const center = { ...sample, policy };
const siteUrl = 'https://tsushin.example.jp';

/** A mail server elsewhere, which notes when it was given something. */
function openProvider(clock: () => Date) {
  const taken: string[] = [];
  const provider: Provider = {
    ...{ name: 'smtp', leavesTheMachine: true, chunkSize: 1, repeatableMs: 0, seal: sealAsMime },
    objectTo: () => undefined,
    close: () => {},
    async handOver() {
      taken.push(clock().toISOString());
      return { kind: 'submitted' };
    },
  };
  return { provider, taken };
}

async function prepare({ db, source }: TestDatabase, state: 'held' | 'sending') {
  await fillList(db, 2);
  const edition = await saveTinyEdition(source.dataDir, PUBLICATION);
  await openCampaign(db, edition.manifest, NOW);
  const armed = { state, provider: 'smtp', envelope: JSON.stringify(ENVELOPE), sendAt: NOW.toISOString() };
  await db.updateTable('campaigns').set(armed).execute();
  const current = async () => {
    const campaign = await findCampaign(db, PUBLICATION);
    if (campaign === undefined) throw new Error('There is no campaign.');
    return campaign;
  };
  const needs = async (now: Date) => {
    const campaign = await current();
    return describeNeeds(campaign, await readReconciliation(db, campaign), await readNeedsPerson(db, campaign), now);
  };
  return { current, needs, store: openEditionStore(source.dataDir) };
}

describeEachDatabase('a campaign at a standstill', (open) => {
  test('whose wait was broken off is told once its time has come, and before that when it will be', async () => {
    const { current, needs } = await prepare(await open(), 'held');
    const before = new Date(NOW.getTime() - 1000);
    expect(await needs(before)).toEqual([]);
    expect(describeWait(await current(), before)).toContain('7月1日(土) 10:00 に送り始めます');
    expect(describeWait(await current(), NOW)).toBeUndefined();
    expect(await needs(NOW)).toEqual([expect.stringContaining(`-- resume ${PUBLICATION}`)]);
  });

  test.each(['held', 'sending'] as const)('and %s goes on within the hours only', async (state) => {
    const database = await open();
    const { current, store } = await prepare(database, state);
    const clock = { now: new Date('2023-07-01T17:00:00Z') };
    const { provider, taken } = openProvider(() => clock.now);
    const told: Date[] = [];
    const context = {
      ...{ db: database.db, store, center, siteUrl, clock: () => clock.now, onHold: (until: Date) => told.push(until) },
      sleep: async () => {
        clock.now = new Date(clock.now.getTime() + 60 * 60 * 1000);
      },
    };
    expect(await continueCampaign(context, await current(), provider, true)).toEqual({ stopped: undefined });
    expect(taken).toEqual(['2023-07-02T00:00:00.000Z', '2023-07-02T00:00:00.000Z']);
    expect(told).toEqual([new Date('2023-07-02T00:00:00Z')]);
    clock.now = new Date('2023-07-02T17:00:00Z');
    await continueCampaign(context, await current(), provider, true);
    expect(told).toHaveLength(1);
  });

  test('does not go on against the policy of now', async () => {
    const { db, ...database } = await open();
    const { current, store } = await prepare({ db, ...database }, 'sending');
    const { provider } = openProvider(() => NOW);
    const strict = { ...center, policy: { ...policy, consentYears: 3 } };
    const input = { provider, store, siteUrl, now: NOW };
    await requireResumable(db, await current(), { ...input, center });
    await expect(requireResumable(db, await current(), { ...input, center: strict })).rejects.toThrow(
      /consentYears: 3[\s\S]*resume issues/,
    );
    await db.updateTable('deliveries').set({ state: 'submitted' }).where('channel', '=', 'email').execute();
    await requireResumable(db, await current(), { ...input, center: strict });
  });

  test('that was cancelled while another machine was sending, which then died, is told until it is settled', async () => {
    const { db, ...database } = await open();
    const { current, needs } = await prepare({ db, ...database }, 'sending');
    const { provider } = openProvider(() => NOW);
    await takeLease(db, await current(), NOW);
    const chunk = await sealChunk(db, (await current()).id, provider, NOW);
    if (chunk === undefined || chunk === 'lost') throw new Error('Nothing was sealed.');
    await beginAttempt(db, chunk, 'hash', NOW);
    await db.updateTable('campaigns').set({ leaseOwner: 'another-machine 1 x' }).execute();
    await cancelCampaign(db, await current(), NOW);
    expect(await needs(NOW)).toEqual([]);
    const later = new Date(NOW.getTime() + 24 * 60 * 60 * 1000);
    expect(await needs(later)).toEqual([expect.stringContaining(`-- cancel ${PUBLICATION}`)]);
    await cancelCampaign(db, await current(), later);
    expect((await readReconciliation(db, await current())).deliveries.email).toMatchObject({ unknown: 1, pending: 0 });
  });
});
