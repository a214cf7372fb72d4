/**
 * Which copies a `print` puts out. Those that wait are printed once, in a run of their own where others have been
 * printed before; what was printed is put out again only while none of it has left, or by name, and that is recorded,
 * not doubled. What came back goes out anew once the list has another address.
 */
import type { Kysely } from 'kysely';
import type { Database, PrintRunKind } from '../database/tables.ts';
import { type Fault, locate, ProblemsError, RefusedError } from '../problems.ts';
import { readStanding, readSubscribers } from '../subscribers/list.ts';
import type { Campaign } from './campaign.ts';
import { isAmbiguous, isNamed } from './copy-names.ts';
import * as wording from './delivery-problems.ts';
import { lateStopOf } from './late-stop.ts';
import { markPrinted, type PostalRecipient } from './postal-deliveries.ts';

export interface PrintChoice {
  readonly kind: PrintRunKind;
  /** Which printing of this campaign it is, from 1. */
  readonly number: number;
  /** Which run with labels of its own, from 1; what is put out again keeps its labels. */
  readonly run: number;
  readonly recipients: readonly PostalRecipient[];
  /** The labels of all copies of the campaign. */
  readonly taken: ReadonlySet<string>;
}

const readRuns = (db: Kysely<Database>, campaign: Campaign) =>
  db.selectFrom('printRuns').selectAll().where('campaignId', '=', campaign.id).orderBy('number').execute();

const stopOnly = (faults: readonly Fault[]): never => {
  throw new ProblemsError(faults.map((fault) => locate(fault, { file: '--only', line: 0, column: 0 })));
};

/** Who is named by registration number or label; throws where a name is nobody's, or could be two people's. */
export function selectOnly(copies: readonly PostalRecipient[], only: readonly string[]): PostalRecipient[] {
  if (only.length === 0) stopOnly([wording.printOnlyNobody()]);
  const unknown = only.filter((id) => !copies.some(isNamed(id)));
  if (unknown.length > 0) stopOnly(unknown.map(wording.printOnlyUnknown));
  const ambiguous = only.filter((id) => isAmbiguous(id, copies));
  if (ambiguous.length > 0) stopOnly(ambiguous.map(wording.printOnlyAmbiguous));
  return copies.filter((copy) => only.some((id) => isNamed(id)(copy)));
}

const nameOf = ({ serial, registrationNumber }: PostalRecipient): string => serial ?? registrationNumber;
const isPrinted = ({ state }: PostalRecipient): boolean => state === 'printed' || state === 'posted';

/** Why somebody should get no more of this paper. */
type StopOf = (copy: PostalRecipient) => string | undefined;

/** Why a copy does not go out again. */
function refusalOf(copy: PostalRecipient, stopOf: StopOf): Fault | undefined {
  const { state, reason = '', moved } = copy;
  if (state === 'cancelled') return wording.printOnlyCancelled(nameOf(copy), reason);
  if (state === 'queued') return undefined;
  const stop = stopOf(copy);
  if (stop !== undefined) return wording.printOnlyCancelled(nameOf(copy), stop);
  return moved || state !== 'returned' ? undefined : wording.printOnlyReturned(nameOf(copy), reason);
}

async function readStops(db: Kysely<Database>, now: Date): Promise<StopOf> {
  const standing = await readStanding(db, now);
  const people = new Map((await readSubscribers(db)).map((one) => [one.registrationNumber, one]));
  return ({ registrationNumber, audience }) =>
    lateStopOf(people.get(registrationNumber), standing, { channel: 'post', audience });
}

interface Named {
  readonly printed: readonly PostalRecipient[];
  /** They get a label of their own. */
  readonly fresh: readonly PostalRecipient[];
}

async function chooseNamed(
  db: Kysely<Database>,
  copies: readonly PostalRecipient[],
  only: readonly string[],
  now: Date,
): Promise<Named> {
  const named = selectOnly(copies, only);
  const stopOf = await readStops(db, now);
  const refusals = named.flatMap((copy) => refusalOf(copy, stopOf) ?? []);
  if (refusals.length > 0) stopOnly(refusals);
  const printed = named.filter(isPrinted);
  const fresh = named.filter((copy) => !isPrinted(copy));
  if (printed.length > 0 && fresh.length > 0)
    stopOnly([wording.printOnlyMixed(printed.map(nameOf), fresh.map(nameOf))]);
  return { printed, fresh: fresh.map((copy) => ({ ...copy, serial: undefined })) };
}

/** `copies` are all of the campaign; `only` names some of them by registration number or label. */
export async function choosePrint(
  db: Kysely<Database>,
  campaign: Campaign,
  copies: readonly PostalRecipient[],
  only: readonly string[] | undefined,
  now: Date,
): Promise<PrintChoice> {
  const runs = await readRuns(db, campaign);
  const run = 1 + runs.filter(({ kind }) => kind === 'first' || kind === 'addition').length;
  const taken = new Set(copies.flatMap(({ serial }) => serial ?? []));
  const choose = (kind: PrintRunKind, recipients: readonly PostalRecipient[]): PrintChoice => {
    return { kind, number: runs.length + 1, run, recipients, taken };
  };
  const freshKind = run === 1 ? 'first' : 'addition';
  if (only !== undefined) {
    const { printed, fresh } = await chooseNamed(db, copies, only, now);
    return fresh.length > 0 ? choose(freshKind, fresh) : choose('reprint', printed);
  }
  const inState = (state: PostalRecipient['state']) => copies.filter((copy) => copy.state === state);
  const [waiting, printed] = [inState('queued'), inState('printed')];
  if (waiting.length > 0) return choose(freshKind, waiting);
  const gone = inState('posted').length + inState('returned').length;
  if (printed.length === 0 && gone > 0) throw new RefusedError(wording.allPosted(campaign.publication, gone));
  return choose(gone === 0 ? 'again' : 'reprint', printed);
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
    const runs = await readRuns(trx, campaign);
    if (runs.length !== number - 1) throw new RefusedError(wording.printedMeanwhile());
    const row = { campaignId: campaign.id, number, kind, pieces: recipients.length, printedAt: now.toISOString() };
    await trx.insertInto('printRuns').values(row).execute();
    await markPrinted(trx, recipients, now);
  });
}
