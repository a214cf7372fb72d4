/** Everybody on the list, accounted for: who gets a publication by which channel, and why the others do not. */
import type { Kysely } from 'kysely';
import { type Database, EMAIL_STATES, type EmailState, POST_STATES, type PostState } from '../database/tables.ts';
import type { Campaign } from '../delivery/campaign.ts';
import { EXCLUSION_REASONS, type ExclusionReason, type Plan } from '../delivery/plan.ts';

export interface Reconciliation {
  readonly publication: string;
  readonly edition: string;
  readonly subscribers: number;
  readonly deliveries: {
    readonly email: Readonly<Record<EmailState, number>>;
    readonly post: Readonly<Record<PostState, number>>;
  };
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly people: {
    readonly emailOnly: number;
    readonly postOnly: number;
    readonly both: number;
    readonly excluded: number;
  };
}

/** Every key of the closed list, also where it counts nobody, in its order. */
function tally<K extends string>(keys: readonly K[], counts: ReadonlyMap<string, number>): Record<K, number> {
  const empty: Partial<Record<K, number>> = {};
  for (const key of keys) empty[key] = counts.get(key) ?? 0;
  return complete(keys, empty);
}

function complete<K extends string>(keys: readonly K[], partial: Partial<Record<K, number>>): Record<K, number> {
  if (isComplete(keys, partial)) return partial;
  throw new Error('a count is missing');
}

const isComplete = <K extends string>(
  keys: readonly K[],
  partial: Partial<Record<K, number>>,
): partial is Record<K, number> => keys.every((key) => partial[key] !== undefined);

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Throws where somebody is missing or counted twice: a fault of ours that must never be printed as a report. */
export function verifyReconciliation(report: Reconciliation): Reconciliation {
  const { deliveries, excluded, people, subscribers } = report;
  const faults = [
    sum(people) === subscribers ? '' : `people ${sum(people)} ≠ subscribers ${subscribers}`,
    sum(excluded) === people.excluded ? '' : `excluded ${sum(excluded)} ≠ ${people.excluded}`,
    sum(deliveries.email) === people.emailOnly + people.both ? '' : `email ${sum(deliveries.email)}`,
    sum(deliveries.post) === people.postOnly + people.both ? '' : `post ${sum(deliveries.post)}`,
  ].filter((fault) => fault !== '');
  if (faults.length > 0) throw new Error(`the reconciliation does not add up: ${faults.join(', ')}`);
  return report;
}

async function countStates(db: Kysely<Database>, campaign: Campaign): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['channel', 'state', (select) => select.fn.countAll().as('count')])
    .where('campaignId', '=', campaign.id)
    .groupBy(['channel', 'state'])
    .execute();
  return new Map(rows.map(({ channel, state, count }) => [`${channel} ${state}`, Number(count)]));
}

async function countExclusions(db: Kysely<Database>, campaign: Campaign): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('exclusions')
    .select(['reason', (select) => select.fn.countAll().as('count')])
    .where('campaignId', '=', campaign.id)
    .groupBy('reason')
    .execute();
  return new Map(rows.map(({ reason, count }) => [reason, Number(count)]));
}

async function countPeople(db: Kysely<Database>, campaign: Campaign): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('deliveries')
        .select((select) => [select.fn.min('channel').as('first'), select.fn.max('channel').as('last')])
        .where('campaignId', '=', campaign.id)
        .groupBy('subscriberId')
        .as('people'),
    )
    .select(['first', 'last', (select) => select.fn.countAll().as('count')])
    .groupBy(['first', 'last'])
    .execute();
  return new Map(rows.map(({ first, last, count }) => [first === last ? String(first) : 'both', Number(count)]));
}

const ofChannel = (counts: ReadonlyMap<string, number>, channel: string): Map<string, number> =>
  new Map(
    [...counts].map(([key, count]) => [key.startsWith(`${channel} `) ? key.slice(channel.length + 1) : '', count]),
  );

/** What the ledger says of a campaign. */
export async function readReconciliation(db: Kysely<Database>, campaign: Campaign): Promise<Reconciliation> {
  const states = await countStates(db, campaign);
  const excluded = tally(EXCLUSION_REASONS, await countExclusions(db, campaign));
  const people = await countPeople(db, campaign);
  return verifyReconciliation({
    publication: campaign.publication,
    edition: campaign.edition,
    subscribers: campaign.subscribers,
    deliveries: {
      email: tally(EMAIL_STATES, ofChannel(states, 'email')),
      post: tally(POST_STATES, ofChannel(states, 'post')),
    },
    excluded,
    people: {
      emailOnly: people.get('email') ?? 0,
      postOnly: people.get('post') ?? 0,
      both: people.get('both') ?? 0,
      excluded: sum(excluded),
    },
  });
}

/** The same object for a campaign that is not made yet: what would happen by the list as it is. */
export function reconcilePlan(publication: string, edition: string, plan: Plan): Reconciliation {
  const channels = new Map<string, number>();
  for (const { subscriber, channel } of plan.deliveries) {
    channels.set(subscriber.id, (channels.get(subscriber.id) ?? 0) + (channel === 'email' ? 1 : 2));
  }
  const reasons = new Map<string, number>();
  for (const { reason } of plan.exclusions) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const countOf = (kind: number): number => [...channels.values()].filter((value) => value === kind).length;
  const people = { emailOnly: countOf(1), postOnly: countOf(2), both: countOf(3), excluded: plan.exclusions.length };
  return verifyReconciliation({
    ...{ publication, edition, subscribers: plan.subscribers },
    deliveries: {
      email: tally(EMAIL_STATES, new Map([['pending', people.emailOnly + people.both]])),
      post: tally(POST_STATES, new Map([['queued', people.postOnly + people.both]])),
    },
    excluded: tally(EXCLUSION_REASONS, reasons),
    people,
  });
}
