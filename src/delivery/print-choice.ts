/**
 * Which copies a `print` puts out. Those that wait are printed once, in a run of their own where others have been
 * printed before; what was printed is put out again only as a whole or by name, and that is recorded, not doubled.
 */
import type { Kysely } from 'kysely';
import type { Database, PrintRunKind } from '../database/tables.ts';
import { locate, ProblemsError } from '../problems.ts';
import type { Campaign } from './campaign.ts';
import { printOnlyUnknown } from './delivery-problems.ts';
import { markPrinted, type PostalRecipient } from './postal-deliveries.ts';

export interface PrintChoice {
  readonly kind: PrintRunKind;
  /** Which printing of this campaign it is, from 1. */
  readonly number: number;
  /** Which run with labels of its own, from 1; what is put out again keeps its labels. */
  readonly run: number;
  readonly recipients: readonly PostalRecipient[];
}

const readRuns = (db: Kysely<Database>, campaign: Campaign) =>
  db.selectFrom('printRuns').selectAll().where('campaignId', '=', campaign.id).orderBy('number').execute();

function selectOnly(recipients: readonly PostalRecipient[], only: readonly string[]): PostalRecipient[] {
  const unknown = only.filter(
    (id) => !recipients.some(({ serial, registrationNumber }) => serial === id || registrationNumber === id),
  );
  if (unknown.length > 0) {
    const place = { file: '--only', line: 0, column: 0 };
    throw new ProblemsError(unknown.map((id) => locate(printOnlyUnknown(id), place)));
  }
  return recipients.filter(
    ({ serial, registrationNumber }) =>
      only.includes(registrationNumber) || (serial !== undefined && only.includes(serial)),
  );
}

/** `recipients` are all that are on their way; `only` names some by registration number or label. */
export async function choosePrint(
  db: Kysely<Database>,
  campaign: Campaign,
  recipients: readonly PostalRecipient[],
  only: readonly string[] = [],
): Promise<PrintChoice> {
  const runs = await readRuns(db, campaign);
  const number = runs.length + 1;
  const run = 1 + runs.filter(({ kind }) => kind === 'first' || kind === 'addition').length;
  const waiting = recipients.filter(({ serial }) => serial === undefined);
  if (only.length > 0) {
    const named = selectOnly(recipients, only);
    const fresh = named.some(({ serial }) => serial === undefined);
    return { kind: fresh ? (run === 1 ? 'first' : 'addition') : 'reprint', number, run, recipients: named };
  }
  if (waiting.length === 0) return { kind: 'again', number, run, recipients };
  return { kind: waiting.length < recipients.length ? 'addition' : 'first', number, run, recipients: waiting };
}

/** Called once the paper has been saved; `recipients` bear the labels they were printed with. All or nothing. */
export function recordPrint(
  db: Kysely<Database>,
  campaign: Campaign,
  { kind, number }: PrintChoice,
  recipients: readonly PostalRecipient[],
  now: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const row = { campaignId: campaign.id, number, kind, pieces: recipients.length, printedAt: now.toISOString() };
    await trx.insertInto('printRuns').values(row).execute();
    await markPrinted(trx, recipients, now);
  });
}
