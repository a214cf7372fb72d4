/** `status`, `resume` and `cancel`: looking at campaigns that are under way, going on with them, taking them back. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { PROVIDER_NAMES } from '../config.ts';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { type Campaign, findCampaign } from '../delivery/campaign.ts';
import { cancelCampaign } from '../delivery/cancel-campaign.ts';
import { requireEdition } from '../delivery/edition-choice.ts';
import { countSendable } from '../delivery/ledger.ts';
import { createProvider, outboxFolder } from '../delivery/providers/create-provider.ts';
import { requireResumable } from '../delivery/resume-check.ts';
import { continueCampaign } from '../delivery/run-campaign.ts';
import { openEditionStore } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
import { type Reconciliation, readReconciliation } from '../reports/reconciliation.ts';
import { normalizePublication } from './publications.ts';
import { type CampaignReport, printReconciliation, reconcile, reportCampaign } from './report-campaign.ts';
import { requirePublication } from './require-publication.ts';
import { type CommandContext, noteFault } from './runner.ts';
import { runContextOf } from './send-publication.ts';

const readCampaigns = (db: Kysely<Database>): Promise<Campaign[]> =>
  db.selectFrom('campaigns').selectAll().orderBy('createdAt').execute();

async function showAll(context: CommandContext): Promise<number> {
  const { config, terminal } = context;
  const reports = await withDatabase(config, async (db) => {
    const found: CampaignReport[] = [];
    for (const campaign of await readCampaigns(db)) {
      const reported = await reportCampaign(context, db, campaign);
      if (reported !== undefined) found.push(reported);
      terminal.print('');
    }
    return found;
  });
  if (reports.length === 0) terminal.print('まだ何も送っていません。');
  terminal.value(reports.map(({ report }) => report));
  return Math.max(0, ...reports.map(({ exitCode }) => exitCode));
}

/** Throws for a name that is nowhere, and where nothing has begun yet. */
async function requireCampaign({ config }: CommandContext, db: Kysely<Database>, typed: string): Promise<Campaign> {
  const campaign = await findCampaign(db, normalizePublication(typed));
  if (campaign !== undefined) return campaign;
  const publication = await requirePublication(config, typed);
  throw new RefusedError(
    `${publication} は、まだ送り始めていません。取り消すものも、続けるものもありません。\nnpm run -s tsushin -- status ${publication}`,
  );
}

/** Before anything was sent: what would happen by the list as it is. */
async function planOf({ config, clock }: CommandContext, db: Kysely<Database>, typed: string): Promise<Reconciliation> {
  const publication = await requirePublication(config, typed);
  return reconcile(db, await requireEdition(openEditionStore(config.dataDir), publication), clock());
}

export async function showStatus(context: CommandContext, typed: string | undefined): Promise<number> {
  if (typed === undefined) return showAll(context);
  const { config, terminal } = context;
  const publication = normalizePublication(typed);
  return withDatabase(config, async (db) => {
    const reported = await reportCampaign(context, db, { publication });
    const report = reported?.report ?? (await planOf(context, db, typed));
    if (reported === undefined) printReconciliation(report, terminal);
    terminal.value(report);
    return reported?.exitCode ?? 0;
  });
}

async function resumeOne(
  context: CommandContext,
  db: Kysely<Database>,
  campaign: Campaign,
): Promise<string | undefined> {
  const { config, clock } = context;
  const name = z.enum(PROVIDER_NAMES).parse(campaign.provider);
  const provider = await createProvider(config, name, outboxFolder(config.dataDir, campaign.publication));
  try {
    const { center, siteUrl } = config;
    const store = openEditionStore(config.dataDir);
    await requireResumable(db, campaign, { provider, center, siteUrl, store, now: clock() });
    const run = runContextOf(context, db, await countSendable(db, campaign.id, clock()));
    return (await continueCampaign(run, campaign, provider, true).finally(() => run.end())).stopped;
  } finally {
    provider.close();
  }
}

/** Those that are being sent before those that wait, by when they may begin: a wait holds up nobody. */
async function readUnderway(db: Kysely<Database>): Promise<Campaign[]> {
  const order = ({ state, sendAt }: Campaign): string => `${state === 'sending' ? 0 : 1} ${sendAt}`;
  return (await readCampaigns(db))
    .filter(({ state }) => state === 'held' || state === 'sending')
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** The campaign that is named, or every one that is under way. */
async function readWaiting(context: CommandContext, db: Kysely<Database>, typed: string | undefined) {
  if (typed === undefined) return readUnderway(db);
  const campaign = await requireCampaign(context, db, typed);
  if (campaign.provider !== null && campaign.state !== 'cancelled') return [campaign];
  const why = campaign.state === 'cancelled' ? 'もう取り消してあります' : 'まだメールを送り始めていません';
  throw new RefusedError(
    `${campaign.publication} は、${why}。続けるものはありません。\nnpm run -s tsushin -- status ${campaign.publication}`,
  );
}

/** With those who were refused: a person who asks to go on has mended the cause. One campaign does not stop the others. */
export async function resumeCampaigns(context: CommandContext, typed: string | undefined): Promise<number> {
  const { config, terminal } = context;
  return withDatabase(config, async (db) => {
    const waiting = await readWaiting(context, db, typed);
    const reports: Reconciliation[] = [];
    let exitCode = 0;
    for (const campaign of waiting) {
      try {
        const stopped = await resumeOne(context, db, campaign);
        const reported = await reportCampaign(context, db, campaign, stopped);
        if (reported !== undefined) reports.push(reported.report);
        exitCode = Math.max(exitCode, reported?.exitCode ?? 0);
      } catch (thrown) {
        terminal.note(`${campaign.publication} は、続けられませんでした。`);
        exitCode = Math.max(exitCode, noteFault(thrown, terminal).exitCode);
      }
    }
    if (waiting.length === 0) terminal.print('途中で止まっている送信はありません。');
    terminal.value(reports);
    return exitCode;
  });
}

export async function cancelPublication(context: CommandContext, typed: string): Promise<void> {
  const { config, terminal, clock } = context;
  const { report, cancelled } = await withDatabase(config, async (db) => {
    const campaign = await requireCampaign(context, db, typed);
    const count = await cancelCampaign(db, campaign, clock());
    return { cancelled: count, report: await readReconciliation(db, campaign) };
  });
  printReconciliation(report, terminal);
  terminal.print(`\nまだ渡していなかった ${cancelled}件を取り消しました。`);
  terminal.value(report);
}
