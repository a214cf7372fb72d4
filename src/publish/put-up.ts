/**
 * A site put up whole or not at all: it is made beside the one that stands and takes its place by a rename. The one
 * before is kept, so that one command brings it back. What others have put into the folder stays: it moves along.
 */
import { z } from 'zod';
import { type Changes, listChanges } from './list-changes.ts';
import { listFiles } from './local-host.ts';
import type { Files, SiteHost } from './site-host.ts';

/** Names what was put up here; a name that no web server hands out. */
const RECORD = '.ht-tsushin-site.json';

const markSchema = z.strictObject({ sha256: z.string(), bytes: z.int() });
const recordSchema = z.strictObject({ files: z.record(z.string(), markSchema) });

const NOTHING: Files = new Map();

/** Where a site stands: a folder of a disk. */
export interface SitePlace {
  readonly host: SiteHost;
  /** Absolute. */
  readonly folder: string;
}

interface Names {
  readonly standing: string;
  readonly next: string;
  readonly former: string;
  /** On its way out. */
  readonly old: string;
}

function namesOf({ host: { path }, folder }: SitePlace): Names {
  const beside = (suffix: string): string => path.join(path.dirname(folder), `.${path.basename(folder)}.${suffix}`);
  return { standing: folder, next: beside('next'), former: beside('former'), old: beside('old') };
}

/** What was put up in a folder; undefined where nothing was, or not to the end. */
async function readOwn(host: SiteHost, folder: string): Promise<Files | undefined> {
  const text = await host.readText(host.path.join(folder, RECORD));
  return text === undefined ? undefined : new Map(Object.entries(recordSchema.parse(JSON.parse(text)).files));
}

async function listStanding(host: SiteHost, folder: string): Promise<Files> {
  const files = new Map(await host.list(folder, (await readOwn(host, folder)) ?? NOTHING));
  files.delete(RECORD);
  return files;
}

/** Moves what others have put into `from`, but for paths that are taken in `to`. */
async function moveOthers(host: SiteHost, from: string, to: string): Promise<void> {
  const own = await readOwn(host, from);
  for (const name of (await listStanding(host, from)).keys()) {
    const target = host.path.join(to, name);
    if (own?.has(name) || (await host.exists(target))) continue;
    await host.makeFolder(host.path.dirname(target));
    await host.rename(host.path.join(from, name), target);
  }
}

/**
 * A publish or an undo that was cut off is put right before anything else: the site that stood stands, with all that
 * others have in it.
 */
async function recover(host: SiteHost, { standing, next, former, old }: Names): Promise<void> {
  if (!(await host.exists(standing)) && (await host.exists(former))) await host.rename(former, standing);
  if (!(await host.exists(former)) && (await host.exists(old))) await host.rename(old, former);
  if (await host.exists(standing)) {
    for (const beside of [next, former]) {
      const isWhole = (await readOwn(host, beside)) !== undefined;
      if (isWhole) await moveOthers(host, beside, standing);
    }
  }
  await host.remove(next);
  await host.remove(old);
}

/** `built` is a folder of this machine. Nothing but what a publish that was cut off left behind is changed. */
export async function comparePlace(built: string, place: SitePlace): Promise<Changes> {
  const { host, folder } = place;
  await recover(host, namesOf(place));
  const own = (await readOwn(host, folder)) ?? NOTHING;
  return listChanges(await listStanding(host, folder), await listFiles(built), new Set(own.keys()));
}

async function replace(built: string, { host, folder }: SitePlace, names: Names, onFile: () => void): Promise<void> {
  const { standing, next, former, old } = names;
  await host.makeFolder(host.path.dirname(folder));
  await host.upload(built, next, onFile);
  const record = { files: Object.fromEntries(await listFiles(built)) };
  await host.writeText(host.path.join(next, RECORD), JSON.stringify(record));
  const isFirst = !(await host.exists(standing));
  if (!isFirst) await moveOthers(host, standing, next);
  if (await host.exists(former)) await host.rename(former, old);
  if (!isFirst) await host.rename(standing, former);
  await host.rename(next, standing);
  await host.remove(old);
}

/** Thrown where a failure could not be put right: nothing may stand until the next call. */
export class UnrecoveredError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'UnrecoveredError';
  }
}

/** `built` is a folder of this machine. Where it fails, the site that stood stands as it was, or UnrecoveredError is thrown. */
export async function putUp(built: string, place: SitePlace, onFile: () => void = () => {}): Promise<void> {
  const names = namesOf(place);
  await recover(place.host, names);
  try {
    await replace(built, place, names, onFile);
  } catch (thrown) {
    await recover(place.host, names).catch(() => {
      throw new UnrecoveredError(thrown);
    });
    throw thrown;
  }
}

export const canPutBack = (place: SitePlace): Promise<boolean> => place.host.exists(namesOf(place).former);

/** Puts the former site back, and keeps the one that stood as the former. False where there is none. */
export async function putBack(place: SitePlace): Promise<boolean> {
  const { host } = place;
  const names = namesOf(place);
  const { standing, next, former } = names;
  await recover(host, names);
  if (!(await host.exists(former))) return false;
  await moveOthers(host, standing, former);
  await host.rename(standing, next);
  await host.rename(former, standing);
  await host.rename(next, former);
  return true;
}
