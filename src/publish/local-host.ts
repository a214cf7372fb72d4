/** A site that stands on a disk of this machine. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path, { join, relative, sep } from 'node:path';
import type { FileMark, Files, SiteHost } from './site-host.ts';

/** Whatever `known` said, the bytes are looked at. */
export async function listFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, FileMark>();
  for (const file of paths.sort()) {
    const bytes = await readFile(file);
    const name = relative(folder, file).split(sep).join('/');
    files.set(name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
  }
  return files;
}

export const localHost: SiteHost = {
  path,
  exists: (place) =>
    stat(place).then(
      () => true,
      () => false,
    ),
  list: listFiles,
  readText: (place) => readFile(place, 'utf8').catch(() => undefined),
  writeText: (place, text) => writeFile(place, text),
  upload: (from, to, onFile) =>
    cp(from, to, {
      recursive: true,
      filter: async (source) => {
        if ((await stat(source)).isFile()) onFile();
        return true;
      },
    }),
  makeFolder: async (place) => {
    await mkdir(place, { recursive: true });
  },
  rename,
  remove: (place) => rm(place, { recursive: true, force: true }),
};
