/** Takes a person out of the list and the ledger; what remains are counts under an id that no longer names anyone. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { RefusedError } from '../problems.ts';
import { findSubscriber } from './list.ts';

async function requireNotUnderway(db: Kysely<Database>, subscriberId: string, number: string): Promise<void> {
  const underway = await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscriberId', '=', subscriberId)
    .where('state', '=', 'pending')
    .where('chunkId', 'is not', null)
    .execute();
  if (underway.length === 0) return;
  throw new RefusedError(
    `登録番号 ${number} あてのメールを送っている途中なので、いまは消せません。先に送り終えてください。\nnpm run -s tsushin -- resume`,
  );
}

/** Throws ProblemsError for an unknown number, RefusedError while a mail is on its way. */
export async function eraseSubscriber(db: Kysely<Database>, number: string, now: Date): Promise<void> {
  const { id } = await findSubscriber(db, number);
  await db.transaction().execute(async (trx) => {
    await requireNotUnderway(trx, id, number);
    const updatedAt = now.toISOString();
    await trx
      .updateTable('deliveries')
      .set({ state: 'cancelled', reason: '登録が消されました。', updatedAt })
      .where('subscriberId', '=', id)
      .where('state', 'in', ['pending', 'queued'])
      .execute();
    await trx.updateTable('deliveries').set({ destination: null }).where('subscriberId', '=', id).execute();
    await trx.deleteFrom('subscribers').where('id', '=', id).execute();
  });
}
