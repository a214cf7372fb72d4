/**
 * Takes back an end or a stop that was a mistake, or that the person no longer wants. Only by name, with the reason and
 * the day it was settled, which are kept: no import ever does this.
 */
import type { Kysely, Selectable } from 'kysely';
import type { Database, ReinstatementsTable } from '../database/tables.ts';
import { locate, ProblemsError } from '../problems.ts';
import { findSubscriber, readStanding } from './list.ts';
import { futureReinstatement, nothingToReinstate } from './reinstate-problems.ts';
import { createOpaqueId, dayInTokyo, type SubscriberView, viewSubscriber } from './subscriber.ts';

export type Reinstatement = Selectable<ReinstatementsTable>;

export interface ReinstateOptions {
  readonly what: readonly Reinstatement['what'][];
  readonly reason: string;
  /** `YYYY-MM-DD`, not later than today. */
  readonly day: string;
  readonly now: Date;
}

const COLUMNS = { registration: 'endedOn', mail: 'emailStoppedOn' } as const;

/** All of `what` or nothing; throws ProblemsError where there is nothing to take back. */
export async function reinstate(
  db: Kysely<Database>,
  number: string,
  given: ReinstateOptions,
): Promise<SubscriberView> {
  const { what, reason, day, now } = given;
  const place = { file: `登録番号 ${number}`, line: 0, column: 0 };
  if (day > dayInTokyo(now)) throw new ProblemsError([locate(futureReinstatement, { ...place, file: '--date' })]);
  return db.transaction().execute(async (trx) => {
    const subscriber = await findSubscriber(trx, number);
    const updatedAt = now.toISOString();
    for (const each of what) {
      const formerDay = subscriber[COLUMNS[each]];
      if (formerDay === null) throw new ProblemsError([locate(nothingToReinstate(each), place)]);
      const row = { id: createOpaqueId(), subscriberId: subscriber.id, what: each, formerDay, reason, day };
      await trx
        .insertInto('reinstatements')
        .values({ ...row, createdAt: updatedAt })
        .execute();
      const change = { [COLUMNS[each]]: null, updatedAt };
      await trx.updateTable('subscribers').set(change).where('id', '=', subscriber.id).execute();
    }
    return viewSubscriber(await findSubscriber(trx, subscriber.id), await readStanding(trx, now));
  });
}

/** What was ever taken back for a person, the oldest first. */
export const readReinstatements = (db: Kysely<Database>, subscriberId: string): Promise<Reinstatement[]> =>
  db
    .selectFrom('reinstatements')
    .selectAll()
    .where('subscriberId', '=', subscriberId)
    .orderBy('createdAt')
    .orderBy('what')
    .execute();
