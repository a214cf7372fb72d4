/** Takes back what has not left the house. */
import type { Kysely } from 'kysely';
import { CHANNELS, type Database, type EmailState, type PostState } from '../database/tables.ts';
import { RefusedError } from '../problems.ts';
import type { Campaign } from './campaign.ts';
import { isFree } from './lease.ts';

const DIED = '送っている途中で止まったまま、取り消されました。届いたかどうかわかりません。';

const NOTHING_LEFT = {
  cancelled: 'もう取り消してあります。',
  email: 'これから渡すメールはありません。',
  post: 'これから印刷する紙はありません。',
} as const;

/** What a campaign that is still open may yet hand over; nothing of a refused mail was taken. */
const takenBackOf = ({ state }: Campaign): (EmailState | PostState)[] =>
  state === 'done' ? ['pending', 'queued'] : ['pending', 'queued', 'refused'];

/** Throws RefusedError where nothing is left to take back. */
async function requireSomethingLeft(trx: Kysely<Database>, campaign: Campaign): Promise<void> {
  const rows = await trx
    .selectFrom('deliveries')
    .select(['channel', 'state'])
    .distinct()
    .where('campaignId', '=', campaign.id)
    .execute();
  if (rows.some(({ state }) => takenBackOf(campaign).includes(state))) return;
  const channels = CHANNELS.filter((channel) => rows.some((row) => row.channel === channel));
  const reasons = campaign.state === 'cancelled' ? (['cancelled'] as const) : channels;
  throw new RefusedError(
    `${campaign.publication} に、取り消せるものは残っていません。${reasons.map((reason) => NOTHING_LEFT[reason]).join('')}\nnpm run -s tsushin -- status ${campaign.publication}`,
  );
}

/** Returns how many deliveries were taken back. Throws RefusedError, with nothing changed, where nothing is left. */
export function cancelCampaign(db: Kysely<Database>, campaign: Campaign, now: Date): Promise<number> {
  const updatedAt = now.toISOString();
  return db.transaction().execute(async (trx) => {
    const ofCampaign = trx.updateTable('campaigns').where('id', '=', campaign.id);
    const current = await ofCampaign.set({ updatedAt }).returningAll().executeTakeFirstOrThrow();
    await requireSomethingLeft(trx, current);
    await ofCampaign.set({ state: 'cancelled' }).execute();
    const waiting = trx
      .updateTable('deliveries')
      .where('campaignId', '=', campaign.id)
      .where('state', 'in', takenBackOf(current));
    const underway = trx
      .selectFrom('chunks')
      .select('id')
      .where('campaignId', '=', campaign.id)
      .where('state', '=', 'sending');
    const { numUpdatedRows } = await waiting
      .set({ state: 'cancelled', updatedAt })
      .where((where) => where.or([where('chunkId', 'is', null), where('chunkId', 'not in', underway)]))
      .executeTakeFirst();
    if (isFree(current, now)) await waiting.set({ state: 'unknown', reason: DIED, updatedAt }).execute();
    return Number(numUpdatedRows);
  });
}
