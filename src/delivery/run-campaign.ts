/** From an approved edition to handed-over mail: arms the campaign, waits until it may begin, and hands it over. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Database } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import type { EditionStore } from '../editions/store.ts';
import { type Campaign, findCampaign, openCampaign } from './campaign.ts';
import { type EngineResult, handOverCampaign } from './engine.ts';
import { countSendable, isMailLeft } from './ledger.ts';
import { openMailTemplates } from './mail-templates.ts';
import { type Envelope, envelopeOf } from './message.ts';
import type { Provider } from './providers/provider.ts';
import { nextWithinHours, startOf } from './schedule.ts';

const envelopeSchema = z.strictObject({
  fromName: z.string(),
  fromAddress: z.string(),
  replyTo: z.string(),
  listId: z.string(),
  siteUrl: z.string(),
  onDemand: z.boolean(),
  greetByName: z.boolean(),
});

export interface RunContext {
  readonly db: Kysely<Database>;
  readonly store: EditionStore;
  readonly center: Center;
  readonly siteUrl: string;
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told once, before the first wait. */
  readonly onHold?: (until: Date) => void;
  readonly onProgress?: (done: number) => void;
}

/** Provider, header fields and time are fixed when e-mail is first armed: a resumed campaign writes the same bytes. */
async function armCampaign(context: RunContext, campaign: Campaign, provider: Provider, at: Date | undefined) {
  const { db, center, siteUrl, clock } = context;
  const now = clock();
  const start = startOf({ now, at, policy: center.policy, leavesTheMachine: provider.leavesTheMachine });
  await db
    .updateTable('campaigns')
    .set({
      state: start > now ? 'held' : 'sending',
      provider: provider.name,
      envelope: JSON.stringify(envelopeOf(center, siteUrl)),
      sendAt: start.toISOString(),
      updatedAt: now.toISOString(),
    })
    .where('id', '=', campaign.id)
    .where('state', '=', 'ready')
    .execute();
}

const ofHeld = ({ db }: RunContext, { id }: Campaign) =>
  db.updateTable('campaigns').where('id', '=', id).where('state', '=', 'held');

/** When it may go on: a machine that slept, or was off, wakes outside the hours too. */
function nextStart({ center, clock }: RunContext, { state, sendAt }: Campaign, provider: Provider): Date {
  const now = clock();
  const asked = state === 'held' && sendAt !== null ? Date.parse(sendAt) : 0;
  const from = new Date(Math.max(asked, now.getTime()));
  return provider.leavesTheMachine ? nextWithinHours(from, center.policy.hours) : from;
}

/** Sleeps in short steps, so that a `cancel` in another window is noticed. Nothing of a held one is written yet: its time may move. */
async function waitOut(context: RunContext, campaign: Campaign, provider: Provider): Promise<void> {
  const { db, clock, sleep, onHold } = context;
  let told: number | undefined;
  for (;;) {
    const until = nextStart(context, campaign, provider);
    if (until <= clock()) break;
    if (told !== until.getTime()) {
      told = until.getTime();
      onHold?.(until);
      await ofHeld(context, campaign).set({ sendAt: until.toISOString() }).execute();
    }
    await sleep(Math.min(until.getTime() - clock().getTime(), 5000));
    const current = await findCampaign(db, campaign.publication);
    if (current?.id !== campaign.id || current.state !== campaign.state) return;
  }
  await ofHeld(context, campaign).set({ state: 'sending', updatedAt: clock().toISOString() }).execute();
}

const readEnvelope = (campaign: Campaign): Envelope => envelopeSchema.parse(JSON.parse(campaign.envelope ?? 'null'));

const GONE = '待っているあいだに取り消されたか、作りなおされたので、送りませんでした。';

/** Goes on with an armed campaign, after a crash or an interrupted wait too; `again` with those who were refused. */
export async function continueCampaign(
  context: RunContext,
  campaign: Campaign,
  provider: Provider,
  again = false,
): Promise<EngineResult> {
  const { db, store, center, siteUrl, clock, sleep, onProgress } = context;
  if (campaign.state === 'held' || (await isMailLeft(db, campaign))) await waitOut(context, campaign, provider);
  const current = await findCampaign(db, campaign.publication);
  if (current?.id !== campaign.id || current.state === 'cancelled') return { stopped: GONE };
  if (current.state !== 'sending' && !(again && current.state === 'done')) return { stopped: undefined };
  const edition = await store.open(campaign.publication, campaign.edition);
  return handOverCampaign(
    {
      ...{ db, provider, clock, sleep },
      templates: openMailTemplates(edition),
      envelope: readEnvelope(current),
      sendAt: new Date(current.sendAt ?? clock()),
      ...(onProgress ? { onProgress } : {}),
      ...(again ? { again: envelopeOf(center, siteUrl) } : {}),
    },
    current,
  );
}

export interface Order {
  readonly manifest: Manifest;
  readonly provider: Provider;
  readonly at: Date | undefined;
  /** Throws where it is not this many mails. */
  readonly verifyCount: (expected: number) => void;
}

/** What `send` does once the guard has said yes; the mails are counted once more in the transaction that plans them. */
export async function startCampaign(context: RunContext, order: Order): Promise<EngineResult> {
  const { db, clock } = context;
  const { manifest, provider, at, verifyCount } = order;
  const now = clock();
  const campaign = await openCampaign(db, manifest, now, async (trx, { id }) =>
    verifyCount(await countSendable(trx, id, now)),
  );
  await armCampaign(context, campaign, provider, at);
  return continueCampaign(context, (await findCampaign(db, manifest.publication)) ?? campaign, provider);
}
