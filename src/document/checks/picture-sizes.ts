/** Pixels and bytes of picture files. A file is looked into again only when it has changed. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureSize } from './rule.ts';

interface Known {
  readonly stamp: string;
  readonly size: PictureSize | undefined;
}

const known = new Map<string, Known>();

/** Undefined for a file that is no picture; those that make pictures name it. */
async function measure(path: string, bytes: number): Promise<PictureSize | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    const { autoOrient, format } = await sharp(path).metadata();
    return format === 'svg' ? undefined : { ...autoOrient, bytes };
  } catch {
    return undefined;
  }
}

async function sizeOf(path: string): Promise<PictureSize | undefined> {
  const file = await stat(path).catch(() => undefined);
  if (file === undefined || file.size === 0) return undefined;
  const stamp = `${file.size} ${file.mtimeMs}`;
  const last = known.get(path);
  if (last?.stamp === stamp) return last.size;
  const size = await measure(path, file.size);
  known.set(path, { stamp, size });
  return size;
}

export async function measurePictures(
  contentDir: string,
  sources: ReadonlySet<string>,
): Promise<Map<string, PictureSize>> {
  const sizes = await Promise.all(
    [...sources].sort().map(async (src) => [src, await sizeOf(join(contentDir, src))] as const),
  );
  return new Map(sizes.flatMap(([src, size]) => (size === undefined ? [] : [[src, size] as const])));
}
