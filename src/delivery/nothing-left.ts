/** Why a `send` has nobody to send to, and what to do next: by what the ledger says, and no more than that. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Campaign } from './campaign.ts';

export interface NothingLeft {
  readonly message: string;
  /** The words of the command to run next. */
  readonly next: string;
}

async function countMails(db: Kysely<Database>, { id }: Campaign): Promise<(state: string) => number> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', (select) => select.fn.countAll().as('count')])
    .where('campaignId', '=', id)
    .where('channel', '=', 'email')
    .groupBy('state')
    .execute();
  const counts = new Map<string, number>(rows.map(({ state, count }) => [state, Number(count)]));
  return (state) => counts.get(state) ?? 0;
}

export async function explainNothingLeft(db: Kysely<Database>, campaign: Campaign): Promise<NothingLeft> {
  const { publication } = campaign;
  const count = await countMails(db, campaign);
  const [refused, unknown] = [count('refused'), count('unknown')];
  const doubt = unknown > 0 ? `届いたかどうかわからないメールも ${unknown}通あります。` : '';
  if (refused > 0) {
    return {
      message: `${publication} のメールのうち ${refused}通は、断られて、まだ届いていません。${doubt}わけを直してから、もう一度渡してください。`,
      next: `resume ${publication}`,
    };
  }
  const next = `status ${publication}`;
  if (unknown > 0) {
    return {
      message: `${publication} のメールのうち ${unknown}通は、届いたかどうかわかりません。ほかに、新しく送るメールはありません。`,
      next,
    };
  }
  return { message: `${publication} のメールは、もうすべて渡しています。新しく送るメールはありません。`, next };
}
