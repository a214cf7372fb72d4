/**
 * The rows of e-mail deliveries and their chunks. A chunk is sealed (who is in it and where it goes, copied from the
 * list), marked as being sent before the provider hears of it, and marked with what came of it; each of these is one
 * short transaction, so that a crash between any two leaves the truth behind.
 */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { ChunkState, ChunksTable, Database, EmailState } from '../database/tables.ts';
import { readStanding } from '../subscribers/list.ts';
import { createOpaqueId, type Standing, type Subscriber } from '../subscribers/subscriber.ts';
import type { Campaign, Delivery } from './campaign.ts';
import { lateStopOf } from './late-stop.ts';
import { renewLease } from './lease.ts';
import type { Provider } from './providers/provider.ts';

export type Chunk = Selectable<ChunksTable>;

const destinationSchema = z.strictObject({ email: z.string(), name: z.string() });
export type EmailDestination = z.output<typeof destinationSchema>;

/** Throws where the delivery has not been sealed. */
export const readDestination = (delivery: Delivery): EmailDestination =>
  destinationSchema.parse(JSON.parse(delivery.destination ?? 'null'));

async function readSubscribersOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Subscriber>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('subscribers').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const pendingOf = (db: Kysely<Database>, campaignId: string) =>
  db
    .selectFrom('deliveries')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('channel', '=', 'email')
    .where('state', '=', 'pending');

/** How many mails a `send` would hand over now. */
export async function countSendable(db: Kysely<Database>, campaignId: string, now: Date): Promise<number> {
  const standing = await readStanding(db, now);
  const pending = await pendingOf(db, campaignId).execute();
  const subscribers = new Map((await db.selectFrom('subscribers').selectAll().execute()).map((row) => [row.id, row]));
  return pending.filter(
    (delivery) =>
      delivery.chunkId !== null || lateStopOf(subscribers.get(delivery.subscriberId), standing, delivery) === undefined,
  ).length;
}

/** Whether a `resume` has anything to hand over: what is unknown is only asked for again while the campaign is open. */
export async function isMailLeft(db: Kysely<Database>, { id, state }: Campaign): Promise<boolean> {
  const left = db
    .selectFrom('deliveries')
    .select('id')
    .where('campaignId', '=', id)
    .where('channel', '=', 'email')
    .where('state', 'in', state === 'done' ? ['refused'] : ['pending', 'refused', 'unknown']);
  return (await left.limit(1).execute()).length > 0;
}

const markDeliveries = (
  db: Kysely<Database>,
  ids: readonly string[],
  values: { readonly state: EmailState; readonly reason?: string | null; readonly updatedAt: string },
) => db.updateTable('deliveries').set(values).where('id', 'in', ids).execute();

async function insertChunk(db: Kysely<Database>, campaignId: string, updatedAt: string): Promise<Chunk> {
  const [last] = await db
    .selectFrom('chunks')
    .select((select) => select.fn.max('number').as('number'))
    .where('campaignId', '=', campaignId)
    .execute();
  const number = Number(last?.number ?? 0) + 1;
  const chunk: Chunk = {
    ...{ id: createOpaqueId(), campaignId, number, idempotencyKey: `tsushin/${campaignId}/${number}` },
    ...{ hash: '', state: 'sealed', attempts: 0, firstAttemptAt: null, updatedAt },
  };
  await db.insertInto('chunks').values(chunk).execute();
  return chunk;
}

/** What stands in the way of one delivery before it is sealed. */
function objectionTo(delivery: Delivery, subscriber: Subscriber | undefined, standing: Standing, provider: Provider) {
  const stop = lateStopOf(subscriber, standing, delivery);
  if (stop !== undefined) return { state: 'cancelled', reason: stop } as const;
  const objection = provider.objectTo(subscriber?.email ?? '');
  return objection === undefined ? undefined : ({ state: 'refused', reason: objection } as const);
}

/** What says that this process may no longer send: its lease was lost, or the campaign cancelled. */
export type Lost = 'lost';

/**
 * Puts the next deliveries into a chunk with their addresses of this moment; people who stopped meanwhile are left
 * out, and whoever was released comes after the others. `except` are deliveries not to be tried now. undefined where
 * none is left.
 */
