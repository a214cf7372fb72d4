/** What leaves the house and what comes back: printed → posted → returned, by what a person says has happened. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { isDate } from '../document/dates.ts';
import { RefusedError } from '../problems.ts';
import { type Campaign, type Delivery, findCampaign } from './campaign.ts';
import { cancelPost, readStoppedPost, type StoppedPost } from './cancel-stopped-post.ts';
import { isNamed, isNumbered } from './copy-names.ts';

type PostState = 'printed' | 'posted' | 'returned' | 'cancelled';

const postOf = (db: Kysely<Database>, campaign: Campaign, state: PostState) =>
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

/** Which envelopes may be on the table and should not be: taken back already at a later print, or to be taken back now. */
async function describeStopped(
  db: Kysely<Database>,
  campaign: Campaign,
  stopped: readonly StoppedPost[],
): Promise<string> {
  const cancelled = await postOf(db, campaign, 'cancelled').where('serial', 'is not', null).execute();
  const labels = [...cancelled, ...stopped.map(({ delivery }) => delivery)].map(({ serial }) => serial ?? '').sort();
  return labels.length === 0
    ? ''
    : `印刷のあとで登録を終えたか、区分や案内方法が変わった人の分（ラベル ${labels.join('、')}）は、投函しないで、数からのぞいてください。`;
}

/**
 * What was printed has been handed over: all of it, or all but what should no longer go, which is then taken back; the
 * count says which. Refused, with nothing changed, where it is neither.
 */
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
    const stopped = await readStoppedPost(trx, campaign, ['printed'], now);
    const expect = printed.length - stopped.length;
    if (count !== expect && count !== printed.length) {
      throw new RefusedError(
        `投函したのは ${count}通ですが、印刷したのは ${printed.length}通です。${await describeStopped(trx, campaign, stopped)}記録していません。封入チェック表と数え合わせて、数えた数で、もう一度実行してください。\n${COMMAND} posted ${publication} --date ${day} --count 数えた数`,
        { expect, count },
      );
    }
    const back = new Set(count === expect ? stopped.map(({ delivery }) => delivery.id) : []);
    if (count === expect) await cancelPost(trx, stopped, now);
    const ids = printed.map(({ id }) => id).filter((id) => !back.has(id));
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
async function findCopies(
  db: Kysely<Database>,
  { id, publication }: Return,
  state: 'posted' | 'returned',
): Promise<Posted[]> {
  const campaigns = await db.selectFrom('campaigns').selectAll().execute();
  const subscribers = await db.selectFrom('subscribers').select(['id', 'registrationNumber']).execute();
  const numberOf = new Map(subscribers.map((row) => [row.id, row.registrationNumber]));
  const found: Posted[] = [];
  for (const campaign of campaigns.filter((one) => publication === undefined || one.publication === publication)) {
    for (const delivery of await postOf(db, campaign, state).execute()) {
      const registrationNumber = numberOf.get(delivery.subscriberId) ?? '';
      const isMeant = publication === undefined ? isNumbered(id) : isNamed(id);
      const posted = { delivery, registrationNumber, publication: campaign.publication, serial: delivery.serial };
      if (isMeant(posted)) found.push(posted);
    }
  }
  return found.sort((a, b) => ((a.delivery.postedOn ?? '') < (b.delivery.postedOn ?? '') ? 1 : -1));
}

/** posted → returned, with the day and the reason that stands on the envelope. */
export function markReturned(db: Kysely<Database>, given: Return, now: Date): Promise<ReturnedCopy> {
  return db.transaction().execute(async (trx) => {
    const [last, ...others] = await findCopies(trx, given, 'posted');
    if (given.publication !== undefined && others.length > 0) {
      throw new RefusedError(
        `「${given.id}」は、ある人のラベルの番号で、別の人の登録番号でもあります。どちらかわからないので、記録していません。登録番号をラベルの番号に、またはラベルの番号を登録番号に、書きかえてください。`,
      );
    }
    if (last === undefined) {
      const [back] = await findCopies(trx, given, 'returned');
      if (back !== undefined) {
        throw new RefusedError(
          `「${given.id}」あての ${back.publication} は、戻ってきたことを、もう記録してあります（${back.delivery.reason ?? ''}）。`,
        );
      }
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
