/**
 * What every way of sending mail answers to. Outcomes are named by what to do next, so that no caller guesses from an
 * exception whether somebody got a mail.
 */
import type { ProviderName } from '../../config.ts';
import type { Message } from '../message.ts';

export type Outcome =
  /** Taken. `ids` are the provider's own, in the order of the messages. */
  | { readonly kind: 'submitted'; readonly ids?: readonly string[] }
  /** The provider has had exactly this before. */
  | { readonly kind: 'duplicate' }
  /** Nothing was taken; the same may be handed over again, after `afterMs`. With `stop` a person has to act first. */
  | { readonly kind: 'retry-later'; readonly reason: string; readonly afterMs?: number; readonly stop: boolean }
  /** Nothing was taken and never will be. With `stop` the others are not tried either. */
  | { readonly kind: 'refused'; readonly reason: string; readonly stop: boolean }
  /** Nobody knows. It may be handed over again only where the provider is repeatable. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** The exact bytes of one request. */
export interface Sealed {
  readonly messages: readonly Message[];
  readonly bodies: readonly Uint8Array[];
  /** sha256 over all bodies, hexadecimal. */
  readonly hash: string;
}

export interface Provider {
  readonly name: ProviderName;
  /** Policy (hold, hours, site check, abroad) is for those that do. */
  readonly leavesTheMachine: boolean;
  /** The most deliveries that one request may hold. */
  readonly chunkSize: number;
  /** For how long after the first attempt the same key and bytes are sure not to send twice, in milliseconds. */
  readonly repeatableMs: number;
  /** Why this address cannot be used here, in Japanese. */
  objectTo(address: string): string | undefined;
  /** Pure: the same messages give the same bytes. */
  seal(messages: readonly Message[]): Promise<Sealed>;
  /** One attempt; never throws for what the network or the provider does. */
  handOver(sealed: Sealed, idempotencyKey: string): Promise<Outcome>;
  close(): void;
}
