/** One row of the list, cell by cell, collecting what is wrong with it. */
import type { Fault } from '../problems.ts';
import * as cells from './cell-values.ts';
import * as columns from './columns.ts';
import * as wording from './import-problems.ts';

/** undefined: the file has no such column. null: its cell is empty. */
export type Cell<T> = T | null | undefined;

export const heading = (column: columns.ColumnName): string => columns.COLUMN_NAMES[column][0];

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value && 'mend' in value;

export class RowReader {
  readonly faults: Fault[] = [];
  readonly #row: readonly string[];
  readonly #found: ReadonlyMap<columns.ColumnName, number>;
  /** More cells than columns: what stands in a column may belong to another. */
  readonly hasSlipped: boolean;

  constructor(row: readonly string[], found: ReadonlyMap<columns.ColumnName, number>, width: number) {
    this.#row = row;
    this.#found = found;
    this.hasSlipped = row.slice(width).some((cell) => cell.trim() !== '');
    if (this.hasSlipped) this.faults.push(wording.tooManyCells);
  }

  /** What a problem may repeat of a cell. */
  quotable(text: string): string | undefined {
    return this.hasSlipped ? undefined : wording.quotable(text);
  }

  /** The words of a cell as they stand in the file. */
  raw(column: columns.ColumnName): Cell<string> {
    const index = this.#found.get(column);
    if (index === undefined) return undefined;
    const text = (this.#row[index] ?? '').trim();
    return text === '' ? null : text;
  }

  /** A cell that cannot be read counts as empty, and its fault is kept. */
  read<T>(column: columns.ColumnName, parse: (text: string) => T | Fault): Cell<T> {
    const text = this.raw(column);
    if (text === null || text === undefined) return text;
    const value = parse(text);
    if (!isFault(value)) return value;
    this.faults.push(value);
    return null;
  }

  word<T extends string>(column: columns.ColumnName, words: Readonly<Record<T, readonly string[]>>): Cell<T> {
    const mends = Object.values<readonly string[]>(words).map((names) => names[0] ?? '');
    return this.read(
      column,
      (text) => columns.findWord(words, text) ?? wording.unknownWord(heading(column), this.quotable(text), mends),
    );
  }

  day(column: columns.ColumnName): Cell<string> {
    return this.read(column, (text) => cells.readDay(text) ?? wording.badDate(heading(column), this.quotable(text)));
  }

  email(): Cell<string> {
    return this.read('email', (text) => {
      const { value, problems = [] } = cells.readEmail(text);
      if (value !== undefined) this.faults.push(...problems);
      return value ?? wording.badEmail;
    });
  }
}
