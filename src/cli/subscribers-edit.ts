/** `subscribers add`, `edit`, `end`, `unsubscribe` and `erase`: one person at a time, checked like a row of the list. */

import type { Kysely } from 'kysely';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { error, locate, ProblemsError } from '../problems.ts';
import { readDay } from '../subscribers/cell-values.ts';
import { COLUMN_NAMES, type ColumnName } from '../subscribers/columns.ts';
import { eraseSubscriber } from '../subscribers/erase.ts';
import { badDate } from '../subscribers/import-problems.ts';
import { endSubscriber, findSubscriber, readStanding, unsubscribe } from '../subscribers/list.ts';
import { dayInTokyo, type SubscriberView, viewSubscriber } from '../subscribers/subscriber.ts';
import type { CommandContext } from './runner.ts';
import { importRows } from './subscribers-import.ts';
import { formatPerson } from './subscribers-list.ts';

export type PersonOptions = Partial<Record<ColumnName, string>>;

/** The options as a list with one row. */
function rowsOf(person: PersonOptions): string[][] {
  const columns = Object.entries(COLUMN_NAMES).flatMap(([column, [heading]]) => {
    const value = Object.entries(person).find(([name]) => name === column)?.[1];
    return typeof value === 'string' ? [{ heading, value }] : [];
  });
  return [columns.map(({ heading }) => heading), columns.map(({ value }) => value)];
}

async function savePerson(context: CommandContext, db: Kysely<Database>, person: PersonOptions): Promise<void> {
  const { config, terminal, clock } = context;
  const now = clock();
  const report = await importRows(db, rowsOf(person), { center: config.center, now });
  const place = { file: `登録番号 ${person.registrationNumber}`, line: 0, column: 0 };
  const faults = report.invalid.flatMap(({ problems }) => problems);
  if (faults.length > 0) throw new ProblemsError(faults.map((fault) => locate(fault, place)));
  for (const { problems } of report.warnings) for (const { message } of problems) terminal.note(`⚠ ${message}`);
  const saved = await findSubscriber(db, person.registrationNumber ?? '');
  tell(context, viewSubscriber(saved, await readStanding(db, now)));
}

function tell({ terminal }: CommandContext, view: SubscriberView): void {
  terminal.print(formatPerson(view));
  terminal.value(view);
}

const numberTaken = (number: string): ProblemsError =>
  new ProblemsError([
    locate(
      error(
        'number-taken',
        `登録番号 ${number} の登録者は、もういます。`,
        `変えるときは npm run -s tsushin -- subscribers edit ${number} を使ってください。`,
      ),
      { file: '名簿', line: 0, column: 0 },
    ),
  ]);

export const addPerson = (context: CommandContext, number: string, person: PersonOptions): Promise<void> =>
  withDatabase(context.config, async (db) => {
    const known = await findSubscriber(db, number).catch(() => undefined);
    if (known !== undefined) throw numberTaken(number);
    await savePerson(context, db, { email: '', address1: '', ...person, registrationNumber: number });
  });

export const editPerson = (context: CommandContext, number: string, person: PersonOptions): Promise<void> =>
  withDatabase(context.config, async (db) => {
    const { registrationNumber, name, email, postcode, address1 } = await findSubscriber(db, number);
    const known = { name, email: email ?? '', postcode: postcode ?? '', address1: address1 ?? '' };
    await savePerson(context, db, { ...known, ...person, registrationNumber });
  });

export async function endPerson(context: CommandContext, number: string, date: string | undefined): Promise<void> {
  const now = context.clock();
  const day = date === undefined ? dayInTokyo(now) : readDay(date);
  if (day === undefined) {
    throw new ProblemsError([locate(badDate('終了日', date ?? ''), { file: '--date', line: 0, column: 0 })]);
  }
  tell(context, await withDatabase(context.config, (db) => endSubscriber(db, number, day, now)));
}

export async function stopMail(context: CommandContext, number: string): Promise<void> {
  tell(context, await withDatabase(context.config, (db) => unsubscribe(db, number, context.clock())));
}

export async function erasePerson({ config, terminal, clock }: CommandContext, number: string): Promise<void> {
  await withDatabase(config, (db) => eraseSubscriber(db, number, clock()));
  terminal.print(`登録番号 ${number} の記録を消しました。`);
  terminal.value({ erased: number });
}
