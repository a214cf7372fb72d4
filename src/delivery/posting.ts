/** What leaves the house and what comes back: printed → posted → returned, by what a person says has happened. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { isDate } from '../document/dates.ts';
import { RefusedError } from '../problems.ts';
import { type Campaign, type Delivery, findCampaign } from './campaign.ts';

const postOf = (db: Kysely<Database>, campaign: Campaign, state: 'queued' | 'printed' | 'posted') =>
  db
    .selectFrom('deliveries')
    .selectAll()
    .where('campaignId', '=', campaign.id)
    .where('channel', '=', 'post')
    .where('state', '=', state);

const COMMAND = 'npm run -s tsushin --';

async function requireCampaign(db: Kysely<Database>, publication: string): Promise<Campaign> {
  const campaign = await findCampaign(db, publication);
  if (campaign !== undefined) return campaign;
  throw new RefusedError(
    `${publication} は、まだ印刷していません。先に印刷してください。\n${COMMAND} print ${publication}`,
  );
}

/** A real day, and none that is still to come. */
export function requirePastDay(day: string, today: string): void {
  if (!isDate(day)) throw new RefusedError(`「${day}」という日はありません。2023-07-14 の形で書いてください。`);
  if (day > today) {
    throw new RefusedError(
      `${day} は、まだ来ていない日です。ほんとうに出した日を書いてください（きょうは ${today}）。`,
    );
  }
}

export interface Posting {
  readonly publication: string;
  /** `YYYY-MM-DD` in Tokyo. */
  readonly day: string;
  /** How many the person counted at the post. */
  readonly count: number;
}

/** Everything printed has been handed over. Refused, with nothing changed, where the numbers differ. */
export function markPosted(db: Kysely<Database>, { publication, day, count }: Posting, now: Date): Promise<Campaign> {
  return db.transaction().execute(async (trx) => {
    const campaign = await requireCampaign(trx, publication);
    const printed = await postOf(trx, campaign, 'printed').execute();
    if (printed.length === 0) {
      throw new RefusedError(`${publication} に、印刷がおわって投函を待っている郵便はありません。`, {
        expect: 0,
        count,
      });
    }
    if (printed.length !== count) {
      throw new RefusedError(
        `投函したのは ${count}通ですが、印刷したのは ${printed.length}通です。記録していません。封入チェック表と数え合わせてください。\n${COMMAND} posted ${publication} --date ${day} --count ${printed.length}`,
        { expect: printed.length, count },
      );
    }
    const ids = printed.map(({ id }) => id);
    const slice = 200;
    for (let from = 0; from < ids.length; from += slice) {
      await trx
        .updateTable('deliveries')
        .set({ state: 'posted', postedOn: day, updatedAt: now.toISOString() })
        .where('id', 'in', ids.slice(from, from + slice))
        .execute();
    }
    return campaign;
  });
}

export interface Return {
  /** Registration number, or the label's serial where the publication is named. */
  readonly id: string;
  /** The last one posted where it is not named. */
  readonly publication: string | undefined;
  readonly day: string;
  readonly reason: string;
}

export interface ReturnedCopy {
  readonly publication: string;
  readonly registrationNumber: string;
  readonly serial: string | null;
}

interface Posted {
  readonly delivery: Delivery;
  readonly publication: string;
  readonly registrationNumber: string;
}

/** Newest first. */
async function findPosted(db: Kysely<Database>, { id, publication }: Return): Promise<Posted[]> {
  const campaigns = await db.selectFrom('campaigns').selectAll().execute();
  const subscribers = await db.selectFrom('subscribers').select(['id', 'registrationNumber']).execute();
  const numberOf = new Map(subscribers.map((row) => [row.id, row.registrationNumber]));
  const found: Posted[] = [];
  for (const campaign of campaigns.filter((one) => publication === undefined || one.publication === publication)) {
    for (const delivery of await postOf(db, campaign, 'posted').execute()) {
      const registrationNumber = numberOf.get(delivery.subscriberId) ?? '';
      const named = registrationNumber === id || (publication !== undefined && delivery.serial === id);
      if (named) found.push({ delivery, registrationNumber, publication: campaign.publication });
    }
  }
  return found.sort((a, b) => ((a.delivery.postedOn ?? '') < (b.delivery.postedOn ?? '') ? 1 : -1));
}

/** posted → returned, with the day and the reason that stands on the envelope. */
export function markReturned(db: Kysely<Database>, given: Return, now: Date): Promise<ReturnedCopy> {
  return db.transaction().execute(async (trx) => {
    const [last] = await findPosted(trx, given);
    if (last === undefined) {
      throw new RefusedError(
        `「${given.id}」あてに投函した郵便の記録がありません。登録番号を確かめてください。投函の記録がまだのときは、先に posted を実行してください。`,
      );
    }
    const { delivery, publication, registrationNumber } = last;
    await trx
      .updateTable('deliveries')
      .set({ state: 'returned', reason: `${given.day} ${given.reason}`, updatedAt: now.toISOString() })
      .where('id', '=', delivery.id)
      .execute();
    return { publication, registrationNumber, serial: delivery.serial };
  });
}
