/** `subscribers add`, `edit`, `end` and `unsubscribe`: one person at a time, checked like a row of the list. */

import type { Kysely } from 'kysely';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { error, type Fault, locate, ProblemsError } from '../problems.ts';
import { readDay } from '../subscribers/cell-values.ts';
import { COLUMN_NAMES, type ColumnName } from '../subscribers/columns.ts';
import { badDate } from '../subscribers/import-problems.ts';
import { endSubscriber, findSubscriber, readStanding, unsubscribe } from '../subscribers/list.ts';
import { type ReinstateOptions, reinstate } from '../subscribers/reinstate.ts';
import { reasonMissing, reasonWithoutUse } from '../subscribers/reinstate-problems.ts';
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

async function savePerson(
  context: CommandContext,
  db: Kysely<Database>,
  person: PersonOptions,
): Promise<SubscriberView> {
  const { config, terminal, clock } = context;
  const now = clock();
  const report = await importRows(db, rowsOf(person), { center: config.center, now });
  const place = { file: `登録番号 ${person.registrationNumber}`, line: 0, column: 0 };
  const faults = report.invalid.flatMap(({ problems }) => problems);
  if (faults.length > 0) throw new ProblemsError(faults.map((fault) => locate(fault, place)));
  for (const { problems } of report.warnings) for (const { message } of problems) terminal.note(`⚠ ${message}`);
  const saved = await findSubscriber(db, person.registrationNumber ?? '');
  return viewSubscriber(saved, await readStanding(db, now));
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
    tell(context, await savePerson(context, db, { email: '', address1: '', ...person, registrationNumber: number }));
  });

/** Beside the cells of the list: taking back an end or a stop. */
export interface EditOptions extends PersonOptions {
  readonly resumeRegistration?: boolean;
  readonly mailAgain?: boolean;
  readonly reason?: string;
  readonly date?: string;
}

const refuse = (fault: Fault, file: string): never => {
  throw new ProblemsError([locate(fault, { file, line: 0, column: 0 })]);
};

const readGivenDay = (heading: string, date: string): string =>
  readDay(date) ?? refuse(badDate(heading, date), '--date');

/** What is to be taken back; undefined where nothing is. */
function reinstatementOf(options: EditOptions, now: Date): ReinstateOptions | undefined {
  const { resumeRegistration = false, mailAgain = false, date } = options;
  const reason = options.reason?.trim() ?? '';
  const what = [...(resumeRegistration ? ['registration' as const] : []), ...(mailAgain ? ['mail' as const] : [])];
  if (what.length === 0)
    return options.reason === undefined && date === undefined ? undefined : refuse(reasonWithoutUse, '--reason');
  if (reason === '' || date === undefined) return refuse(reasonMissing, '--reason');
  return { what, reason, day: readGivenDay('確かめた日', date), now };
}

export async function editPerson(context: CommandContext, number: string, options: EditOptions): Promise<void> {
  const now = context.clock();
  const taken = reinstatementOf(options, now);
  const changesCells = rowsOf(options)[0]?.length !== 0;
  await withDatabase(context.config, async (db) => {
    const { registrationNumber, name, email, postcode, address1 } = await findSubscriber(db, number);
    const known = { name, email: email ?? '', postcode: postcode ?? '', address1: address1 ?? '' };
    const saved = () => savePerson(context, db, { ...known, ...options, registrationNumber });
    if (taken === undefined) return tell(context, await saved());
    if (changesCells) await saved();
    tell(context, await reinstate(db, registrationNumber, taken));
    context.terminal.note(
      '名簿の CSV に、この人の「終了日」や「メール停止日」が書いてあれば、消してください。残っていると、次の取り込みでまた止まります。',
    );
  });
}

export async function endPerson(context: CommandContext, number: string, date: string | undefined): Promise<void> {
  const now = context.clock();
  const day = date === undefined ? dayInTokyo(now) : readGivenDay('終了日', date);
  tell(context, await withDatabase(context.config, (db) => endSubscriber(db, number, day, now)));
}

export async function stopMail(context: CommandContext, number: string): Promise<void> {
  tell(context, await withDatabase(context.config, (db) => unsubscribe(db, number, context.clock())));
}
