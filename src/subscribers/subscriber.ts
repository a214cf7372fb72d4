/** A person on the list (登録者), as the rest of the product sees one. */
import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { SubscribersTable } from '../database/tables.ts';
import type { Audience, Reading, Size } from '../variants.ts';

export type Subscriber = Selectable<SubscribersTable>;

/** How a person wants to be told (案内方法). */
export const CONTACT_CHOICES = ['email', 'post', 'both', 'none'] as const;
export type ContactChoice = (typeof CONTACT_CHOICES)[number];

export const STATUSES = ['active', 'ended', 'pending', 'unsubscribed', 'suppressed', 'noConsent'] as const;
export type Status = (typeof STATUSES)[number];

export function choiceOf({ wantsEmail, wantsPost }: Pick<Subscriber, 'wantsEmail' | 'wantsPost'>): ContactChoice {
  if (wantsEmail === 1) return wantsPost === 1 ? 'both' : 'email';
  return wantsPost === 1 ? 'post' : 'none';
}

export const wantsOf = (choice: ContactChoice): { wantsEmail: number; wantsPost: number } => ({
  wantsEmail: choice === 'email' || choice === 'both' ? 1 : 0,
  wantsPost: choice === 'post' || choice === 'both' ? 1 : 0,
});

export interface Standing {
  /** `YYYY-MM-DD` in Tokyo. */
  readonly today: string;
  /** Addresses that must not be written to, in lower case. */
  readonly suppressed: ReadonlySet<string>;
}

const EMAIL_STOPS = ['unsubscribed', 'suppressed', 'noConsent'] as const;
export type EmailStop = (typeof EMAIL_STOPS)[number];

/** Why no e-mail may go to someone who chose it; says nothing about paper. */
export function emailStopOf(subscriber: Subscriber, { suppressed }: Standing): EmailStop | undefined {
  if (subscriber.emailStoppedOn !== null) return 'unsubscribed';
  if (subscriber.email !== null && suppressed.has(subscriber.email.toLowerCase())) return 'suppressed';
  return subscriber.consentedOn === null ? 'noConsent' : undefined;
}

export const hasEnded = (subscriber: Subscriber, today: string): boolean =>
  subscriber.endedOn !== null && subscriber.endedOn <= today;

/** The first that applies; `noConsent` only to those who chose e-mail. */
export function statusOf(subscriber: Subscriber, standing: Standing): Status {
  if (hasEnded(subscriber, standing.today)) return 'ended';
  if (subscriber.pending === 1) return 'pending';
  const stop = emailStopOf(subscriber, standing);
  if (stop === 'noConsent' && subscriber.wantsEmail === 0) return 'active';
  return stop ?? 'active';
}

/** What `list` and `show` tell about one person. */
export interface SubscriberView {
  readonly registrationNumber: string;
  readonly id: string;
  readonly name: string;
  readonly kana: string | null;
  readonly email: string | null;
  readonly postcode: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly audience: Audience | null;
  readonly channel: ContactChoice;
  readonly reading: Reading;
  readonly size: Size;
  readonly status: Status;
  readonly consentedOn: string | null;
  readonly consentMethod: string | null;
  readonly endedOn: string | null;
  readonly emailStoppedOn: string | null;
}

export function viewSubscriber(subscriber: Subscriber, standing: Standing): SubscriberView {
  const { registrationNumber, id, name, kana, email, postcode, address1, address2 } = subscriber;
  const { audience, reading, size, consentedOn, consentMethod, endedOn, emailStoppedOn } = subscriber;
  return {
    ...{ registrationNumber, id, name, kana, email, postcode, address1, address2, audience },
    channel: choiceOf(subscriber),
    ...{ reading, size, status: statusOf(subscriber, standing) },
    ...{ consentedOn, consentMethod, endedOn, emailStoppedOn },
  };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 128 random bits in base32: 26 characters, safe in URLs, file names, mail headers and tags. */
export function createOpaqueId(): string {
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`);
  let id = '';
  for (let index = 0; index < 26; index += 1) {
    id += ALPHABET.charAt(Number(bits & 31n));
    bits >>= 5n;
  }
  return id;
}

/** `YYYY-MM-DD` of a moment in Tokyo, whatever the machine's time zone. */
export const dayInTokyo = (moment: Date): string =>
  new Date(moment.getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
