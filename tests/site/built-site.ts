/** The site of tests/fixtures/site, and the same served to the browser. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config.ts';
import { buildSite } from '../../src/site/build-site.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/site', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
};

export interface BuiltSite {
  readonly dir: string;
  /** Paths from the site's root with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly read: (file: string) => Promise<Buffer>;
  readonly remove: () => Promise<void>;
}

/** What a file is served as: `issues/x/index.html` → `/issues/x/`. */
export const toPath = (file: string): string => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Builds a content folder into a temporary folder. */
export async function buildFixture(contentDir: string = FIXTURE): Promise<BuiltSite> {
  const work = await mkdtemp(join(tmpdir(), 'tsushin-site-'));
  const dir = join(work, 'site');
  await buildSite(readConfig({ CONTENT_DIR: contentDir, DATA_DIR: join(work, 'data') }), dir);
  return {
    dir,
    files: await listFiles(dir),
    read: (file) => readFile(join(dir, file)),
    remove: () => rm(work, { recursive: true, force: true }),
  };
}

/** A plain web server, as rented web space is one. */
export async function serveSite({ dir }: BuiltSite): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(dir, file)).then(
      (bytes) =>
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes),
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
