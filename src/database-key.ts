/** The file that holds the key of the list: there with a whole key or not at all, also when two processes make it. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** libsql leaves a list in plain text where its key is empty. */
const SHORTEST_KEY = 32;

export const isLongEnough = (key: string): boolean => key.length >= SHORTEST_KEY;

const hasCode = (fault: unknown, code: string): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === code;

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
}

function writeToDisk(file: string, text: string): void {
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Linked, so that of two processes the second finds the key of the first; moved where a disk has no links. */
function putInPlace(fresh: string, file: string): void {
  try {
    linkSync(fresh, file);
  } catch (fault) {
    if (!hasCode(fault, 'EEXIST')) renameSync(fresh, file);
  }
}

function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.new`;
  try {
    writeToDisk(fresh, `${randomBytes(32).toString('base64url')}\n`);
    putInPlace(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** As it stands in the file, which may have lost its end; made where there is none. */
export function readOrMakeKey(file: string): string {
  const known = readIfThere(file);
  if (known !== undefined) return known;
  makeKeyFile(file);
  return readIfThere(file) ?? '';
}
