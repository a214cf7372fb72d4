/** What a new site changes of the one that stands: file by file, by their bytes. */
import type { Files } from './site-host.ts';

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** `own` are the paths that were put up before: whatever else stands there belongs to somebody else and stays. */
export function listChanges(before: Files, after: Files, own: ReadonlySet<string>): Changes {
  return {
    added: [...after.keys()].filter((path) => !before.has(path)),
    changed: [...after]
      .filter(([path, { sha256 }]) => before.has(path) && before.get(path)?.sha256 !== sha256)
      .map(([path]) => path),
    removed: [...before.keys()].filter((path) => own.has(path) && !after.has(path)),
  };
}

export const countChanges = ({ added, changed, removed }: Changes): number =>
  added.length + changed.length + removed.length;
