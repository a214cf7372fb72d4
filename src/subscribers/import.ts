/**
 * Brings a list into the database, all of it or nothing. An import adds and corrects people; it never takes back an
 * end or a stop, and never withdraws consent.
 */
import type { Insertable, Kysely } from 'kysely';
import { slices } from '../database/slices.ts';
import type { Database, SubscribersTable } from '../database/tables.ts';
import { zerosDiffer } from './import-problems.ts';
import { type ListEntry, type ReadOptions, type RowProblems, readEntries } from './read-entries.ts';
import { type ContactChoice, createOpaqueId, type Subscriber, wantsOf } from './subscriber.ts';

export interface ImportOptions extends ReadOptions {
  readonly now: Date;
  /** One consent for everybody in the file who has none yet. */
  readonly consent?: string | undefined;
  readonly dryRun?: boolean;
}

export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly invalid: readonly RowProblems[];
}

export interface ImportReport extends ImportResult {
  /** Told to the person, in the way of nothing. */
  readonly warnings: readonly RowProblems[];
  /** People of the file who have no audience after the import. */
  readonly withoutAudience: number;
}

type Fields = Omit<Insertable<SubscribersTable>, 'id' | 'createdAt' | 'updatedAt'>;

const keep = <T>(given: T | null | undefined, kept: T | null | undefined): T | null =>
  (given === undefined ? kept : given) ?? null;

/** Someone whose choice the list does not say is told the way that is allowed and can work. */
function chooseFor(email: string | null, address1: string | null, hasConsent: boolean): ContactChoice {
  if (email !== null && (hasConsent || address1 === null)) return 'email';
  return 'post';
}

function consentOf(entry: ListEntry, existing: Subscriber | undefined, options: ImportOptions) {
  if (entry.consentedOn) return { consentedOn: entry.consentedOn, consentMethod: entry.consentMethod ?? null };
  if (existing?.consentedOn) return { consentedOn: existing.consentedOn, consentMethod: existing.consentMethod };
  if (options.consent) return { consentedOn: options.today, consentMethod: options.consent };
  return { consentedOn: null, consentMethod: entry.consentMethod ?? null };
}

function mergeEntry(entry: ListEntry, existing: Subscriber | undefined, options: ImportOptions): Fields {
  const email = keep(entry.email, existing?.email);
  const address1 = keep(entry.address1, existing?.address1);
  const consent = consentOf(entry, existing, options);
  const choice = entry.channel ?? (existing ? undefined : chooseFor(email, address1, consent.consentedOn !== null));
  const wants = choice === undefined ? existing : wantsOf(choice);
  return {
    registrationNumber: entry.registrationNumber,
    name: entry.name,
    kana: keep(entry.kana, existing?.kana),
    email,
    postcode: keep(entry.postcode, existing?.postcode),
    address1,
    address2: keep(entry.address2, existing?.address2),
    audience: entry.audience ?? existing?.audience ?? null,
    wantsEmail: wants?.wantsEmail ?? 0,
    wantsPost: wants?.wantsPost ?? 0,
    reading: entry.reading ?? existing?.reading ?? 'standard',
    size: entry.size ?? existing?.size ?? 'regular',
    ...consent,
    endedOn: existing?.endedOn ?? entry.endedOn ?? null,
    emailStoppedOn: existing?.emailStoppedOn ?? entry.emailStoppedOn ?? null,
    pending: existing?.pending ?? 0,
  };
}

function isSame(fields: Fields, existing: Subscriber): boolean {
  const before: Fields = existing;
  const names: (keyof Fields)[] = [
    ...(['name', 'kana', 'email', 'postcode', 'address1', 'address2', 'audience', 'wantsEmail'] as const),
    ...(['wantsPost', 'reading', 'size', 'consentedOn', 'consentMethod', 'endedOn', 'emailStoppedOn'] as const),
  ];
  return names.every((name) => fields[name] === before[name]);
}

