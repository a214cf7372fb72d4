/**
 * The rows of e-mail deliveries and their chunks. A chunk is sealed (who is in it and where it goes, copied from the
 * list), marked as being sent before the provider hears of it, and marked with what came of it; each of these is one
 * short transaction, so that a crash between any two leaves the truth behind.
 */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { ChunkState, ChunksTable, Database, EmailState } from '../database/tables.ts';
import { readStanding } from '../subscribers/list.ts';
import { createOpaqueId, emailStopOf, hasEnded, type Standing, type Subscriber } from '../subscribers/subscriber.ts';
import type { Delivery } from './campaign.ts';
import { renewLease } from './lease.ts';
import type { Provider } from './providers/provider.ts';

export type Chunk = Selectable<ChunksTable>;

const destinationSchema = z.strictObject({ email: z.string(), name: z.string() });
export type EmailDestination = z.output<typeof destinationSchema>;

/** Throws where the delivery has not been sealed. */
export const readDestination = (delivery: Delivery): EmailDestination =>
  destinationSchema.parse(JSON.parse(delivery.destination ?? 'null'));

/** Those who may no longer get it, although they could when the campaign was made. */
function lateStopOf(subscriber: Subscriber | undefined, standing: Standing): string | undefined {
  if (subscriber === undefined || hasEnded(subscriber, standing.today)) return '登録を終えたので、送りませんでした。';
  if (subscriber.email === null) return 'メールアドレスがなくなったので、送りませんでした。';
  return emailStopOf(subscriber, standing) === undefined ? undefined : 'メールを停止したので、送りませんでした。';
}

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
    ({ chunkId, subscriberId }) =>
      chunkId !== null || lateStopOf(subscribers.get(subscriberId), standing) === undefined,
  ).length;
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
function objectionTo(subscriber: Subscriber | undefined, standing: Standing, provider: Provider) {
  const stop = lateStopOf(subscriber, standing);
  if (stop !== undefined) return { state: 'cancelled', reason: stop } as const;
  const objection = provider.objectTo(subscriber?.email ?? '');
  return objection === undefined ? undefined : ({ state: 'refused', reason: objection } as const);
}

/**
 * Puts the next deliveries into a chunk with their addresses of this moment; people who stopped meanwhile are left
 * out. undefined where none is left, or where this process may no longer send.
 */
export function sealChunk(
  db: Kysely<Database>,
  campaignId: string,
  provider: Provider,
  now: Date,
): Promise<Chunk | undefined> {
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    if (!(await renewLease(trx, campaignId, now))) return undefined;
    const standing = await readStanding(trx, now);
    let chunk: Chunk | undefined;
    while (chunk === undefined) {
      const next = await pendingOf(trx, campaignId)
        .where('chunkId', 'is', null)
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
        const objection = objectionTo(subscriber, standing, provider);
        if (objection !== undefined) await markDeliveries(trx, [delivery.id], { ...objection, updatedAt });
        else {
          chunk ??= await insertChunk(trx, campaignId, updatedAt);
          const destination = JSON.stringify({ email: subscriber?.email, name: subscriber?.name });
          await trx
            .updateTable('deliveries')
            .set({ chunkId: chunk.id, destination, updatedAt })
            .where('id', '=', delivery.id)
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

/** Committed before the provider hears of the chunk; false where this process may no longer send. */
export function beginAttempt(db: Kysely<Database>, chunk: Chunk, hash: string, now: Date): Promise<boolean> {
  const time = now.toISOString();
  return db.transaction().execute(async (trx) => {
    if (!(await renewLease(trx, chunk.campaignId, now))) return false;
    await trx
      .updateTable('chunks')
      .set((set) => ({
        state: 'sending',
        hash,
        attempts: set('attempts', '+', 1),
        firstAttemptAt: chunk.firstAttemptAt ?? time,
        updatedAt: time,
      }))
      .where('id', '=', chunk.id)
      .execute();
    return true;
  });
}

export interface Settlement {
  readonly chunkState: ChunkState;
  readonly deliveryState: EmailState;
  readonly reason?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Records what came of a chunk, and of everybody in it, at once. */
export function settleChunk(db: Kysely<Database>, chunk: Chunk, settlement: Settlement, now: Date): Promise<void> {
  const { chunkState, deliveryState, reason = null, ids } = settlement;
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    const firstAttemptAt = chunkState === 'sealed' ? { firstAttemptAt: null } : {};
    await trx
      .updateTable('chunks')
      .set({ state: chunkState, updatedAt, ...firstAttemptAt })
      .where('id', '=', chunk.id)
      .execute();
    await trx
      .updateTable('deliveries')
      .set({ state: deliveryState, reason, updatedAt })
      .where('chunkId', '=', chunk.id)
      .execute();
    if (ids === undefined) return;
    const deliveries = await readChunkDeliveries(trx, chunk);
    for (const [index, { id }] of deliveries.entries()) {
      await trx
        .updateTable('deliveries')
        .set({ providerId: ids[index] ?? null })
        .where('id', '=', id)
        .execute();
    }
  });
}
