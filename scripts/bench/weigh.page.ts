/** How heavy a page of the built site is over the wire, with compression; pictures apart. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface Weight {
  /** Bytes of HTML, style, fonts and script. */
  readonly all: number;
  /** Bytes of script, uncompressed. */
  readonly script: number;
  /** What the page asks for beside itself, from the root of the site. */
  readonly paths: readonly string[];
}

/** `file` is the page's, from the site's folder. */
export async function weighPage(site: string, file: string): Promise<Weight> {
  const html = await readFile(join(site, file));
  const linked = [...html.toString('utf8').matchAll(/\s(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map(
    ([, path = '']) => path,
  );
  const sheets = await Promise.all(
    linked.filter((path) => path.endsWith('.css')).map((path) => readFile(join(site, path), 'utf8')),
  );
  const fonts = sheets.flatMap((sheet) =>
    [...sheet.matchAll(/url\("?([^")]+\.woff2)"?\)/g)].map(([, name]) => `/fonts/${name}`),
  );
  const paths = [...new Set([...linked, ...fonts])];
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(site, path)) })));
  const wire = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const scripts = files.filter(({ path }) => path.endsWith('.js'));
  return {
    all: wire(html) + sum(files.map(({ path, bytes }) => (path.endsWith('.woff2') ? bytes.length : wire(bytes)))),
    script: sum(scripts.map(({ bytes }) => bytes.length)),
    paths,
  };
}
