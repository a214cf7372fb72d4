import type { Kysely } from 'kysely';
import { slices } from '../../src/database/slices.ts';
import type { Database } from '../../src/database/tables.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { makeSubscriber } from '../subscribers/make-subscriber.ts';

/** `count` sample people in the database; `change` makes some of them different. */
export async function fillList(
  db: Kysely<Database>,
  count: number,
  change: (number: number) => Partial<Subscriber> = () => ({}),
): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => makeSubscriber(index + 1, change(index + 1)));
  for (const slice of slices(people, 100)) await db.insertInto('subscribers').values(slice).execute();
}
