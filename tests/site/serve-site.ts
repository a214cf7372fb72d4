/** A site served as rented web space serves it: plain files, packed where that helps. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'text/xml',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
};

/** What `.htaccess` lets the server pack. */
const PACKED = /^(?:text\/|application\/json|image\/svg)/;

const kept = new Map<string, Buffer>();

function pack(file: string, bytes: Buffer): Buffer {
  const packed = kept.get(file) ?? gzipSync(bytes);
  kept.set(file, packed);
  return packed;
}

export async function serveSite(dir: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(dir, path.endsWith('/') ? `${path}index.html` : path);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    readFile(file).then(
      (bytes) => {
        if (!PACKED.test(type)) response.writeHead(200, { 'content-type': type }).end(bytes);
        else response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(pack(file, bytes));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
