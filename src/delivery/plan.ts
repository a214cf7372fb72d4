/** Who gets one publication, by which channel, and why everybody else does not: decided for each person, no I/O. */
import { CHANNELS, type Channel } from '../database/tables.ts';
import { emailStopOf, hasEnded, type Standing, type Subscriber } from '../subscribers/subscriber.ts';
import type { Audience, Reading } from '../variants.ts';

/** In the order in which they are asked; an excluded person has the first that applies. The list is closed. */
export const EXCLUSION_REASONS = [
  'ended',
  'pending',
  'unsubscribed',
  'suppressed',
  'noConsent',
  'otherAudience',
  'notChosen',
  'noAddress',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface PlannedDelivery {
  readonly subscriber: Subscriber;
  readonly audience: Audience;
  readonly channel: Channel;
}

export interface Exclusion {
  readonly subscriber: Subscriber;
  readonly reason: ExclusionReason;
}

export interface Plan {
  readonly subscribers: number;
  readonly deliveries: readonly PlannedDelivery[];
  readonly exclusions: readonly Exclusion[];
}

export interface PlanTarget {
  /** The publication's own audiences. */
  readonly audiences: readonly Audience[];
}

export type Decision =
  | { readonly audience: Audience; readonly channels: readonly Channel[] }
  | { readonly excluded: ExclusionReason };

/** `unsubscribed`, `suppressed` and `noConsent` concern only those who chose e-mail, and stop only e-mail. */
export function decide(subscriber: Subscriber, standing: Standing, { audiences }: PlanTarget): Decision {
  if (hasEnded(subscriber, standing.today)) return { excluded: 'ended' };
  if (subscriber.pending === 1) return { excluded: 'pending' };
  const wants: Record<Channel, boolean> = { email: subscriber.wantsEmail === 1, post: subscriber.wantsPost === 1 };
  const stop = wants.email ? emailStopOf(subscriber, standing) : undefined;
  const reaches: Record<Channel, boolean> = {
    email: wants.email && stop === undefined && subscriber.email !== null,
    post: wants.post && subscriber.address1 !== null,
  };
  const { audience } = subscriber;
  const concerns = audience !== null && audiences.includes(audience);
  const channels = CHANNELS.filter((channel) => reaches[channel]);
  if (concerns && channels.length > 0) return { audience, channels };
  if (stop !== undefined) return { excluded: stop };
  if (!concerns) return { excluded: 'otherAudience' };
  return { excluded: wants.email || wants.post ? 'noAddress' : 'notChosen' };
}

export function planDeliveries(subscribers: readonly Subscriber[], standing: Standing, target: PlanTarget): Plan {
  const deliveries: PlannedDelivery[] = [];
  const exclusions: Exclusion[] = [];
  for (const subscriber of subscribers) {
    const decision = decide(subscriber, standing, target);
    if ('excluded' in decision) exclusions.push({ subscriber, reason: decision.excluded });
    else {
      const { audience, channels } = decision;
      for (const channel of channels) deliveries.push({ subscriber, audience, channel });
    }
  }
  return { subscribers: subscribers.length, deliveries, exclusions };
}

export interface Variant {
  readonly audience: Audience;
  readonly reading: Reading;
}

/** The e-mail variants that have readers. */
export function variantsWithReaders(plan: Plan): Variant[] {
  const found = new Map<string, Variant>();
  for (const { channel, audience, subscriber } of plan.deliveries) {
    const { reading } = subscriber;
    if (channel === 'email') found.set(`${audience} ${reading}`, { audience, reading });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, variant]) => variant);
}
