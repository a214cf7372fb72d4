/**
 * A site put up in a folder, whole or not at all: it is made beside the one that stands and takes its place by a rename.
 * The one before is kept, so that one command brings it back.
 */
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type Changes, type Files, listChanges, readFiles } from './list-changes.ts';

/** Names what was put up here; a name that no web server hands out. */
const RECORD = '.ht-tsushin-site.json';

const recordSchema = z.strictObject({ files: z.array(z.string()) });

interface Places {
  readonly standing: string;
  readonly next: string;
  readonly former: string;
}

const placesOf = (folder: string): Places => {
  const beside = (suffix: string): string => join(dirname(folder), `.${basename(folder)}.${suffix}`);
  return { standing: folder, next: beside('next'), former: beside('former') };
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function readOwn(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => undefined);
  return new Set(text === undefined ? [] : recordSchema.parse(JSON.parse(text)).files);
}

/** Between two renames there may be no site: a publish that was cut off there is put right before anything else. */
async function recover({ standing, former }: Places): Promise<void> {
  if (!(await exists(standing)) && (await exists(former))) await rename(former, standing);
}

const standingFiles = async (folder: string): Promise<Files> => {
  const files = new Map(await readFiles(folder));
  files.delete(RECORD);
  return files;
};

export async function compareWithFolder(built: string, folder: string): Promise<Changes> {
  await recover(placesOf(folder));
  return listChanges(await standingFiles(folder), await readFiles(built), await readOwn(folder));
}

/** Files of others are carried over as they are. */
async function carryOver(folder: string, next: string, own: ReadonlySet<string>): Promise<void> {
  for (const path of (await standingFiles(folder)).keys()) {
    if (own.has(path) || (await exists(join(next, path)))) continue;
    await mkdir(dirname(join(next, path)), { recursive: true });
    await cp(join(folder, path), join(next, path), { preserveTimestamps: true });
  }
}

export async function putUp(built: string, folder: string): Promise<void> {
  const { standing, next, former } = placesOf(folder);
  await recover({ standing, next, former });
  await mkdir(dirname(folder), { recursive: true });
  await rm(next, { recursive: true, force: true });
  await cp(built, next, { recursive: true });
  await writeFile(join(next, RECORD), JSON.stringify({ files: [...(await readFiles(built)).keys()] }));
  await carryOver(standing, next, await readOwn(standing));
  await rm(former, { recursive: true, force: true });
  if (await exists(standing)) await rename(standing, former);
  await rename(next, standing);
}

/** Puts the former site back, and keeps the one that stood as the former. False where there is none. */
export async function putBack(folder: string): Promise<boolean> {
  const { standing, next, former } = placesOf(folder);
  await recover({ standing, next, former });
  if (!(await exists(former))) return false;
  await rm(next, { recursive: true, force: true });
  await rename(standing, next);
  await rename(former, standing);
  await rename(next, former);
  return true;
}
