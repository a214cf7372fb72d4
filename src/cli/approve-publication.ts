/** `approve`: a person's yes to the edition built last and to who would get it. */
import { userInfo } from 'node:os';
import { withDatabase } from '../database/connect.ts';
import { approve, readApprovals } from '../delivery/approval.ts';
import { requireEdition } from '../delivery/edition-choice.ts';
import { openEditionStore } from '../editions/store.ts';
import { printReconciliation, reconcile } from './report-campaign.ts';
import { requirePublication } from './require-publication.ts';
import type { CommandContext } from './runner.ts';

export async function approvePublication(
  { config, terminal, clock }: CommandContext,
  typed: string,
  by: string | undefined,
): Promise<void> {
  const publication = await requirePublication(config, typed);
  const store = openEditionStore(config.dataDir);
  const manifest = await requireEdition(store, publication);
  const { edition, code } = manifest;
  await store.open(publication, edition);
  const approvedBy = by?.trim() || userInfo().username;
  const now = clock();
  const { counts, approvals } = await withDatabase(config, async (db) => {
    const counted = await reconcile(db, manifest, now);
    await approve(db, { publication, edition, approvedBy, counts: counted, now });
    return { counts: counted, approvals: (await readApprovals(db, publication, edition)).length };
  });
  const label = config.center.labels.approval;
  const needed = config.center.policy.approvals;
  printReconciliation(counts, terminal);
  terminal.print(
    `\n${approvedBy} さんが発行版 ${code} を${label}しました（${approvals}人め、必要なのは${needed}人）。`,
  );
  terminal.value({ publication, edition, approvedBy, approvals, needed, counts });
}
