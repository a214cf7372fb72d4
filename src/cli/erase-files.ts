/** What an erased person leaves on the disk: mails of the outbox, which go, and print runs, which are told. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outboxFolder } from '../delivery/providers/create-provider.ts';
import type { ErasedMail } from '../subscribers/erase.ts';

/** Those of which a file lies in the outbox. */
export async function findMailFiles(dataDir: string, mails: readonly ErasedMail[]): Promise<ErasedMail[]> {
  const found: ErasedMail[] = [];
  for (const mail of mails) {
    const there = await readdir(outboxFolder(dataDir, mail.publication)).catch((): string[] => []);
    if (there.includes(`${mail.deliveryId}.eml`)) found.push(mail);
  }
  return found;
}

/** Returns how many there were. */
export async function removeMailFiles(dataDir: string, mails: readonly ErasedMail[]): Promise<number> {
  const found = await findMailFiles(dataDir, mails);
  for (const { deliveryId, publication } of mails) {
    const folder = outboxFolder(dataDir, publication);
    for (const name of [`${deliveryId}.eml`, `${deliveryId}.eml.draft`]) await rm(join(folder, name), { force: true });
  }
  return found.length;
}

const LIST_NAME = /郵送名簿\.csv$/u;
const TEST_SHEET = /^試し刷り/u;

/** A mailing house may have asked for Shift_JIS. */
const ENCODINGS = ['utf-8', 'shift_jis'] as const;

async function isNamedIn(list: string, number: string): Promise<boolean> {
  const bytes = await readFile(list);
  return ENCODINGS.some((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return text.includes(`"${number}"`) || text.includes(`"'${number}"`);
  });
}

/** The files of each folder, test sheets left out. */
async function readFolders(root: string): Promise<Map<string, Dirent[]>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((): Dirent[] => []);
  const files = entries.filter((entry) => entry.isFile() && !TEST_SHEET.test(entry.name));
  return Map.groupBy(files, ({ parentPath }) => parentPath);
}

/** Folders of print runs that may hold this person: the list beside the labels says so, or there is none to ask. */
export async function findPrintFolders(dataDir: string, number: string): Promise<string[]> {
  const found: string[] = [];
  for (const [folder, files] of await readFolders(join(dataDir, 'print'))) {
    const lists = files.filter(({ name }) => LIST_NAME.test(name));
    const named = await Promise.all(lists.map(({ name }) => isNamedIn(join(folder, name), number)));
    if (lists.length === 0 || named.includes(true)) found.push(folder);
  }
  return found.sort();
}
