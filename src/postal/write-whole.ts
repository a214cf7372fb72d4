/**
 * A folder that is there whole or not at all: written beside its place, then renamed into it. It holds names and
 * addresses, so nobody else on the machine may read it.
 */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Replaces what stood at `dir`; on any failure the former folder is as it was. */
export async function writeWhole(dir: string, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> {
  const fresh = `${dir}.new`;
  const former = `${dir}.old`;
  await rm(fresh, { recursive: true, force: true });
  await rm(former, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true, mode: 0o700 });
  try {
    await mkdir(fresh, { mode: 0o700 });
    for (const [name, content] of files) await writeFile(join(fresh, name), content, { mode: 0o600 });
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
