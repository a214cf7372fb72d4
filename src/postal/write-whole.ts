/** A folder that is there whole or not at all: written beside its place, then renamed into it. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Replaces what stood at `dir`; on any failure the former folder is as it was. */
export async function writeWhole(dir: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  const fresh = `${dir}.new`;
  const former = `${dir}.old`;
  await rm(fresh, { recursive: true, force: true });
  await rm(former, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true });
  try {
    await mkdir(fresh);
    for (const [name, content] of files) await writeFile(join(fresh, name), content);
    await rename(dir, former).catch(ignoreMissing);
    await rename(fresh, dir).catch(async (reason: unknown) => {
      await rename(former, dir).catch(ignoreMissing);
      throw reason;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await rm(former, { recursive: true, force: true });
}

function ignoreMissing(reason: unknown): void {
  if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return;
  throw reason;
}
