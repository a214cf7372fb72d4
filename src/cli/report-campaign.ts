/** What `send`, `resume` and `status` say about a campaign at the end, and the exit code that follows from it. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { findCampaign, planFor } from '../delivery/campaign.ts';
import { shortCode } from '../editions/digest.ts';
import type { Manifest } from '../editions/manifest.ts';
import { formatReconciliation } from '../reports/format-reconciliation.ts';
import { type Reconciliation, readReconciliation, reconcilePlan } from '../reports/reconciliation.ts';
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

/** Deliveries that nobody but a person can settle. */
function countForPerson({ deliveries: { email } }: Reconciliation, stopped: string | undefined): number {
  return email.refused + email.unknown + email.failed + (stopped === undefined ? 0 : email.pending);
}

/** Says why it stopped and what needs a person; 4 where something does. */
export function noteOutcome(report: Reconciliation, stopped: string | undefined, terminal: Terminal): number {
  if (stopped !== undefined) {
    const isLeft = report.deliveries.email.pending > 0;
    const next = isLeft ? '\n直してから続けるには\nnpm run -s tsushin -- resume' : '';
    terminal.note(`途中で止まりました。${stopped}${next}`);
  }
  const count = countForPerson(report, stopped);
  if (count > 0) terminal.note(`${count}通は、人が確かめる必要があります。`);
  return count > 0 || stopped !== undefined ? 4 : 0;
}

export async function reportCampaign(
  { terminal, clock }: CommandContext,
  db: Kysely<Database>,
  manifest: Manifest,
  stopped: string | undefined,
): Promise<number> {
  const report = await reconcile(db, manifest, clock());
  printReconciliation(report, terminal);
  terminal.value(report);
  return noteOutcome(report, stopped, terminal);
}
