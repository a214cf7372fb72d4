/** `status`, `resume` and `cancel`: looking at campaigns that are under way, going on with them, taking them back. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { PROVIDER_NAMES } from '../config.ts';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { type Campaign, cancelCampaign, findCampaign } from '../delivery/campaign.ts';
import { requireEdition } from '../delivery/guard.ts';
import { countSendable } from '../delivery/ledger.ts';
import { createProvider, outboxFolder } from '../delivery/providers/create-provider.ts';
import { continueCampaign } from '../delivery/run-campaign.ts';
import { openEditionStore } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
import { type Reconciliation, readReconciliation } from '../reports/reconciliation.ts';
import { normalizePublication } from './publications.ts';
import { noteOutcome, printReconciliation, reconcile } from './report-campaign.ts';
import { type CommandContext, noteFault } from './runner.ts';
import { runContextOf } from './send-publication.ts';

const readCampaigns = (db: Kysely<Database>): Promise<Campaign[]> =>
  db.selectFrom('campaigns').selectAll().orderBy('createdAt').execute();

async function showAll({ config, terminal }: CommandContext): Promise<void> {
  const reports = await withDatabase(config, async (db) => {
    const found: Reconciliation[] = [];
    for (const campaign of await readCampaigns(db)) found.push(await readReconciliation(db, campaign));
    return found;
  });
  for (const report of reports) {
    printReconciliation(report, terminal);
    terminal.print('');
  }
  if (reports.length === 0) terminal.print('まだ何も送っていません。');
  terminal.value(reports);
}

export async function showStatus(context: CommandContext, typed: string | undefined): Promise<void> {
  if (typed === undefined) return showAll(context);
  const { config, terminal, clock } = context;
  const publication = normalizePublication(typed);
  const report = await withDatabase(config, async (db) => {
    const campaign = await findCampaign(db, publication);
    if (campaign !== undefined) return readReconciliation(db, campaign);
    return reconcile(db, await requireEdition(openEditionStore(config.dataDir), publication), clock());
  });
  printReconciliation(report, terminal);
  terminal.value(report);
}

async function resumeOne(
  context: CommandContext,
  db: Kysely<Database>,
  campaign: Campaign,
): Promise<string | undefined> {
  const { config, clock } = context;
  const name = z.enum(PROVIDER_NAMES).parse(campaign.provider);
  const provider = await createProvider(config, name, outboxFolder(config.dataDir, campaign.publication));
  const run = runContextOf(context, db, await countSendable(db, campaign.id, clock()));
  try {
    return (await continueCampaign(run, campaign, provider)).stopped;
  } finally {
    run.end();
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

/** What stops one campaign does not stop the others. */
export async function resumeCampaigns(context: CommandContext): Promise<number> {
  const { config, terminal } = context;
  return withDatabase(config, async (db) => {
    const waiting = await readUnderway(db);
    const reports: Reconciliation[] = [];
    let exitCode = 0;
    for (const campaign of waiting) {
      try {
        const stopped = await resumeOne(context, db, campaign);
        const report = await readReconciliation(db, campaign);
        reports.push(report);
        printReconciliation(report, terminal);
        exitCode = Math.max(exitCode, noteOutcome(report, stopped, terminal));
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

export async function cancelPublication({ config, terminal, clock }: CommandContext, typed: string): Promise<void> {
  const publication = normalizePublication(typed);
  const { report, cancelled } = await withDatabase(config, async (db) => {
    const campaign = await findCampaign(db, publication);
    if (campaign === undefined) {
      throw new RefusedError(
        `${publication} は、まだ送り始めていません。取り消すものはありません。\nnpm run -s tsushin -- status ${publication}`,
      );
    }
    const count = await cancelCampaign(db, campaign, clock());
    return { cancelled: count, report: await readReconciliation(db, campaign) };
  });
  printReconciliation(report, terminal);
  terminal.print(`\nまだ渡していなかった ${cancelled}件を取り消しました。`);
  terminal.value(report);
}
