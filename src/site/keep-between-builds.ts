/** What takes long to make and follows from its name alone, kept in a folder between builds. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file `name` of `folder`; made where it is missing, and never seen half written. */
export async function keepBetweenBuilds(
  folder: string,
  name: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const file = join(folder, name);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;
  const bytes = await make();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
  return bytes;
}
