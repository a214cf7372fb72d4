/** Pixels and bytes of picture files. A file is looked into again only when it has changed. */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isHeic } from '../heic.ts';
import type { PictureFile } from './rule.ts';

interface Known {
  readonly stamp: string;
  readonly file: PictureFile | undefined;
}

const known = new Map<string, Known>();

/** How a whole file ends; after it a camera may have added something of its own. */
const ENDS: Readonly<Record<string, Buffer>> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from([0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]),
};

async function endsWhole(path: string, bytes: number, format: string): Promise<boolean> {
  const end = ENDS[format];
  if (end === undefined || bytes < end.length) return false;
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(end.length), 0, end.length, bytes - end.length);
    return buffer.equals(end);
  } finally {
    await file.close();
  }
}

/** What does not end as it should is drawn small, which shows whether it is whole; a vector has no pixels to measure. */
async function measure(path: string, bytes: number): Promise<PictureFile | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(path, { failOn: 'error' });
    const { autoOrient, format } = await picture.metadata();
    if (!(await endsWhole(path, bytes, format))) await picture.resize(8).raw().toBuffer();
    return format === 'svg' ? undefined : { ...autoOrient, bytes };
  } catch {
    return isHeic(await readFile(path)) ? 'heic' : 'unreadable';
  }
}

async function look(path: string): Promise<PictureFile | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const stamp = `${found.size} ${found.mtimeMs}`;
  const last = known.get(path);
  if (last?.stamp === stamp) return last.file;
  const file = await measure(path, found.size);
  known.set(path, { stamp, file });
  return file;
}

export async function measurePictures(
  contentDir: string,
  sources: ReadonlySet<string>,
): Promise<Map<string, PictureFile>> {
  const files = await Promise.all(
    [...sources].sort().map(async (src) => [src, await look(join(contentDir, src))] as const),
  );
  return new Map(files.flatMap(([src, file]) => (file === undefined ? [] : [[src, file] as const])));
}
