/**
 * What the database holds, for both engines: ids and JSON are text, times are ISO 8601 in UTC, days are `YYYY-MM-DD`
 * in Tokyo, booleans are 0 or 1.
 */
import type { Audience, Reading, Size } from '../variants.ts';

export const CHANNELS = ['email', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface SubscribersTable {
  /** Random, 128 bits; the only name of a person in URLs, headers and tags. */
  id: string;
  registrationNumber: string;
  name: string;
  kana: string | null;
  email: string | null;
  postcode: string | null;
  address1: string | null;
  address2: string | null;
  /** null where the office has not said. */
  audience: Audience | null;
  wantsEmail: number;
  wantsPost: number;
  reading: Reading;
  size: Size;
  consentedOn: string | null;
  consentMethod: string | null;
  endedOn: string | null;
  emailStoppedOn: string | null;
  /** 1 between a sign-up on the web and its confirmation. */
  pending: number;
  createdAt: string;
  updatedAt: string;
}

/** Why an end of the registration or a stop of mail was taken back by hand. */
export interface ReinstatementsTable {
  id: string;
  subscriberId: string;
  what: 'registration' | 'mail';
  /** The day that was taken back. */
  formerDay: string;
  reason: string;
  /** When it was settled, as the office says. */
  day: string;
  createdAt: string;
}

/** An address that must not be written to again, whoever uses it. */
export interface SuppressionsTable {
  email: string;
  reason: 'bounce' | 'complaint' | 'manual';
  createdAt: string;
}

export interface TestSendsTable {
  publication: string;
  edition: string;
  address: string;
  mails: number;
  sentAt: string;
}

export interface ApprovalsTable {
  id: string;
  publication: string;
  edition: string;
  approvedBy: string;
  approvedAt: string;
  /** JSON: the reconciliation that was approved. */
  counts: string;
}

export const CAMPAIGN_STATES = ['ready', 'held', 'sending', 'done', 'cancelled'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export interface CampaignsTable {
  id: string;
  /** Unique: a publication is given out once. */
  publication: string;
  edition: string;
  state: CampaignState;
  /** People on the list when the campaign was made. */
  subscribers: number;
  /** Set when e-mail is first armed, and never changed after. */
  provider: string | null;
  /** JSON: what the header fields of every message are made of. */
  envelope: string | null;
  /** The Date of every message. */
  sendAt: string | null;
  /** `host:pid:nonce` of the process that is handing over. */
  leaseOwner: string | null;
  leaseUntil: string | null;
  createdAt: string;
  updatedAt: string;
}

export const EMAIL_STATES = [
  'pending',
  'submitted',
  'delivered',
  'refused',
  'bounced',
  'complained',
  'failed',
  'cancelled',
  'unknown',
] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

export const POST_STATES = ['queued', 'printed', 'posted', 'returned', 'cancelled'] as const;
export type PostState = (typeof POST_STATES)[number];

export interface DeliveriesTable {
  id: string;
  campaignId: string;
  subscriberId: string;
  channel: Channel;
  audience: Audience;
  reading: Reading;
  size: Size;
  state: EmailState | PostState;
  chunkId: string | null;
  /** JSON: where it goes, copied from the list when the chunk is sealed or the copy printed. */
  destination: string | null;
  providerId: string | null;
  /** Why a person has to look, in Japanese. */
  reason: string | null;
  /** `A-012` on the label it was printed with. */
  serial: string | null;
  /** The day it was handed to the post. */
  postedOn: string | null;
  updatedAt: string;
}

/** `again` and `reprint` put out what was printed before: all of it, or the copies that were named. */
export const PRINT_RUN_KINDS = ['first', 'addition', 'again', 'reprint'] as const;
export type PrintRunKind = (typeof PRINT_RUN_KINDS)[number];

export interface PrintRunsTable {
  campaignId: string;
  /** From 1. */
  number: number;
  kind: PrintRunKind;
  pieces: number;
  printedAt: string;
}

/** Everybody a campaign leaves out, so that each campaign accounts for the whole list. */
export interface ExclusionsTable {
  campaignId: string;
  subscriberId: string;
  reason: string;
}

/** `released`: nothing of it was taken; its deliveries are pending again and its key is spent. */
export const CHUNK_STATES = ['sealed', 'sending', 'released', 'submitted', 'refused', 'unknown'] as const;
export type ChunkState = (typeof CHUNK_STATES)[number];

export interface ChunksTable {
  id: string;
  campaignId: string;
  number: number;
  /** Sent as the idempotency key; says nothing about anybody. */
  idempotencyKey: string;
  /** sha256 of the exact bytes, hexadecimal. */
  hash: string;
  state: ChunkState;
  attempts: number;
  firstAttemptAt: string | null;
  updatedAt: string;
}

export interface Database {
  subscribers: SubscribersTable;
  reinstatements: ReinstatementsTable;
  suppressions: SuppressionsTable;
  testSends: TestSendsTable;
  approvals: ApprovalsTable;
  campaigns: CampaignsTable;
  deliveries: DeliveriesTable;
  exclusions: ExclusionsTable;
  printRuns: PrintRunsTable;
  chunks: ChunksTable;
}