export function sealChunk(
  db: Kysely<Database>,
  campaignId: string,
  provider: Provider,
  now: Date,
  except: readonly string[] = [],
): Promise<Chunk | Lost | undefined> {
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    if (!(await renewLease(trx, campaignId, now))) return 'lost';
    const standing = await readStanding(trx, now);
    let chunk: Chunk | undefined;
    while (chunk === undefined) {
      const next = await pendingOf(trx, campaignId)
        .where('chunkId', 'is', null)
        .$if(except.length > 0, (query) => query.where('id', 'not in', except))
        .orderBy('updatedAt')
        .orderBy('id')
        .limit(provider.chunkSize)
        .execute();
      if (next.length === 0) return undefined;
      const subscribers = await readSubscribersOf(
        trx,
        next.map(({ subscriberId }) => subscriberId),
      );
      for (const delivery of next) {
        const subscriber = subscribers.get(delivery.subscriberId);
        const objection = objectionTo(delivery, subscriber, standing, provider);
        if (objection !== undefined) await markDeliveries(trx, [delivery.id], { ...objection, updatedAt });
        else {
          chunk ??= await insertChunk(trx, campaignId, updatedAt);
          const destination = JSON.stringify({ email: subscriber?.email, name: subscriber?.name });
          await trx
            .updateTable('deliveries')
            .set({ chunkId: chunk.id, destination, updatedAt })
            .where('id', '=', delivery.id)
            .where('state', '=', 'pending')
            .execute();
        }
      }
    }
    return chunk;
  });
}

/** In the order in which they stand in the request. */
export const readChunkDeliveries = (db: Kysely<Database>, chunk: Chunk): Promise<Delivery[]> =>
  db.selectFrom('deliveries').selectAll().where('chunkId', '=', chunk.id).orderBy('id').execute();

export const readChunks = (db: Kysely<Database>, campaignId: string, states: readonly ChunkState[]): Promise<Chunk[]> =>
  db
    .selectFrom('chunks')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('state', 'in', states)
    .orderBy('number')
    .execute();

/** Those of which somebody still has to learn what came of them. */
export const OPEN_STATES = ['sealed', 'sending', 'unknown'] as const satisfies readonly ChunkState[];

/** The row as this process saw it last: whoever else has tried or settled the chunk meanwhile has changed it. */
const unchanged = (db: Kysely<Database>, chunk: Chunk) =>
  db
    .updateTable('chunks')
    .where('id', '=', chunk.id)
    .where('attempts', '=', chunk.attempts)
    .where('state', 'in', OPEN_STATES);

/** The chunk as it is now, committed before the provider hears of it. */
export function beginAttempt(db: Kysely<Database>, chunk: Chunk, hash: string, now: Date): Promise<Chunk | Lost> {
  const updatedAt = now.toISOString();
  const begun: Chunk = {
    ...chunk,
    ...{ state: 'sending', hash, attempts: chunk.attempts + 1 },
    ...{ firstAttemptAt: chunk.firstAttemptAt ?? updatedAt, updatedAt },
  };
  const { state, attempts, firstAttemptAt } = begun;
  return db.transaction().execute(async (trx) => {
    if (!(await renewLease(trx, chunk.campaignId, now))) return 'lost';
    const { numUpdatedRows } = await unchanged(trx, chunk)
      .set({ state, hash, attempts, firstAttemptAt, updatedAt })
      .executeTakeFirst();
    return numUpdatedRows === 1n ? begun : 'lost';
  });
}

/** Nothing of a released chunk was taken: its deliveries are as if it had never been. */
export type Settlement =
  | { readonly chunkState: 'released' }
  | { readonly chunkState: 'submitted'; readonly ids?: readonly string[] | undefined }
  | { readonly chunkState: 'refused' | 'unknown'; readonly reason: string };

/** Waits for a `cancel` that is under way, and hinders a later one until this is done. */
async function isCancelled(trx: Kysely<Database>, campaignId: string, updatedAt: string): Promise<boolean> {
  const { state } = await trx
    .updateTable('campaigns')
    .set({ updatedAt })
    .where('id', '=', campaignId)
    .returning('state')
    .executeTakeFirstOrThrow();
  return state === 'cancelled';
}

async function recordIds(trx: Kysely<Database>, chunk: Chunk, ids: readonly string[]): Promise<void> {
  for (const [index, { id }] of (await readChunkDeliveries(trx, chunk)).entries()) {
    const providerId = ids[index] ?? null;
    await trx.updateTable('deliveries').set({ providerId }).where('id', '=', id).execute();
  }
}

/**
 * Records what came of a chunk, and of everybody in it, at once. Nothing is changed where another process has tried or
 * settled it since.
 */
export function settleChunk(db: Kysely<Database>, chunk: Chunk, settlement: Settlement, now: Date): Promise<void> {
  const { chunkState } = settlement;
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    const cancelled = await isCancelled(trx, chunk.campaignId, updatedAt);
    const settled = await unchanged(trx, chunk).set({ state: chunkState, updatedAt }).executeTakeFirst();
    if (settled.numUpdatedRows !== 1n) return;
    if ('ids' in settlement && settlement.ids !== undefined) await recordIds(trx, chunk, settlement.ids);
    const reason = 'reason' in settlement ? settlement.reason : null;
    const released = { state: cancelled ? 'cancelled' : 'pending', chunkId: null, destination: null } as const;
    await trx
      .updateTable('deliveries')
      .set({ reason, updatedAt, ...(chunkState === 'released' ? released : { state: chunkState }) })
      .where('chunkId', '=', chunk.id)
      .execute();
  });
}