interface Changes {
  readonly added: Insertable<SubscribersTable>[];
  readonly updated: { readonly id: string; readonly fields: Fields }[];
  unchanged: number;
  withoutAudience: number;
}

function compareEntries(
  entries: readonly ListEntry[],
  existing: readonly Subscriber[],
  options: ImportOptions,
): Changes {
  const byNumber = new Map(existing.map((subscriber) => [subscriber.registrationNumber, subscriber]));
  const changes: Changes = { added: [], updated: [], unchanged: 0, withoutAudience: 0 };
  const time = options.now.toISOString();
  for (const entry of entries) {
    const known = byNumber.get(entry.registrationNumber);
    const fields = mergeEntry(entry, known, options);
    if (fields.audience === null) changes.withoutAudience += 1;
    if (known === undefined) changes.added.push({ id: createOpaqueId(), ...fields, createdAt: time, updatedAt: time });
    else if (isSame(fields, known)) changes.unchanged += 1;
    else changes.updated.push({ id: known.id, fields });
  }
  return changes;
}

const withoutZeros = (number: string): string => number.replace(/^0+(?=\d+$)/, '');

/** 0012, saved once more by Excel, is 12: somebody who is known already, not a second person. */
async function findLostZeros(db: Kysely<Database>, entries: readonly ListEntry[]): Promise<RowProblems[]> {
  const rows = await db.selectFrom('subscribers').select('registrationNumber').execute();
  const numbers = rows.map(({ registrationNumber }) => registrationNumber);
  const known = new Set(numbers);
  const byDigits = new Map(numbers.map((number) => [withoutZeros(number), number]));
  return entries.flatMap(({ row, registrationNumber }) => {
    const other = known.has(registrationNumber) ? undefined : byDigits.get(withoutZeros(registrationNumber));
    return other === undefined ? [] : [{ row, problems: [zerosDiffer(registrationNumber, other)] }];
  });
}

/** Small enough for one statement of either engine and for a write of a few milliseconds. */
const SLICE = 200;

/** Holds the rows until the end of the transaction: whoever stops or ends meanwhile waits, and is not written over. */
async function holdExisting(trx: Kysely<Database>, numbers: readonly string[]): Promise<Subscriber[]> {
  const found: Subscriber[] = [];
  for (const slice of slices(numbers, SLICE)) {
    const held = trx
      .updateTable('subscribers')
      .set((select) => ({ updatedAt: select.ref('updatedAt') }))
      .where('registrationNumber', 'in', slice)
      .returningAll();
    found.push(...(await held.execute()));
  }
  return found;
}

async function writeChanges(trx: Kysely<Database>, changes: Changes, now: Date): Promise<void> {
  for (const slice of slices(changes.added, SLICE)) await trx.insertInto('subscribers').values(slice).execute();
  for (const { id, fields } of changes.updated) {
    const values = { ...fields, updatedAt: now.toISOString() };
    await trx.updateTable('subscribers').set(values).where('id', '=', id).execute();
  }
}

/** `rows` as from `readListFile`. Writes nothing where a row is invalid or `dryRun` is set. */
export function importSubscribers(
  db: Kysely<Database>,
  rows: readonly (readonly string[])[],
  options: ImportOptions,
): Promise<ImportReport> {
  const { entries, invalid: unreadable, warnings } = readEntries(rows, options);
  return db.transaction().execute(async (trx) => {
    const invalid = [...unreadable, ...(await findLostZeros(trx, entries))].sort((a, b) => a.row - b.row);
    if (invalid.length > 0) return { added: 0, updated: 0, unchanged: 0, invalid, warnings, withoutAudience: 0 };
    const existing = await holdExisting(
      trx,
      entries.map(({ registrationNumber }) => registrationNumber),
    );
    const changes = compareEntries(entries, existing, options);
    if (options.dryRun !== true) await writeChanges(trx, changes, options.now);
    return {
      added: changes.added.length,
      updated: changes.updated.length,
      unchanged: changes.unchanged,
      invalid,
      warnings,
      withoutAudience: changes.withoutAudience,
    };
  });
}
