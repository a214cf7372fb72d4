/** What a new site changes of the one that stands: file by file, by their bytes. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** sha256 by path from the site's root, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Empty for a folder that is not there. */
export async function readFiles(dir: string): Promise<Files> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const name = relative(dir, path).split(sep).join('/');
    files.set(
      name,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return files;
}

/** `own` are the paths that were put up before: whatever else stands there belongs to somebody else and stays. */
export function listChanges(before: Files, after: Files, own: ReadonlySet<string>): Changes {
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after].filter(([path, hash]) => before.has(path) && before.get(path) !== hash).map(([path]) => path),
    removed: [...before.keys()].filter((path) => own.has(path) && !after.has(path)),
  };
}

export const countChanges = ({ added, changed, removed }: Changes): number =>
  added.length + changed.length + removed.length;
