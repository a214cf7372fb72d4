/** Rows of words become entries for the list, with every problem of every row. */

import type { Fault } from '../problems.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import * as cells from './cell-values.ts';
import * as columns from './columns.ts';
import * as wording from './import-problems.ts';
import { type Cell, heading, RowReader } from './row-reader.ts';
import type { ContactChoice } from './subscriber.ts';

export interface ListEntry {
  /** As Excel counts: the header is row 1. */
  readonly row: number;
  readonly registrationNumber: string;
  readonly name: string;
  readonly kana: Cell<string>;
  readonly email: Cell<string>;
  readonly postcode: Cell<string>;
  readonly address1: Cell<string>;
  readonly address2: Cell<string>;
  readonly audience: Cell<Audience>;
  readonly channel: Cell<ContactChoice>;
  readonly reading: Cell<Reading>;
  readonly size: Cell<Size>;
  readonly consentedOn: Cell<string>;
  readonly consentMethod: Cell<string>;
  readonly endedOn: Cell<string>;
  readonly emailStoppedOn: Cell<string>;
}

export interface RowProblems {
  readonly row: number;
  readonly problems: readonly Fault[];
}

export interface PostalInput {
  readonly name: string;
  readonly postcode: string;
  readonly address1: string;
  readonly address2: string;
}

/** Says what is wrong with an address; an error makes the row invalid, a warning is only told. */
export type CheckAddress = (address: PostalInput) => readonly Fault[];

export interface ReadOptions {
  readonly today: string;
  readonly checkAddress: CheckAddress;
  /** The centre's own words for the audiences, beside those of columns.ts. */
  readonly audienceWords?: Readonly<Record<Audience, readonly string[]>>;
}

export interface ReadResult {
  readonly entries: readonly ListEntry[];
  readonly invalid: readonly RowProblems[];
  readonly warnings: readonly RowProblems[];
}

const NUMBER = /^[^\s,"'\p{C}]{1,40}$/u;

function readNumber(reader: RowReader): string {
  const number = reader.read('registrationNumber', (text) => {
    const folded = cells.foldWidth(text);
    return NUMBER.test(folded) ? folded : wording.badNumber;
  });
  if (reader.raw('registrationNumber') === null) reader.faults.push(wording.valueMissing('登録番号'));
  return number ?? '';
}

function readName(reader: RowReader): string {
  const name = reader.read('name', cells.tidyName);
  if (name === null || name === undefined) reader.faults.push(wording.valueMissing('氏名'));
  return name ?? '';
}

/** The words as given decide, so that a cell that cannot be read does not also count as an empty one. */
function checkReachable(reader: RowReader, entry: ListEntry, checkAddress: CheckAddress): void {
  if (!reader.raw('email') && !reader.raw('address1')) reader.faults.push(wording.unreachable);
  if (!entry.address1 || reader.hasSlipped || (reader.raw('postcode') && !entry.postcode)) return;
  const { name, postcode, address1, address2 } = entry;
  reader.faults.push(...checkAddress({ name, postcode: postcode ?? '', address1, address2: address2 ?? '' }));
}

function checkConsent(reader: RowReader, entry: ListEntry, today: string): void {
  const { consentedOn, consentMethod } = entry;
  if (consentedOn && consentedOn > today) reader.faults.push(wording.futureConsent(consentedOn));
  if (consentMethod && !reader.raw('consentedOn')) reader.faults.push(wording.consentWithoutDate);
}

const addressIn = (reader: RowReader): string => `${reader.raw('address1') ?? ''}${reader.raw('address2') ?? ''}`;

function readEntry(reader: RowReader, row: number, options: ReadOptions): ListEntry {
  const entry: ListEntry = {
    row,
    registrationNumber: readNumber(reader),
    name: readName(reader),
    kana: reader.read('kana', (text) => cells.tidyName(cells.foldWidth(text))),
    email: reader.email(),
    postcode: reader.read(
      'postcode',
      (text) => cells.readPostcode(text, addressIn(reader)) ?? wording.badPostcode(reader.quotable(text)),
    ),
    address1: reader.read('address1', cells.tidyName),
    address2: reader.read('address2', cells.tidyName),
    audience: reader.word('audience', mergeWords(columns.AUDIENCE_WORDS, options.audienceWords)),
    channel: reader.word('channel', columns.CHANNEL_WORDS),
    reading: reader.word('reading', columns.READING_WORDS),
    size: reader.word('size', columns.SIZE_WORDS),
    consentedOn: reader.day('consentedOn'),
    consentMethod: reader.read('consentMethod', cells.tidyName),
    endedOn: reader.day('endedOn'),
    emailStoppedOn: reader.day('emailStoppedOn'),
  };
  checkReachable(reader, entry, options.checkAddress);
  checkConsent(reader, entry, options.today);
  return entry;
}

function mergeWords(
  words: Readonly<Record<Audience, readonly string[]>>,
  own: ReadOptions['audienceWords'],
): Readonly<Record<Audience, readonly string[]>> {
  if (own === undefined) return words;
  return {
    employed: [...own.employed, ...words.employed],
    'job-seeking': [...own['job-seeking'], ...words['job-seeking']],
  };
}

function checkColumns(header: readonly string[], found: ReadonlyMap<columns.ColumnName, number>): Fault[] {
  const known = [...found.values()].sort((a, b) => a - b).map((index) => (header[index] ?? '').trim());
  const count = header.filter((cell) => cell.trim() !== '').length;
  const required: columns.ColumnName[] = ['registrationNumber', 'name'];
  const faults = required
    .filter((column) => !found.has(column))
    .map((column) => wording.columnMissing(heading(column), known, count));
  if (!found.has('email') && !found.has('address1')) faults.push(wording.noWayToReach);
  return faults;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** `rows` begin with the header; rows without any word are passed over. */
export function readEntries(rows: readonly (readonly string[])[], options: ReadOptions): ReadResult {
  const headerIndex = rows.findIndex((row) => !isBlank(row));
  const header = rows[headerIndex] ?? [];
  const found = columns.findColumns(header);
  const columnFaults = checkColumns(header, found);
  if (columnFaults.length > 0) {
    return { entries: [], invalid: [{ row: headerIndex + 1, problems: columnFaults }], warnings: [] };
  }
  const entries: ListEntry[] = [];
  const invalid: RowProblems[] = [];
  const warnings: RowProblems[] = [];
  const firstRows = new Map<string, number>();
  rows.forEach((cellsOfRow, index) => {
    if (index <= headerIndex || isBlank(cellsOfRow)) return;
    const row = index + 1;
    const reader = new RowReader(cellsOfRow, found, header.length);
    const entry = readEntry(reader, row, options);
    const firstRow = firstRows.get(entry.registrationNumber);
    if (entry.registrationNumber !== '' && firstRow !== undefined) {
      reader.faults.push(wording.duplicateNumber(reader.quotable(entry.registrationNumber), firstRow));
    }
    firstRows.set(entry.registrationNumber, firstRow ?? row);
    const errors = reader.faults.filter(({ severity }) => severity === 'error');
    const remarks = reader.faults.filter(({ severity }) => severity === 'warning');
    if (errors.length > 0) invalid.push({ row, problems: errors });
    else entries.push(entry);
    if (remarks.length > 0) warnings.push({ row, problems: remarks });
  });
  return { entries, invalid, warnings };
}
