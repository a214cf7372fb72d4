/**
 * Giving one publication to the people who should have it: the rows of the ledger, made whole before anything is
 * handed to a provider or printed, and never twice.
 */
import type { Insertable, Kysely, Selectable } from 'kysely';
import { slices } from '../database/slices.ts';
import type { CampaignsTable, Database, DeliveriesTable } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import { readStanding, readSubscribers } from '../subscribers/list.ts';
import { createOpaqueId } from '../subscribers/subscriber.ts';
import { type Plan, planDeliveries } from './plan.ts';

export type Campaign = Selectable<CampaignsTable>;
export type Delivery = Selectable<DeliveriesTable>;

/** The edition of a publication that a campaign gives out. */
export type EditionName = Pick<Manifest, 'publication' | 'edition' | 'audiences'>;

const SLICE = 200;

export async function findCampaign(db: Kysely<Database>, publication: string): Promise<Campaign | undefined> {
  const found = await db.selectFrom('campaigns').selectAll().where('publication', '=', publication).execute();
  return found[0];
}

/** Who would get it, by the list as it is now. */
export async function planFor(db: Kysely<Database>, edition: Pick<Manifest, 'audiences'>, now: Date): Promise<Plan> {
  return planDeliveries(await readSubscribers(db), await readStanding(db, now), edition);
}

/** True while nothing has left the house: no chunk was sealed, no copy printed. */
async function isUntouched(db: Kysely<Database>, campaign: Campaign): Promise<boolean> {
  const touched = await db
    .selectFrom('deliveries')
    .select('id')
    .where('campaignId', '=', campaign.id)
    .where((where) => where.or([where('chunkId', 'is not', null), where('destination', 'is not', null)]))
    .limit(1)
    .execute();
  return touched.length === 0;
}

/** A campaign of an older edition, or one that was cancelled, may be made anew while nothing has left the house. */
export async function isReplaceable(db: Kysely<Database>, campaign: Campaign, edition: EditionName): Promise<boolean> {
  const isCurrent = campaign.edition === edition.edition && campaign.state !== 'cancelled';
  return !isCurrent && (await isUntouched(db, campaign));
}

async function removeCampaign(db: Kysely<Database>, campaign: Campaign): Promise<void> {
  await db.deleteFrom('deliveries').where('campaignId', '=', campaign.id).execute();
  await db.deleteFrom('exclusions').where('campaignId', '=', campaign.id).execute();
  await db.deleteFrom('campaigns').where('id', '=', campaign.id).execute();
}

function rowsOf(campaignId: string, plan: Plan, time: string): Insertable<DeliveriesTable>[] {
  return plan.deliveries.map(({ subscriber, audience, channel }) => ({
    id: createOpaqueId(),
    campaignId,
    subscriberId: subscriber.id,
    channel,
    audience,
    reading: subscriber.reading,
    size: subscriber.size,
    state: channel === 'email' ? 'pending' : 'queued',
    updatedAt: time,
  }));
}

async function insertCampaign(db: Kysely<Database>, edition: EditionName, now: Date): Promise<Campaign> {
  const plan = await planFor(db, edition, now);
  const time = now.toISOString();
  const campaign: Campaign = {
    ...{ id: createOpaqueId(), publication: edition.publication, edition: edition.edition, state: 'ready' },
    ...{ subscribers: plan.subscribers, provider: null, envelope: null, sendAt: null },
    ...{ leaseOwner: null, leaseUntil: null, createdAt: time, updatedAt: time },
  };
  await db.insertInto('campaigns').values(campaign).execute();
  for (const slice of slices(rowsOf(campaign.id, plan, time), SLICE)) {
    await db.insertInto('deliveries').values(slice).execute();
  }
  const exclusions = plan.exclusions.map(({ subscriber, reason }) => ({
    ...{ campaignId: campaign.id, subscriberId: subscriber.id, reason },
  }));
  for (const slice of slices(exclusions, SLICE)) await db.insertInto('exclusions').values(slice).execute();
  return campaign;
}

/**
 * The campaign of a publication, made in one transaction where there is none yet: a row for everybody on the list.
 * Called again it adds nobody.
 */
export function openCampaign(db: Kysely<Database>, edition: EditionName, now: Date): Promise<Campaign> {
  return db.transaction().execute(async (trx) => {
    const existing = await findCampaign(trx, edition.publication);
    if (existing === undefined) return insertCampaign(trx, edition, now);
    if (!(await isReplaceable(trx, existing, edition))) return existing;
    await removeCampaign(trx, existing);
    return insertCampaign(trx, edition, now);
  });
}

/** Takes back whatever has not left the house; returns how many deliveries that was. */
export function cancelCampaign(db: Kysely<Database>, campaign: Campaign, now: Date): Promise<number> {
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    await trx.updateTable('campaigns').set({ state: 'cancelled', updatedAt }).where('id', '=', campaign.id).execute();
    const underway = trx
      .selectFrom('chunks')
      .select('id')
      .where('campaignId', '=', campaign.id)
      .where('state', '!=', 'sealed');
    const cancelled = await trx
      .updateTable('deliveries')
      .set({ state: 'cancelled', updatedAt })
      .where('campaignId', '=', campaign.id)
      .where('state', 'in', ['pending', 'queued'])
      .where((where) => where.or([where('chunkId', 'is', null), where('chunkId', 'not in', underway)]))
      .executeTakeFirst();
    return Number(cancelled.numUpdatedRows);
  });
}
