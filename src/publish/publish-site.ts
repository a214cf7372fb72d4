/** The public site with what is approved: built aside, compared with what stands, and put up when somebody says so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { withDatabase } from '../database/connect.ts';
import type { Content } from '../document/content.ts';
import type { Problem } from '../problems.ts';
import { buildSite } from '../site/build-site.ts';
import { sortPublications } from './approved-publications.ts';
import { type Changes, countChanges } from './list-changes.ts';
import { listFiles } from './local-host.ts';
import type { OpenPlace } from './open-place.ts';
import { uploadCutOff, uploadFailed } from './publish-problems.ts';
import { canPutBack, comparePlace, putUp, UnrecoveredError } from './put-up.ts';

export interface Published {
  /** A folder of this machine, absolute, or `sftp://…`. */
  readonly folder: string;
  readonly changes: Changes;
  readonly approved: readonly string[];
  readonly waiting: readonly string[];
  /** What the site shows no more since a consent has ended. */
  readonly leftOut: readonly Problem[];
  /** False where it was only looked at, or nothing changed. */
  readonly published: boolean;
  /** There is a former site to go back to. */
  readonly undoable: boolean;
}

interface Request {
  readonly place: OpenPlace;
  /** Shown what would change, says whether to go on. */
  readonly confirm: (changes: Changes, waiting: readonly string[]) => Promise<boolean>;
  /** Called when the upload begins, with how many files there are; what it returns is called for each. */
  readonly onUpload: (files: number) => () => void;
}

async function putWhole(built: string, place: OpenPlace, onUpload: Request['onUpload']): Promise<void> {
  const onFile = onUpload((await listFiles(built)).size);
  try {
    await putUp(built, place, onFile);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw (thrown instanceof UnrecoveredError ? uploadCutOff : uploadFailed)(place.name, reason);
  }
}

export async function publishSite(
  config: Config,
  content: Content,
  { place, confirm, onUpload }: Request,
): Promise<Published> {
  const { approved, waiting } = await withDatabase(config, (db) => sortPublications(db, content, config));
  const work = await mkdtemp(join(tmpdir(), 'tsushin-publish-'));
  try {
    const siteListing = join(work, 'listing.json');
    await writeFile(siteListing, JSON.stringify({ approved }));
    const built = join(work, 'site');
    const leftOut = await buildSite({ ...config, siteListing }, built);
    const changes = await comparePlace(built, place);
    const published = countChanges(changes) > 0 && (await confirm(changes, waiting));
    if (published) await putWhole(built, place, onUpload);
    return {
      folder: place.name,
      changes,
      approved: approved.map(({ publication }) => publication),
      waiting,
      leftOut,
      published,
      undoable: await canPutBack(place),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
