/**
 * Hands one sealed chunk to a provider and records what came of it before anything else happens: what was provably not
 * taken is released at once, and what may have been taken is asked for again with the same key and the same bytes.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { handOverUntilKnown } from './attempts.ts';
import {
  beginAttempt,
  type Chunk,
  type Lost,
  readChunkDeliveries,
  readDestination,
  type Settlement,
  settleChunk,
} from './ledger.ts';
import type { MailTemplates } from './mail-templates.ts';
import { composeMessage, type Envelope, lateFieldsOf, type Message } from './message.ts';
import type { Outcome, Provider, Sealed } from './providers/provider.ts';

export interface EngineContext {
  readonly db: Kysely<Database>;
  readonly provider: Provider;
  readonly templates: MailTemplates;
  readonly envelope: Envelope;
  /** The Date of every message. */
  readonly sendAt: Date;
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Where a person asks for those who were refused as well: the header fields as they are now. */
  readonly again?: Envelope;
  /** Called with how many deliveries have been settled in this run. */
  readonly onProgress?: (done: number) => void;
}

export const UNREPEATABLE: Outcome = {
  kind: 'unknown',
  reason: '送っている途中で止まったので、届いたかどうかわかりません。もう一度送ると二重になるおそれがあります。',
};

const CHANGED: Outcome = {
  kind: 'unknown',
  reason: '前に渡した内容と同じものを作れませんでした。届いたかどうか、送り先で確かめてください。',
};

/** Whether handing the chunk over once more is sure not to send it twice. */
export function mayRepeat(chunk: Chunk, { provider, clock }: EngineContext): boolean {
  if (chunk.firstAttemptAt === null) return true;
  return clock().getTime() - Date.parse(chunk.firstAttemptAt) < provider.repeatableMs;
}

async function composeChunk(context: EngineContext, chunk: Chunk): Promise<Sealed> {
  const { db, templates, envelope, sendAt, provider } = context;
  const messages: Message[] = [];
  for (const delivery of await readChunkDeliveries(db, chunk)) {
    const { id, subscriberId } = delivery;
    const { email, name } = readDestination(delivery);
    const template = await templates(delivery);
    const fields = lateFieldsOf(envelope, { subscriberId, name });
    const content = { subject: template.subject, html: template.html(fields), text: template.text(fields) };
    messages.push(composeMessage(envelope, { deliveryId: id, subscriberId, to: email, date: sendAt, ...content }));
  }
  return provider.seal(messages);
}

function settlementOf(outcome: Outcome): Settlement {
  switch (outcome.kind) {
    case 'submitted':
      return { chunkState: 'submitted', ids: outcome.ids };
    case 'duplicate':
      return { chunkState: 'submitted' };
    case 'retry-later':
      return { chunkState: 'released' };
    case 'refused':
    case 'unknown':
      return { chunkState: outcome.kind, reason: outcome.reason };
  }
}

export const settle = ({ db, clock }: EngineContext, chunk: Chunk, outcome: Outcome): Promise<void> =>
  settleChunk(db, chunk, settlementOf(outcome), clock());

/** What came of it, already recorded. */
export async function handOverChunk(context: EngineContext, sealedChunk: Chunk): Promise<Outcome | Lost> {
  const { db, provider, clock, sleep } = context;
  const sealed = await composeChunk(context, sealedChunk);
  if (sealedChunk.state !== 'sealed' && sealedChunk.hash !== sealed.hash) {
    await settle(context, sealedChunk, CHANGED);
    return CHANGED;
  }
  let chunk = sealedChunk;
  const { outcome, isLost } = await handOverUntilKnown({
    ...{ provider, sealed, sleep, key: chunk.idempotencyKey, whenBusy: 'give-back' },
    doubt: chunk.state === 'sealed' ? undefined : UNREPEATABLE,
    mayRepeat: () => mayRepeat(chunk, context),
    async begin() {
      const begun = await beginAttempt(db, chunk, sealed.hash, clock());
      if (begun !== 'lost') chunk = begun;
      return begun !== 'lost';
    },
  });
  if (outcome !== undefined) await settle(context, chunk, outcome);
  return isLost || outcome === undefined ? 'lost' : outcome;
}
