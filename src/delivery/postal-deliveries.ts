/** The paper side of a campaign, for whoever prints it: who gets a copy of which variant, and what became of it. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type Database, POST_STATES, type PostState } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import { RefusedError } from '../problems.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import { type Campaign, planFor } from './campaign.ts';
import { printedMeanwhile } from './delivery-problems.ts';
import type { Plan } from './plan.ts';

export interface PostalRecipient {
  /** undefined in a proof, which has no ledger. */
  readonly deliveryId: string | undefined;
  /** `A-012` on the label it was printed with; undefined before. */
  readonly serial: string | undefined;
  readonly registrationNumber: string;
  readonly name: string;
  readonly postcode: string;
  readonly address1: string;
  readonly address2: string;
  readonly audience: Audience;
  readonly reading: Reading;
  readonly size: Size;
  readonly state: PostState;
  /** Of a copy that came back, or was taken back before it was printed. */
  readonly reason: string | undefined;
  /** True where the list now says another address than the one that was printed. */
  readonly moved: boolean;
}

const destinationSchema = z.strictObject({
  name: z.string(),
  postcode: z.string(),
  address1: z.string(),
  address2: z.string(),
});
type PostalDestination = z.output<typeof destinationSchema>;

const destinationOf = ({ name, postcode, address1, address2 }: Subscriber): PostalDestination => ({
  name,
  postcode: postcode ?? '',
  address1: address1 ?? '',
  address2: address2 ?? '',
});

/** For proofs, before approval: by the list as it is now, without a ledger. */
export function postalRecipientsOfPlan(plan: Plan): PostalRecipient[] {
  return plan.deliveries
    .filter(({ channel }) => channel === 'post')
    .map(({ subscriber, audience }) => ({
      deliveryId: undefined,
      serial: undefined,
      registrationNumber: subscriber.registrationNumber,
      ...destinationOf(subscriber),
      ...{ audience, reading: subscriber.reading, size: subscriber.size },
      ...{ state: 'queued' as const, reason: undefined, moved: false },
    }));
}

export const planProofs = async (db: Kysely<Database>, manifest: Manifest, now: Date): Promise<PostalRecipient[]> =>
  postalRecipientsOfPlan(await planFor(db, manifest, now));

const isPostState = (state: string): state is PostState => POST_STATES.some((known) => known === state);

/** All copies of a campaign, whatever became of them; what is put out once more goes to the address of the list. */
export async function postalRecipients(db: Kysely<Database>, campaign: Campaign): Promise<PostalRecipient[]> {
  const deliveries = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('campaignId', '=', campaign.id)
    .where('channel', '=', 'post')
    .execute();
  const subscribers = new Map((await db.selectFrom('subscribers').selectAll().execute()).map((row) => [row.id, row]));
  return deliveries.flatMap(({ id, subscriberId, state, destination, serial, reason, audience, reading, size }) => {
    const subscriber = subscribers.get(subscriberId);
    if (subscriber === undefined || !isPostState(state)) return [];
    const listed = destinationOf(subscriber);
    const printed = destination === null ? listed : destinationSchema.parse(JSON.parse(destination));
    return [
      {
        ...{ deliveryId: id, serial: serial ?? undefined, registrationNumber: subscriber.registrationNumber },
        ...listed,
        ...{ audience, reading, size, state, reason: reason ?? undefined },
        moved: JSON.stringify(printed) !== JSON.stringify(listed),
      },
    ];
  });
}

/** Printed for the first time, or once more after it came back. */
const isFresh = ({ state }: PostalRecipient): boolean => state === 'queued' || state === 'returned';

/**
 * → printed, with the label and the address that were printed; a copy that is put out again keeps its state. Throws
 * where somebody else has moved a copy in the meantime.
 */
export async function markPrinted(
  db: Kysely<Database>,
  recipients: readonly PostalRecipient[],
  now: Date,
): Promise<void> {
  const updatedAt = now.toISOString();
  for (const recipient of recipients) {
    const { deliveryId, state, serial, name, postcode, address1, address2 } = recipient;
    if (deliveryId === undefined) continue;
    const destination = JSON.stringify({ name, postcode, address1, address2 });
    const fresh = { state: 'printed', serial: serial ?? null, postedOn: null } as const;
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ destination, updatedAt, ...(isFresh(recipient) ? fresh : {}) })
      .where('id', '=', deliveryId)
      .where('state', '=', state)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new RefusedError(printedMeanwhile());
  }
}
