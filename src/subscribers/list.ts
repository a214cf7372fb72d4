/** Reading the list, and the changes that the office makes to one person of it. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { error, locate, ProblemsError } from '../problems.ts';
import type { Audience } from '../variants.ts';
import {
  type ContactChoice,
  choiceOf,
  dayInTokyo,
  type Standing,
  type Status,
  type Subscriber,
  type SubscriberView,
  statusOf,
  viewSubscriber,
} from './subscriber.ts';

export interface ListFilter {
  readonly audience?: Audience | undefined;
  readonly channel?: ContactChoice | undefined;
  readonly status?: Status | undefined;
}

export async function readStanding(db: Kysely<Database>, now: Date): Promise<Standing> {
  const rows = await db.selectFrom('suppressions').select('email').execute();
  return { today: dayInTokyo(now), suppressed: new Set(rows.map(({ email }) => email.toLowerCase())) };
}

const collator = new Intl.Collator('ja', { numeric: true });

/** Everybody, in the order of the registration numbers as people count them. */
export async function readSubscribers(db: Kysely<Database>): Promise<Subscriber[]> {
  const subscribers = await db.selectFrom('subscribers').selectAll().execute();
  return subscribers.sort((a, b) => collator.compare(a.registrationNumber, b.registrationNumber));
}

export async function listSubscribers(db: Kysely<Database>, filter: ListFilter, now: Date): Promise<SubscriberView[]> {
  const standing = await readStanding(db, now);
  const { audience, channel, status } = filter;
  return (await readSubscribers(db))
    .filter((subscriber) => audience === undefined || subscriber.audience === audience)
    .filter((subscriber) => channel === undefined || choiceOf(subscriber) === channel)
    .filter((subscriber) => status === undefined || statusOf(subscriber, standing) === status)
    .map((subscriber) => viewSubscriber(subscriber, standing));
}

const unknownNumber = (number: string): ProblemsError =>
  new ProblemsError([
    locate(
      error(
        'unknown-subscriber',
        `登録番号 ${number} の登録者はいません。`,
        'npm run -s tsushin -- subscribers list で登録番号を確かめてください。',
      ),
      { file: '名簿', line: 0, column: 0 },
    ),
  ]);

/** By registration number, or by the number in a mail that asks to stop. Throws ProblemsError where nobody has it. */
export async function findSubscriber(db: Kysely<Database>, number: string): Promise<Subscriber> {
  const folded = number.normalize('NFKC').trim();
  const found = await db
    .selectFrom('subscribers')
    .selectAll()
    .where((where) => where.or([where('registrationNumber', '=', folded), where('id', '=', folded.toLowerCase())]))
    .execute();
  const subscriber = found[0];
  if (subscriber === undefined) throw unknownNumber(number);
  return subscriber;
}

async function markDay(
  db: Kysely<Database>,
  number: string,
  column: 'endedOn' | 'emailStoppedOn',
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<SubscriberView> {
  const subscriber = await findSubscriber(db, number);
  const marked = { ...subscriber, [column]: subscriber[column] ?? day, updatedAt: now.toISOString() };
  await db
    .updateTable('subscribers')
    .set({ [column]: marked[column], updatedAt: marked.updatedAt })
    .where('id', '=', subscriber.id)
    .execute();
  return viewSubscriber(marked, await readStanding(db, now));
}

/** Ends a registration; the first day stands when it is said twice. */
export const endSubscriber = (db: Kysely<Database>, number: string, day: string, now: Date): Promise<SubscriberView> =>
  markDay(db, number, 'endedOn', { day, now });

/** Stops e-mail, not paper. */
export const unsubscribe = (db: Kysely<Database>, number: string, now: Date): Promise<SubscriberView> =>
  markDay(db, number, 'emailStoppedOn', { day: dayInTokyo(now), now });
