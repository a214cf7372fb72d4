/** A CSV file as an office's Excel saves it, as rows of words: UTF-8 with or without BOM, or Shift_JIS. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { type Fault, locate, ProblemsError } from '../problems.ts';
import * as wording from './import-problems.ts';

export type Encoding = 'auto' | 'utf-8' | 'shift_jis';

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How the files of Excel itself begin: .xlsx is a ZIP, .xls an older container. */
const WORKBOOKS = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('d0cf11e0', 'hex')];

/** UTF-8 first: Japanese in Shift_JIS is hardly ever valid UTF-8, the other way round it often is. */
function decode(bytes: Uint8Array, encoding: Encoding): string | Fault {
  if (WORKBOOKS.some((start) => start.equals(bytes.subarray(0, start.length)))) return wording.isWorkbook;
  if (encoding !== 'auto') return decodeAs(bytes, encoding) ?? wording.wrongEncoding(encoding);
  return decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, 'shift_jis') ?? wording.unknownEncoding;
}

const DELIMITERS = [',', ';', '\t'];

/** Excel writes semicolons or tabs under some settings: whichever the first line has most of. */
function guessDelimiter(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

function parseCsv(text: string): string[][] | Fault {
  try {
    return parse(text, {
      bom: true,
      delimiter: guessDelimiter(text),
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch (fault) {
    if (fault instanceof CsvError) return wording.notCsv(Number(fault.lines) || 1);
    throw fault;
  }
}

/** Rows of the file from its first; the index plus 1 is the row that Excel shows. Throws ProblemsError. */
export function readListBytes(bytes: Uint8Array, encoding: Encoding, file: string): string[][] {
  const refuse = (fault: Fault): never => {
    throw new ProblemsError([locate(fault, { file, line: 0, column: 0 })]);
  };
  const text = decode(bytes, encoding);
  if (typeof text !== 'string') return refuse(text);
  const rows = parseCsv(text);
  if (!Array.isArray(rows)) return refuse(rows);
  return rows.some((row) => row.some((cell) => cell.trim() !== '')) ? rows : refuse(wording.emptyFile);
}

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';

/** `path` is as the person gave it. */
export async function readListFile(path: string, encoding: Encoding): Promise<string[][]> {
  const bytes = await readFile(path).catch((failure: unknown) => {
    const fault = isMissing(failure) ? wording.fileMissing(path) : wording.unreadableFile;
    throw new ProblemsError([locate(fault, { file: basename(path), line: 0, column: 0 })]);
  });
  return readListBytes(bytes, encoding, basename(path));
}
