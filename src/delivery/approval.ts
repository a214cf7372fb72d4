/** A person's yes to one edition and its counts (承認). */
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { ApprovalsTable, Database } from '../database/tables.ts';

export type Approval = Selectable<ApprovalsTable>;

export interface ApprovalInput {
  readonly publication: string;
  readonly edition: string;
  readonly approvedBy: string;
  /** What was approved to go out, as it is shown to the person. */
  readonly counts: object;
  readonly now: Date;
}

/** Said twice by the same person it counts once. */
export async function approve(db: Kysely<Database>, input: ApprovalInput): Promise<void> {
  const { publication, edition, approvedBy, counts, now } = input;
  const values = { approvedAt: now.toISOString(), counts: JSON.stringify(counts) };
  await db
    .insertInto('approvals')
    .values({ id: randomUUID(), publication, edition, approvedBy, ...values })
    .onConflict((conflict) => conflict.columns(['publication', 'edition', 'approvedBy']).doUpdateSet(values))
    .execute();
}

/** The approvals of exactly this edition, oldest first. */
export const readApprovals = (db: Kysely<Database>, publication: string, edition: string): Promise<Approval[]> =>
  db
    .selectFrom('approvals')
    .selectAll()
    .where('publication', '=', publication)
    .where('edition', '=', edition)
    .orderBy('approvedAt')
    .execute();

/** Whether an edition may leave the house. */
export async function isApproved(
  db: Kysely<Database>,
  { publication, edition }: { readonly publication: string; readonly edition: string },
  needed: number,
): Promise<boolean> {
  return (await readApprovals(db, publication, edition)).length >= needed;
}
