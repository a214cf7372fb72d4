/** Paper that nobody should get any more, taken back before it is printed, or before what was printed is posted. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { readStanding } from '../subscribers/list.ts';
import type { Campaign, Delivery } from './campaign.ts';
import { lateStopOf } from './late-stop.ts';

export interface StoppedPost {
  readonly delivery: Delivery;
  /** In Japanese. */
  readonly reason: string;
}

/** Copies that have not left the house and should not. */
export async function readStoppedPost(
  db: Kysely<Database>,
  { id: campaignId }: Campaign,
  states: readonly ('queued' | 'printed')[],
  now: Date,
): Promise<StoppedPost[]> {
  const standing = await readStanding(db, now);
  const people = new Map((await db.selectFrom('subscribers').selectAll().execute()).map((row) => [row.id, row]));
  const waiting = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('campaignId', '=', campaignId)
    .where('channel', '=', 'post')
    .where('state', 'in', states)
    .orderBy('serial')
    .execute();
  return waiting.flatMap((delivery) => {
    const reason = lateStopOf(people.get(delivery.subscriberId), standing, delivery);
    return reason === undefined ? [] : [{ delivery, reason }];
  });
}

/** → cancelled, with the reason. */
export async function cancelPost(trx: Kysely<Database>, stopped: readonly StoppedPost[], now: Date): Promise<void> {
  for (const { delivery, reason } of stopped) {
    await trx
      .updateTable('deliveries')
      .set({ state: 'cancelled', reason, updatedAt: now.toISOString() })
      .where('id', '=', delivery.id)
      .where('state', '=', delivery.state)
      .execute();
  }
}

/** Returns the labels of printed copies that are to be thrown away. */
export function cancelStoppedPost(db: Kysely<Database>, campaign: Campaign, now: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const stopped = await readStoppedPost(trx, campaign, ['queued', 'printed'], now);
    await cancelPost(trx, stopped, now);
    return stopped.flatMap(({ delivery }) => (delivery.state === 'printed' ? (delivery.serial ?? []) : []));
  });
}
