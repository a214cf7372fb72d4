/** The built website as it stands in a folder, for looking at: its links begin at the root, so it has a port of its own. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Handler } from './listen.ts';
import { plainReply, type Reply } from './reply.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** What a site of ours needs: its own files, and nothing from elsewhere. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src 'self' data:; " +
  "frame-ancestors 'none'; base-uri 'none'";

const readIfThere = (path: string): Promise<Uint8Array | undefined> => readFile(path).catch(() => undefined);

const reply = (status: number, path: string, body: Uint8Array): Reply => ({
  status,
  type: TYPES[extname(path)] ?? 'application/octet-stream',
  body,
  policy: POLICY,
});

export const serveFolder =
  (folder: string): Handler =>
  async ({ pathname }) => {
    const wanted = normalize(join(folder, decodeURIComponent(pathname)));
    if (!wanted.startsWith(folder + sep)) return plainReply(404, 'ありません。');
    const path = pathname.endsWith('/') ? join(wanted, 'index.html') : wanted;
    const found = await readIfThere(path);
    if (found !== undefined) return reply(200, path, found);
    const missing = join(folder, '404.html');
    const page = await readIfThere(missing);
    return page === undefined ? plainReply(404, 'ありません。') : reply(404, missing, page);
  };
