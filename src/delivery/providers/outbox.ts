/**
 * Writes each mail as an .eml file into a folder: the default, so that nothing leaves the machine by mistake. Files
 * are named by delivery and appear whole, so handing over the same chunk again doubles nothing.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sealAsMime } from './mime.ts';
import type { Outcome, Provider, Sealed } from './provider.ts';

const CHUNK_SIZE = 100;

/** Written at the same time; the disk's own wait dominates. */
const AT_ONCE = 16;

const readIfThere = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.draft`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => {});
    throw fault;
  }
}

const pathOf = (folder: string, deliveryId: string): string => join(folder, `${deliveryId}.eml`);

/** true where the file was there already with the same bytes. */
async function writeMail(folder: string, deliveryId: string, bytes: Uint8Array): Promise<boolean> {
  const path = pathOf(folder, deliveryId);
  if ((await readIfThere(path))?.equals(bytes) === true) return true;
  await writeWhole(path, bytes);
  return false;
}

const reasonOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC'
    ? 'ディスクの空きがありません。いらないファイルを消してください。'
    : `送信箱のフォルダーに書き込めません（${fault instanceof Error && 'code' in fault ? String(fault.code) : '理由不明'}）。`;

/** Nobody may find a mail of which the ledger says that it was not handed over. */
async function takeBack(folder: string, deliveryIds: readonly string[], fault: unknown): Promise<Outcome> {
  const removed = await Promise.allSettled(deliveryIds.map((id) => rm(pathOf(folder, id), { force: true })));
  const isClean = removed.every(({ status }) => status === 'fulfilled');
  const reason = reasonOf(fault);
  return isClean ? { kind: 'retry-later', reason, stop: true } : { kind: 'unknown', reason };
}

async function writeAll(folder: string, { messages, bodies }: Sealed): Promise<Outcome> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fresh: string[] = [];
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    const part = messages.slice(start, start + AT_ONCE);
    const written = await Promise.allSettled(
      part.map(({ deliveryId }, index) => writeMail(folder, deliveryId, bodies[start + index] ?? new Uint8Array())),
    );
    for (const [index, { deliveryId }] of part.entries()) {
      const one = written[index];
      if (one?.status === 'rejected' || one?.value === false) fresh.push(deliveryId);
    }
    const failed = written.find((one) => one.status === 'rejected');
    if (failed !== undefined) return takeBack(folder, fresh, failed.reason);
  }
  return fresh.length === 0 ? { kind: 'duplicate' } : { kind: 'submitted' };
}

/** `folder` is made where it is missing. */
export function createOutbox(folder: string): Provider {
  return {
    name: 'outbox',
    leavesTheMachine: false,
    chunkSize: CHUNK_SIZE,
    repeatableMs: Number.POSITIVE_INFINITY,
    objectTo: () => undefined,
    seal: sealAsMime,
    handOver: (sealed) =>
      writeAll(folder, sealed).catch((fault: unknown) => ({
        kind: 'retry-later',
        reason: reasonOf(fault),
        stop: true,
      })),
    close: () => {},
  };
}
