/** The paper side of a campaign, for whoever prints it: who gets a copy of which variant, and what became of it. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import { type Campaign, planFor } from './campaign.ts';
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
    }));
}

export const planProofs = async (db: Kysely<Database>, manifest: Manifest, now: Date): Promise<PostalRecipient[]> =>
  postalRecipientsOfPlan(await planFor(db, manifest, now));

const isOnItsWay = (state: string): boolean => state === 'queued' || state === 'printed' || state === 'posted';

/** A copy that was printed keeps the address it was printed with; one still queued takes the list's. */
export async function postalRecipients(db: Kysely<Database>, campaign: Campaign): Promise<PostalRecipient[]> {
  const deliveries = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('campaignId', '=', campaign.id)
    .where('channel', '=', 'post')
    .execute();
  const subscribers = new Map((await db.selectFrom('subscribers').selectAll().execute()).map((row) => [row.id, row]));
  return deliveries.flatMap(({ id, subscriberId, state, destination, serial, audience, reading, size }) => {
    const subscriber = subscribers.get(subscriberId);
    if (subscriber === undefined || !isOnItsWay(state)) return [];
    const address = destination === null ? destinationOf(subscriber) : destinationSchema.parse(JSON.parse(destination));
    const { registrationNumber } = subscriber;
    return [{ deliveryId: id, serial: serial ?? undefined, registrationNumber, ...address, audience, reading, size }];
  });
}

/** queued → printed, with the label and the address that were printed; a copy printed before stays as it is. */
export async function markPrinted(
  db: Kysely<Database>,
  recipients: readonly PostalRecipient[],
  now: Date,
): Promise<void> {
  for (const { deliveryId, serial, name, postcode, address1, address2 } of recipients) {
    if (deliveryId === undefined) continue;
    const destination = JSON.stringify({ name, postcode, address1, address2 });
    await db
      .updateTable('deliveries')
      .set({ state: 'printed', destination, serial: serial ?? null, updatedAt: now.toISOString() })
      .where('id', '=', deliveryId)
      .where('state', '=', 'queued')
      .execute();
  }
}
