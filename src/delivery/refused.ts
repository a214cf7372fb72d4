/**
 * People whom a provider refused. Nothing of it was taken, so once a person has mended the cause they are handed over
 * again: in a new chunk under a new key, with the addresses of then. What is unknown is never touched.
 */
import type { Kysely } from 'kysely';
import type { ChunkState, Database } from '../database/tables.ts';
import { leaseOwner } from './lease.ts';
import { type Chunk, readChunks } from './ledger.ts';
import type { Envelope } from './message.ts';

/** What every message of a campaign has in common, as it is now. */
interface Header {
  readonly envelope: Envelope;
  readonly sendAt: Date;
  /** Whether the engine may hand a chunk over once more. */
  readonly mayRepeat: (chunk: Chunk) => boolean;
}

/** Of which somebody still has to learn what came of them; what was only sealed is sealed anew. */
const HANDED_OVER = ['sending', 'unknown'] as const satisfies readonly ChunkState[];

/** Only for the process that holds the lease. */
async function reopenCampaign(trx: Kysely<Database>, campaignId: string, updatedAt: string): Promise<boolean> {
  const reopened = await trx
    .updateTable('campaigns')
    .set({ state: 'sending', updatedAt })
    .where('id', '=', campaignId)
    .where('leaseOwner', '=', leaseOwner())
    .where('state', 'in', ['sending', 'done'])
    .executeTakeFirst();
  return reopened.numUpdatedRows === 1n;
}

/** A request that will be repeated must stay the same to the byte; where there is none, sender and time are those of now. */
async function renewHeader(trx: Kysely<Database>, campaignId: string, header: Header): Promise<boolean> {
  if ((await readChunks(trx, campaignId, HANDED_OVER)).some(header.mayRepeat)) return false;
  await trx
    .updateTable('campaigns')
    .set({ envelope: JSON.stringify(header.envelope), sendAt: header.sendAt.toISOString() })
    .where('id', '=', campaignId)
    .execute();
  return true;
}

export interface Reopened {
  /** How many deliveries wait again. */
  readonly count: number;
  /** Whether the campaign goes on with the header that was given. */
  readonly isRenewed: boolean;
}

/** refused → pending; the spent chunks are released. `header` is that of now. */
export function reopenRefused(db: Kysely<Database>, campaignId: string, header: Header): Promise<Reopened> {
  const updatedAt = header.sendAt.toISOString();
  return db.transaction().execute(async (trx) => {
    const refused = await trx
      .selectFrom('deliveries')
      .select('id')
      .where('campaignId', '=', campaignId)
      .where('channel', '=', 'email')
      .where('state', '=', 'refused')
      .execute();
    if (refused.length === 0 || !(await reopenCampaign(trx, campaignId, updatedAt))) {
      return { count: 0, isRenewed: false };
    }
    await trx
      .updateTable('chunks')
      .set({ state: 'released', updatedAt })
      .where('campaignId', '=', campaignId)
      .where('state', '=', 'refused')
      .execute();
    await trx
      .updateTable('deliveries')
      .set({ state: 'pending', chunkId: null, destination: null, reason: null, updatedAt })
      .where('campaignId', '=', campaignId)
      .where('channel', '=', 'email')
      .where('state', '=', 'refused')
      .execute();
    return { count: refused.length, isRenewed: await renewHeader(trx, campaignId, header) };
  });
}
