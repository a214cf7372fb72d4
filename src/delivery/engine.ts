/**
 * Hands a campaign's e-mail to a provider, chunk by chunk, and can be killed at any line: whoever goes on later finds
 * in the ledger what was sealed, what was being sent and what is done, and hands an unfinished chunk over again with
 * the same key and the same bytes.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Campaign } from './campaign.ts';
import { dropLease, leaseOwner, takeLease } from './lease.ts';
import {
  beginAttempt,
  type Chunk,
  readChunkDeliveries,
  readChunks,
  readDestination,
  type Settlement,
  sealChunk,
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

/** Why the engine stopped before the end, in Japanese; undefined where it did not. */
export interface EngineResult {
  readonly stopped: string | undefined;
}

const MAX_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60_000;

/** 1 s, 2 s, 4 s … or what the provider asks for, but never so long that the lease runs out. */
const waitFor = (attempt: number, askedMs: number | undefined): number =>
  Math.min(askedMs ?? 1000 * 2 ** (attempt - 1), LONGEST_WAIT_MS);

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

const LOST = 'ほかの処理が引きついだか、取り消されたので、止まりました。';

const UNREPEATABLE =
  '送っている途中で止まったので、届いたかどうかわかりません。もう一度送ると二重になるおそれがあります。';

/** Whether handing the chunk over once more is sure not to send it twice. */
function mayRepeat(chunk: Chunk, { provider, clock }: EngineContext): boolean {
  if (chunk.firstAttemptAt === null) return true;
  return clock().getTime() - Date.parse(chunk.firstAttemptAt) < provider.repeatableMs;
}

/** Tries until there is an answer to act on; what was unknown once stays so until the provider knows better. */
async function tryChunk(context: EngineContext, chunk: Chunk, sealed: Sealed): Promise<Outcome | undefined> {
  const { db, provider, clock, sleep } = context;
  const attempted = { ...chunk, firstAttemptAt: chunk.firstAttemptAt ?? clock().toISOString() };
  let doubt: Outcome | undefined = chunk.state === 'sealed' ? undefined : { kind: 'unknown', reason: UNREPEATABLE };
  for (let attempt = 1; ; attempt += 1) {
    if (!(await beginAttempt(db, attempted, sealed.hash, clock()))) return undefined;
    const outcome = await provider.handOver(sealed, chunk.idempotencyKey);
    if (outcome.kind !== 'unknown' && outcome.kind !== 'retry-later') return outcome;
    if (outcome.kind === 'unknown') doubt = outcome;
    const isStopped = outcome.kind === 'retry-later' && outcome.stop;
    const isUnsafe = doubt !== undefined && !mayRepeat(attempted, context);
    if (attempt >= MAX_ATTEMPTS || isStopped || isUnsafe) return doubt ?? outcome;
    await sleep(waitFor(attempt, outcome.kind === 'retry-later' ? outcome.afterMs : undefined));
  }
}

function settlementOf(outcome: Outcome): Settlement {
  switch (outcome.kind) {
    case 'submitted':
      return { chunkState: 'submitted', deliveryState: 'submitted', ids: outcome.ids };
    case 'duplicate':
      return { chunkState: 'submitted', deliveryState: 'submitted' };
    case 'retry-later':
      return { chunkState: 'sealed', deliveryState: 'pending' };
    case 'refused':
      return { chunkState: 'refused', deliveryState: 'refused', reason: outcome.reason };
    case 'unknown':
      return { chunkState: 'unknown', deliveryState: 'unknown', reason: outcome.reason };
  }
}

const stopOf = (outcome: Outcome, provider: Provider): string | undefined => {
  if (outcome.kind === 'retry-later') return outcome.reason;
  if (outcome.kind === 'refused' && outcome.stop) return outcome.reason;
  return outcome.kind === 'unknown' && provider.chunkSize > 1 ? outcome.reason : undefined;
};

/** Returns why to stop, or undefined to go on. */
async function handOverChunk(context: EngineContext, chunk: Chunk): Promise<string | undefined> {
  const { db, clock, provider } = context;
  const settle = (outcome: Outcome) => settleChunk(db, chunk, settlementOf(outcome), clock());
  if (!mayRepeat(chunk, context)) {
    await settle({ kind: 'unknown', reason: UNREPEATABLE });
    return undefined;
  }
  const sealed = await composeChunk(context, chunk);
  if (chunk.state !== 'sealed' && chunk.hash !== sealed.hash) {
    const reason = '前に渡した内容と同じものを作れませんでした。届いたかどうか、送り先で確かめてください。';
    await settle({ kind: 'unknown', reason });
    return reason;
  }
  const outcome = await tryChunk(context, chunk, sealed);
  if (outcome === undefined) return LOST;
  await settle(outcome);
  return stopOf(outcome, provider);
}

/** Chunks left by an earlier run first, then new ones until nobody is left. */
async function* chunksToDo(context: EngineContext, campaignId: string): AsyncGenerator<Chunk> {
  const { db, provider, clock } = context;
  for (const chunk of await readChunks(db, campaignId, ['sealed', 'sending', 'unknown'])) {
    if (chunk.state !== 'unknown' || mayRepeat(chunk, context)) yield chunk;
  }
  for (;;) {
    const chunk = await sealChunk(db, campaignId, provider, clock());
    if (chunk === undefined) return;
    yield chunk;
  }
}

/** Only for the process that still holds the lease. */
async function finish(db: Kysely<Database>, campaignId: string, now: Date): Promise<void> {
  await db
    .updateTable('campaigns')
    .set({ state: 'done', updatedAt: now.toISOString() })
    .where('id', '=', campaignId)
    .where('state', '=', 'sending')
    .where('leaseOwner', '=', leaseOwner())
    .execute();
}

/** Hands over everything that is pending. Throws RefusedError where another process is at it. */
export async function handOverCampaign(context: EngineContext, campaign: Campaign): Promise<EngineResult> {
  const { db, clock, onProgress = () => {} } = context;
  await takeLease(db, campaign, clock());
  let done = 0;
  try {
    for await (const chunk of chunksToDo(context, campaign.id)) {
      const stopped = await handOverChunk(context, chunk);
      if (stopped !== undefined) return { stopped };
      done += (await readChunkDeliveries(db, chunk)).length;
      onProgress(done);
    }
    await finish(db, campaign.id, clock());
    return { stopped: undefined };
  } finally {
    await dropLease(db, campaign.id);
  }
}
