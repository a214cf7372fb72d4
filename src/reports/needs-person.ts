/** Deliveries that nobody but a person can settle, by what came of them and why. */
import type { Kysely } from 'kysely';
import type { Database, EmailState } from '../database/tables.ts';
import type { Campaign } from '../delivery/campaign.ts';
import { AUDIENCE_CHANGED } from '../delivery/late-stop.ts';

/** Mails; of what was cancelled, on paper too, only what the person now needs of the other half. */
export const UNSETTLED = ['refused', 'unknown', 'failed', 'cancelled'] as const satisfies readonly EmailState[];
export type Unsettled = (typeof UNSETTLED)[number];

export interface NeedsPerson {
  readonly state: Unsettled;
  /** In Japanese; empty where nothing is known. */
  readonly reason: string;
  /** Registration numbers, in order, each once; without those that were erased meanwhile. */
  readonly people: readonly string[];
  /** Deliveries. */
  readonly count: number;
}

const isUnsettled = (state: string): state is Unsettled => UNSETTLED.some((one) => one === state);

export async function readNeedsPerson(db: Kysely<Database>, campaign: Campaign): Promise<NeedsPerson[]> {
  const rows = await db
    .selectFrom('deliveries')
    .leftJoin('subscribers', 'subscribers.id', 'deliveries.subscriberId')
    .select(['deliveries.state', 'deliveries.reason', 'subscribers.registrationNumber'])
    .where('campaignId', '=', campaign.id)
    .where('state', 'in', UNSETTLED)
    .where((where) => where.or([where('state', '!=', 'cancelled'), where('reason', '=', AUDIENCE_CHANGED)]))
    .orderBy('subscribers.registrationNumber')
    .execute();
  const groups = new Map<string, NeedsPerson & { people: string[]; count: number }>();
  for (const { state, reason, registrationNumber } of rows) {
    if (!isUnsettled(state)) continue;
    const group = groups.get(`${state} ${reason}`) ?? { state, reason: reason ?? '', people: [], count: 0 };
    if (registrationNumber !== null && !group.people.includes(registrationNumber))
      group.people.push(registrationNumber);
    group.count += 1;
    groups.set(`${state} ${reason}`, group);
  }
  return UNSETTLED.flatMap((state) => [...groups.values()].filter((group) => group.state === state));
}
