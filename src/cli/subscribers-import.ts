/** `subscribers import`: from a file into the list, and what is told about it. */
import { basename, resolve } from 'node:path';
import type { Kysely } from 'kysely';
import type { Center } from '../center.ts';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { parseAddress } from '../postal/address.ts';
import type { Fault } from '../problems.ts';
import { AUDIENCE_WORDS } from '../subscribers/columns.ts';
import { type ImportReport, importSubscribers } from '../subscribers/import.ts';
import { audienceUnknown } from '../subscribers/import-problems.ts';
import type { CheckAddress, RowProblems } from '../subscribers/read-entries.ts';
import { type Encoding, readListFile } from '../subscribers/read-list-file.ts';
import { dayInTokyo } from '../subscribers/subscriber.ts';
import type { CommandContext } from './runner.ts';
import type { Terminal } from './terminal.ts';

export interface ImportFlags {
  readonly encoding: Encoding;
  readonly consent?: string;
  readonly dryRun?: boolean;
}

/** The table of postcodes lags behind the post office: a postcode that is not in it is told, and not refused. */
const checkAddress: CheckAddress = (address) =>
  parseAddress(address).problems.map((fault) =>
    fault.code === 'unknown-postcode' ? { ...fault, severity: 'warning' } : fault,
  );

/** Brings rows in with everything that the centre decides; shared with `add` and `edit`. */
export const importRows = (
  db: Kysely<Database>,
  rows: readonly (readonly string[])[],
  given: { readonly center: Center; readonly now: Date } & Pick<ImportFlags, 'consent' | 'dryRun'>,
): Promise<ImportReport> => {
  const { labels } = given.center;
  return importSubscribers(db, rows, {
    now: given.now,
    today: dayInTokyo(given.now),
    checkAddress,
    audienceWords: {
      employed: [labels.employed.staff, labels.employed.reader],
      'job-seeking': [labels['job-seeking'].staff, labels['job-seeking'].reader],
    },
    consent: given.consent,
    dryRun: given.dryRun ?? false,
  });
};

export function noteInvalid(invalid: readonly RowProblems[], file: string, terminal: Terminal): void {
  let count = 0;
  for (const { row, problems } of invalid) {
    for (const { code, message, mend } of problems) {
      count += 1;
      terminal.note(`✖ ${file} ${row}行目  ${code}\n  ${message}\n  → ${mend}\n`);
    }
  }
  if (count > 0) terminal.note(`直すところ ${count}件。何も取り込んでいません。`);
}

const SHOWN_ROWS = 10;

interface RowMessage {
  readonly row: number;
  readonly message: string;
}

/** Once where all rows are told the same; otherwise what each is told. */
const messagesOf = (said: readonly RowMessage[]): string[] =>
  new Set(said.map(({ message }) => message)).size === 1
    ? said.slice(0, 1).map(({ message }) => `  ${message}`)
    : said.slice(0, SHOWN_ROWS).map(({ row, message }) => `  ${row}行目: ${message}`);

/** One remark for all rows it concerns: a list of a thousand people must stay readable. */
function noteWarnings(warnings: readonly RowProblems[], file: string, terminal: Terminal): void {
  const byCode = new Map<string, { readonly fault: Fault; readonly said: RowMessage[] }>();
  for (const { row, problems } of warnings) {
    for (const fault of problems) {
      const known = byCode.get(fault.code) ?? { fault, said: [] };
      known.said.push({ row, message: fault.message });
      byCode.set(fault.code, known);
    }
  }
  for (const { fault, said } of byCode.values()) {
    const rows = said.slice(0, SHOWN_ROWS).map(({ row }) => row);
    const shown = `${rows.join('、')}${said.length > SHOWN_ROWS ? ' など' : ''}`;
    const place = `⚠ ${file} ${shown}行目（${said.length}行）  ${fault.code}`;
    terminal.note([place, ...messagesOf(said), `  → ${fault.mend}\n`].join('\n'));
  }
}

function noteAudience({ withoutAudience }: ImportReport, terminal: Terminal): void {
  if (withoutAudience === 0) return;
  const words = Object.values(AUDIENCE_WORDS).map(([word]) => word ?? '');
  const { code, message, mend } = audienceUnknown(withoutAudience, words);
  terminal.note(`⚠ ${code}\n  ${message}\n  → ${mend}\n`);
}

export const formatImported = ({ added, updated, unchanged }: Pick<ImportReport, 'added' | 'updated' | 'unchanged'>) =>
  `新しい人 ${added}人、変わった人 ${updated}人、同じ人 ${unchanged}人`;

export async function importList(context: CommandContext, path: string, flags: ImportFlags): Promise<number> {
  const { config, terminal, clock } = context;
  const rows = await readListFile(resolve(config.workingDir, path), flags.encoding);
  const report = await withDatabase(config, (db) =>
    importRows(db, rows, { center: config.center, now: clock(), ...flags }),
  );
  const file = basename(path);
  noteWarnings(report.warnings, file, terminal);
  noteInvalid(report.invalid, file, terminal);
  noteAudience(report, terminal);
  const { added, updated, unchanged, invalid } = report;
  terminal.value({ added, updated, unchanged, invalid });
  if (invalid.length > 0) return 1;
  const done = flags.dryRun ? '取り込むと、こうなります（まだ取り込んでいません）' : '取り込みました';
  terminal.print(`${done}: ${formatImported(report)}`);
  return 0;
}
