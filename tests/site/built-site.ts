/** Sites as they are published: that of tests/fixtures/site, the real one, and those of a test's own content. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { oneAtATime } from '../../src/site/one-at-a-time.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/site', import.meta.url));

/** The real newsletter. */
export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

export interface BuiltSite {
  readonly dir: string;
  /** Paths from the site's root with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly read: (file: string) => Promise<Buffer>;
}

/** What a file is served as: `issues/x/index.html` → `/issues/x/`. */
export const toPath = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

async function openBuilt(dir: string): Promise<BuiltSite> {
  return { dir, files: await listFiles(dir), read: (file) => readFile(join(dir, file)) };
}

const buildInto = (contentDir: string, work: string): Promise<unknown> =>
  buildSite(readConfig({ CONTENT_DIR: contentDir, DATA_DIR: join(work, 'data') }), join(work, 'site'));

/** Builds a content folder into a temporary folder. */
export async function buildFixture(contentDir: string): Promise<BuiltSite & { remove: () => Promise<void> }> {
  const work = await mkdtemp(join(tmpdir(), 'tsushin-site-'));
  await buildInto(contentDir, work);
  const site = await openBuilt(join(work, 'site'));
  return { ...site, remove: () => rm(work, { recursive: true, force: true }) };
}

/** The site of a content folder that does not change, built once a run. */
export async function openShared(contentDir: string = FIXTURE): Promise<BuiltSite> {
  const work = join(inject('sites'), createHash('sha256').update(contentDir).digest('hex').slice(0, 8));
  await oneAtATime(`${work}.lock`, async () => {
    if (!existsSync(join(work, 'site'))) await buildInto(contentDir, work);
  });
  return openBuilt(join(work, 'site'));
}
