/**
 * Hands a campaign's e-mail to a provider, chunk by chunk, and can be killed at any line: whoever goes on later finds
 * in the ledger what was sealed, what was being sent and what is done, and hands an unfinished chunk over again with
 * the same key and the same bytes.
 */
import { MAX_ATTEMPTS, waitFor } from './attempts.ts';
import type { Campaign } from './campaign.ts';
import { type EngineContext, handOverChunk, mayRepeat, settle, UNREPEATABLE } from './hand-over-chunk.ts';
import { dropLease, leaseOwner, takeLease } from './lease.ts';
import { type Lost, OPEN_STATES, readChunkDeliveries, readChunks, sealChunk, settleChunk } from './ledger.ts';
import type { Outcome, Provider } from './providers/provider.ts';
import { reopenRefused } from './refused.ts';

/** Why the engine stopped before the end, in Japanese; undefined where it did not. */
export interface EngineResult {
  readonly stopped: string | undefined;
}

const LOST = 'ほかの処理が引きついだか、取り消されたので、止まりました。';

/** One person's answer does not hold up the others; an answer to many does. */
function stopOf(outcome: Outcome | Lost, { chunkSize }: Provider): string | undefined {
  if (outcome === 'lost') return LOST;
  if (outcome.kind === 'submitted' || outcome.kind === 'duplicate') return undefined;
  const isOfAll = outcome.kind === 'unknown' ? chunkSize > 1 : outcome.stop;
  return isOfAll ? outcome.reason : undefined;
}

/** What an earlier run left: what never reached the provider is released, what may be repeated is repeated. */
async function handOverLeft(context: EngineContext, campaignId: string): Promise<string | undefined> {
  const { db, provider, clock } = context;
  for (const chunk of await readChunks(db, campaignId, OPEN_STATES)) {
    if (chunk.state === 'sealed') await settleChunk(db, chunk, { chunkState: 'released' }, clock());
    else if (mayRepeat(chunk, context)) {
      const stopped = stopOf(await handOverChunk(context, chunk), provider);
      if (stopped !== undefined) return stopped;
    } else if (chunk.state === 'sending') await settle(context, chunk, UNREPEATABLE);
  }
  return undefined;
}

interface Handed {
  /** undefined where nobody was left to hand over. */
  readonly outcome: Outcome | Lost | undefined;
  readonly ids: readonly string[];
}

async function handOverNext(context: EngineContext, campaignId: string, except: readonly string[]): Promise<Handed> {
  const { db, provider, clock } = context;
  const chunk = await sealChunk(db, campaignId, provider, clock(), except);
  if (chunk === undefined || chunk === 'lost') return { outcome: chunk, ids: [] };
  const ids = (await readChunkDeliveries(db, chunk)).map(({ id }) => id);
  return { outcome: await handOverChunk(context, chunk), ids };
}

/** Whoever is not taken now is tried after the others; where nobody is taken any more, it waits a while, then stops. */
async function handOverPending(context: EngineContext, campaignId: string): Promise<string | undefined> {
  const { provider, sleep, onProgress = () => {} } = context;
  const isBatch = provider.chunkSize > 1;
  const putOff = new Set<string>();
  let refusal: Extract<Outcome, { kind: 'retry-later' }> | undefined;
  const inVain = { chunks: 0, waits: 0 };
  let done = 0;
  for (;;) {
    const { outcome, ids } = await handOverNext(context, campaignId, [...putOff]);
    if (outcome === 'lost') return LOST;
    const stopped = outcome && stopOf(outcome, provider);
    if (stopped !== undefined) return stopped;
    if (outcome?.kind === 'retry-later') {
      refusal = outcome;
      inVain.chunks += 1;
      for (const id of ids) putOff.add(id);
      if (!isBatch && inVain.chunks % MAX_ATTEMPTS !== 0) continue;
    } else if (outcome !== undefined) {
      done += ids.length;
      onProgress(done);
      Object.assign(inVain, { chunks: 0, waits: 0 });
      continue;
    } else if (refusal === undefined || putOff.size === 0) return undefined;
    inVain.waits += 1;
    if (inVain.waits >= MAX_ATTEMPTS) return refusal.reason;
    await sleep(waitFor(inVain.waits, refusal.afterMs));
    if (isBatch || outcome === undefined) putOff.clear();
  }
}

/**
 * Only for the process that still holds the lease. A batch that was refused keeps the campaign open: its cause concerns
 * all, and `resume` is to find it.
 */
async function finish({ db, provider, clock }: EngineContext, campaignId: string): Promise<void> {
  if (provider.chunkSize > 1 && (await readChunks(db, campaignId, ['refused'])).length > 0) return;
  await db
    .updateTable('campaigns')
    .set({ state: 'done', updatedAt: clock().toISOString() })
    .where('id', '=', campaignId)
    .where('state', '=', 'sending')
    .where('leaseOwner', '=', leaseOwner())
    .execute();
}

/** With those who were refused, where they are asked for; undefined where nothing is left to do. */
async function reopen(context: EngineContext, { id, state }: Campaign): Promise<EngineContext | undefined> {
  const { db, again, clock } = context;
  if (again === undefined) return state === 'done' ? undefined : context;
  const header = { envelope: again, sendAt: clock() };
  const { count, isRenewed } = await reopenRefused(db, id, {
    ...header,
    mayRepeat: (chunk) => mayRepeat(chunk, context),
  });
  if (state === 'done' && count === 0) return undefined;
  return isRenewed ? { ...context, ...header } : context;
}

/** Hands over everything that is pending. Throws RefusedError where another process is at it. */
export async function handOverCampaign(given: EngineContext, campaign: Campaign): Promise<EngineResult> {
  const { db, clock } = given;
  const current = await takeLease(db, campaign, clock());
  try {
    const context = await reopen(given, current);
    if (context === undefined) return { stopped: undefined };
    const stopped = (await handOverLeft(context, campaign.id)) ?? (await handOverPending(context, campaign.id));
    if (stopped === undefined) await finish(context, campaign.id);
    return { stopped };
  } finally {
    await dropLease(db, campaign.id);
  }
}
