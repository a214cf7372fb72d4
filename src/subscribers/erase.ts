/** Takes a person out of the list and the ledger; what remains are counts under an id that no longer names anyone. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { RefusedError } from '../problems.ts';
import { findSubscriber } from './list.ts';

/** Mails whose address is still wanted: they are being sent, or will be asked for again to learn what came of them. */
async function requireNotUnderway(db: Kysely<Database>, subscriberId: string, number: string): Promise<void> {
  const [underway] = await db
    .selectFrom('deliveries')
    .innerJoin('campaigns', 'campaigns.id', 'deliveries.campaignId')
    .select('campaigns.publication')
    .where('deliveries.subscriberId', '=', subscriberId)
    .where('deliveries.chunkId', 'is not', null)
    .where('deliveries.state', 'in', ['pending', 'unknown'])
    .where('campaigns.state', '=', 'sending')
    .execute();
  if (underway === undefined) return;
  throw new RefusedError(
    `登録番号 ${number} あてのメールを送っている途中なので、いまは消せません。先に送り終えてください。送るのをやめるときは npm run -s tsushin -- cancel ${underway.publication} です。\nnpm run -s tsushin -- resume`,
  );
}

export interface ErasedMail {
  readonly deliveryId: string;
  readonly publication: string;
}

/** Takes the mails that were written to this person off the disk. */
export type RemoveMails = (mails: readonly ErasedMail[]) => Promise<void>;

/** Every mail of this person, whether its file is still there or not. */
export const readMails = (db: Kysely<Database>, subscriberId: string): Promise<ErasedMail[]> =>
  db
    .selectFrom('deliveries')
    .innerJoin('campaigns', 'campaigns.id', 'deliveries.campaignId')
    .select(['deliveries.id as deliveryId', 'campaigns.publication'])
    .where('subscriberId', '=', subscriberId)
    .where('channel', '=', 'email')
    .execute();

/**
 * Throws ProblemsError for an unknown number, RefusedError while a mail is on its way. The mails go first: once the
 * list has forgotten the person, nothing says any more which ones they were. Returns the registration number.
 */
export async function eraseSubscriber(
  db: Kysely<Database>,
  number: string,
  now: Date,
  removeMails: RemoveMails,
): Promise<string> {
  const { id, registrationNumber } = await findSubscriber(db, number);
  await db.transaction().execute(async (trx) => {
    const updatedAt = now.toISOString();
    await trx
      .updateTable('deliveries')
      .set({ state: 'cancelled', reason: '登録が消されました。', updatedAt })
      .where('subscriberId', '=', id)
      .where('state', 'in', ['pending', 'queued'])
      .where('chunkId', 'is', null)
      .execute();
    await requireNotUnderway(trx, id, number);
    await removeMails(await readMails(trx, id));
    await trx.updateTable('deliveries').set({ destination: null }).where('subscriberId', '=', id).execute();
    await trx.deleteFrom('reinstatements').where('subscriberId', '=', id).execute();
    await trx.deleteFrom('subscribers').where('id', '=', id).execute();
  });
  return registrationNumber;
}
