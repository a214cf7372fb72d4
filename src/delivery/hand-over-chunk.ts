/**
 * Hands one sealed chunk to a provider and records what came of it before anything else happens: what was provably not
 * taken is released at once, and what may have been taken is asked for again with the same key and the same bytes.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
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
  /** Called with how many deliveries have been settled in this run. */
  readonly onProgress?: (done: number) => void;
}

export const MAX_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60_000;

/** 1 s, 2 s, 4 s … or what the provider asks for, but never so long that the lease runs out. */
export const waitFor = (attempt: number, askedMs: number | undefined): number =>
  Math.min(askedMs ?? 1000 * 2 ** (attempt - 1), LONGEST_WAIT_MS);

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

interface Attempted {
  /** As this process saw it last. */
  readonly chunk: Chunk;
  /** undefined where the provider never heard of it. */
  readonly outcome: Outcome | undefined;
  readonly isLost?: true;
}

/** Repeats while it is unknown; what was unknown once stays so until the provider knows better. */
async function tryChunk(context: EngineContext, sealedChunk: Chunk, sealed: Sealed): Promise<Attempted> {
  const { db, provider, clock, sleep } = context;
  let chunk = sealedChunk;
  let doubt = chunk.state === 'sealed' ? undefined : UNREPEATABLE;
  for (let attempt = 1; ; attempt += 1) {
    const begun = await beginAttempt(db, chunk, sealed.hash, clock());
    if (begun === 'lost') return { chunk, outcome: doubt, isLost: true };
    chunk = begun;
    const outcome = await provider.handOver(sealed, chunk.idempotencyKey);
    if (outcome.kind === 'unknown') doubt = outcome;
    else if (outcome.kind !== 'retry-later' || doubt === undefined) return { chunk, outcome };
    const isStopped = outcome.kind === 'retry-later' && outcome.stop;
    if (attempt >= MAX_ATTEMPTS || isStopped || !mayRepeat(chunk, context)) return { chunk, outcome: doubt };
    await sleep(waitFor(attempt, outcome.kind === 'retry-later' ? outcome.afterMs : undefined));
  }
}

/** What came of it, already recorded. */
export async function handOverChunk(context: EngineContext, chunk: Chunk): Promise<Outcome | Lost> {
  const sealed = await composeChunk(context, chunk);
  if (chunk.state !== 'sealed' && chunk.hash !== sealed.hash) {
    await settle(context, chunk, CHANGED);
    return CHANGED;
  }
  const attempted = await tryChunk(context, chunk, sealed);
  if (attempted.outcome !== undefined) await settle(context, attempted.chunk, attempted.outcome);
  return attempted.isLost || attempted.outcome === undefined ? 'lost' : attempted.outcome;
}
