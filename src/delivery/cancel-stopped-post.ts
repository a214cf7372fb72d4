/** Paper that nobody should get any more, taken back right before it is printed. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { readStanding } from '../subscribers/list.ts';
import type { Campaign } from './campaign.ts';
import { lateStopOf } from './late-stop.ts';

/** queued → cancelled, with the reason; what was printed stays as it is. */
export function cancelStoppedPost(db: Kysely<Database>, { id: campaignId }: Campaign, now: Date): Promise<void> {
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    const standing = await readStanding(trx, now);
    const people = new Map((await trx.selectFrom('subscribers').selectAll().execute()).map((row) => [row.id, row]));
    const queued = await trx
      .selectFrom('deliveries')
      .select(['id', 'subscriberId'])
      .where('campaignId', '=', campaignId)
      .where('channel', '=', 'post')
      .where('state', '=', 'queued')
      .execute();
    for (const { id, subscriberId } of queued) {
      const reason = lateStopOf(people.get(subscriberId), standing, 'post');
      if (reason === undefined) continue;
      await trx
        .updateTable('deliveries')
        .set({ state: 'cancelled', reason, updatedAt })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .execute();
    }
  });
}
