/**
 * Giving one publication to the people who should have it: the rows of the ledger, made whole before anything is
 * handed to a provider or printed, and never twice.
 */
import type { Insertable, Kysely, Selectable } from 'kysely';
import { slices } from '../database/slices.ts';
import type { CampaignsTable, ChunkState, Database, DeliveriesTable } from '../database/tables.ts';
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

/** Chunks of which the provider has provably taken nothing. */
const UNTAKEN: readonly ChunkState[] = ['sealed', 'released', 'refused'];

/** True while nothing has left the house: nothing was taken by a provider, no copy printed. */
export async function isUntouched(db: Kysely<Database>, { id }: Campaign): Promise<boolean> {
  const chunks = db.selectFrom('chunks').select('id').where('campaignId', '=', id).where('state', 'not in', UNTAKEN);
  const copies = db
    .selectFrom('deliveries')
    .select('id')
    .where('campaignId', '=', id)
    .where('channel', '=', 'post')
    .where('destination', 'is not', null);
  return (await chunks.union(copies).limit(1).execute()).length === 0;
}

/**
 * A campaign that was cancelled, or one of an older edition that waits for nothing, may be made anew while nothing has
 * left the house. One that is armed never: somebody counts on it.
 */
export async function isReplaceable(db: Kysely<Database>, campaign: Campaign, edition: EditionName): Promise<boolean> {
  const { state } = campaign;
  const isOld = state === 'cancelled' || (state === 'ready' && campaign.edition !== edition.edition);
  return isOld && (await isUntouched(db, campaign));
}

async function removeCampaign(db: Kysely<Database>, { id }: Campaign): Promise<void> {
  for (const table of ['deliveries', 'exclusions', 'printRuns', 'chunks'] as const) {
    await db.deleteFrom(table).where('campaignId', '=', id).execute();
  }
  await db.deleteFrom('campaigns').where('id', '=', id).execute();
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
 * Called again it adds nobody. `verify` looks at it in the same transaction; where it throws, nothing has changed.
 */
export function openCampaign(
  db: Kysely<Database>,
  edition: EditionName,
  now: Date,
  verify: (trx: Kysely<Database>, campaign: Campaign) => Promise<void> = async () => {},
): Promise<Campaign> {
  return db.transaction().execute(async (trx) => {
    const existing = await findCampaign(trx, edition.publication);
    const isKept = existing !== undefined && !(await isReplaceable(trx, existing, edition));
    if (existing !== undefined && !isKept) await removeCampaign(trx, existing);
    const campaign = isKept ? existing : await insertCampaign(trx, edition, now);
    await verify(trx, campaign);
    return campaign;
  });
}
