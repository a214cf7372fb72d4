/** A name that nobody has written or built is a slip of the fingers: told with the name that was meant, as `check` does. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { publicationUnknown } from '../editions/edition-problems.ts';
import { openEditionStore } from '../editions/store.ts';
import { locate, ProblemsError } from '../problems.ts';
import { nearestPublication, normalizePublication } from './publications.ts';

const FOLDERS = ['issues', 'events', 'staff', 'corrections'] as const;

/** By the names of files alone: what stands in them may be broken just now. */
async function listNames(contentDir: string): Promise<string[]> {
  const listed = FOLDERS.map(async (folder) => {
    const names = await readdir(join(contentDir, folder)).catch(() => []);
    return names.map((name) => `${folder}/${name.replace(/\.mdx$/, '')}`);
  });
  return (await Promise.all(listed)).flat();
}

/** The publication that was typed. Throws ProblemsError where there is none of that name. */
export async function requirePublication(
  { contentDir, dataDir }: Pick<Config, 'contentDir' | 'dataDir'>,
  typed: string,
): Promise<string> {
  const publication = normalizePublication(typed);
  const known = await listNames(contentDir);
  const isKnown = known.includes(publication) || (await openEditionStore(dataDir).latest(publication)) !== undefined;
  if (isKnown) return publication;
  const near = nearestPublication(publication, known);
  throw new ProblemsError([locate(publicationUnknown(typed, near), { file: typed, line: 0, column: 0 })]);
}
