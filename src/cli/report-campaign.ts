/** What `send`, `resume` and `status` say about a campaign at the end, and the exit code that follows from it. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { type Campaign, findCampaign, planFor } from '../delivery/campaign.ts';
import { shortCode } from '../editions/digest.ts';
import type { Manifest } from '../editions/manifest.ts';
import { formatReconciliation } from '../reports/format-reconciliation.ts';
import { readNeedsPerson } from '../reports/needs-person.ts';
import { type Reconciliation, readReconciliation, reconcilePlan } from '../reports/reconciliation.ts';
import { describeNeeds, describeWait } from './describe-needs.ts';
import type { CommandContext } from './runner.ts';
import type { Terminal } from './terminal.ts';

/** By the ledger, or by the list as it is where nothing has been sent yet. */
export async function reconcile(
  db: Kysely<Database>,
  manifest: Pick<Manifest, 'publication' | 'edition' | 'audiences'>,
  now: Date,
): Promise<Reconciliation> {
  const { publication, edition } = manifest;
  const campaign = await findCampaign(db, publication);
  if (campaign !== undefined) return readReconciliation(db, campaign);
  return reconcilePlan(publication, edition, await planFor(db, manifest, now));
}

export function printReconciliation(report: Reconciliation, terminal: Terminal): void {
  terminal.print(formatReconciliation(report, shortCode(report.edition)));
}

export interface CampaignReport {
  readonly report: Reconciliation;
  /** 4 where a person has something to do. */
  readonly exitCode: number;
}

/** The reconciliation, why it stopped, and what a person has to do. `stopped` is undefined where nothing was sent now. */
export async function reportCampaign(
  { terminal, clock }: CommandContext,
  db: Kysely<Database>,
  { publication }: Pick<Campaign, 'publication'>,
  stopped?: string,
): Promise<CampaignReport | undefined> {
  const campaign = await findCampaign(db, publication);
  if (campaign === undefined) return undefined;
  const report = await readReconciliation(db, campaign);
  printReconciliation(report, terminal);
  const wait = describeWait(campaign, clock());
  if (wait !== undefined) terminal.print(`\n${wait}`);
  const needs = describeNeeds(campaign, report, await readNeedsPerson(db, campaign), clock());
  if (stopped !== undefined) terminal.note(`\n途中で止まりました。${stopped}`);
  for (const need of needs) terminal.note(`\n${need}`);
  return { report, exitCode: stopped !== undefined || needs.length > 0 ? 4 : 0 };
}
