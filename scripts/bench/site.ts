/**
 * How long the site takes to build when it has grown to 100 issues and 300 events, beside a bare Astro build of the same
 * pages, and how heavy an issue's page is over the wire. The content is the sample's, over and over under other names.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readConfig } from '../../src/config.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { type Bench, type Figure, formatMs, formatRatio, timed } from './bench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(ROOT, 'content');
const ISSUES = 100;
const EVENTS = 300;

const run = promisify(execFile);

const padded = (number: number): string => String(number).padStart(3, '0');

/** Days and weekdays of the text go with the date, so the date stays. */
const renumber = (text: string, index: number): string => text.replace(/^number: .*$/m, `number: ${index + 1}`);

/** The sample's own events stay, since issues refer to them. */
async function growContent(folder: string): Promise<void> {
  await cp(SAMPLE, folder, { recursive: true });
  const issues = (await readdir(join(SAMPLE, 'issues'))).filter((name) => !name.startsWith('.')).sort();
  const events = (await readdir(join(SAMPLE, 'events'))).filter((name) => name.endsWith('.mdx')).sort();
  for (let index = issues.length; index < ISSUES; index += 1) {
    const source = issues[index % issues.length] ?? '';
    const target = join(folder, 'issues', `bench-${padded(index)}`);
    await cp(join(SAMPLE, 'issues', source), target, { recursive: true });
    const file = join(target, 'index.mdx');
    await writeFile(file, renumber(await readFile(file, 'utf8'), index));
  }
  for (let index = events.length; index < EVENTS; index += 1) {
    await cp(
      join(SAMPLE, 'events', events[index % events.length] ?? ''),
      join(folder, 'events', `bench-${padded(index)}.mdx`),
    );
  }
}

const COMPONENTS = /<\/?([A-Z][A-Za-z]*)/g;

async function listPages(folder: string): Promise<{ name: string; text: string }[]> {
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => /(?:issues|events)[\\/].*\.mdx$/.test(name)).sort();
  return Promise.all(
    pages.map(async (name) => ({
      name: name.replace(/[\\/]/g, '-'),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

/** The same MDX with every component an empty one, and nothing else: what Astro itself needs. */
async function buildBare(content: string): Promise<number> {
  const project = await mkdtemp(join(ROOT, '.astro', 'bench-'));
  try {
    const pages = await listPages(content);
    const used = [
      ...new Set(pages.flatMap(({ text }) => [...text.matchAll(COMPONENTS)].map(([, name = '']) => name))),
    ].sort();
    await mkdir(join(project, 'src/pages'), { recursive: true });
    await mkdir(join(project, 'src/mdx'), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'), 'junction');
    await writeFile(join(project, 'src/Any.astro'), '<div><slot /></div>');
    await writeFile(join(project, 'package.json'), '{ "type": "module" }');
    await writeFile(
      join(project, 'astro.config.mjs'),
      "import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()] };\n",
    );
    for (const { name, text } of pages) await writeFile(join(project, 'src/mdx', name), text);
    await writeFile(
      join(project, 'src/pages/[page].astro'),
      `---
import Any from '../Any.astro';
export function getStaticPaths() {
  return Object.entries(import.meta.glob('../mdx/*.mdx', { eager: true })).map(([path, page]) => ({
    params: { page: path.replace(/^.*\\/|\\.mdx$/g, '') }, props: { page },
  }));
}
const { Content } = Astro.props.page;
const components = { ${used.map((name) => `${name}: Any`).join(', ')} };
---
<html lang="ja"><head><title>bench</title></head><body><Content components={components} /></body></html>
`,
    );
    return (
      await timed(() =>
        run(process.execPath, [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build'], { cwd: project }),
      )
    ).ms;
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

const timeBuild = async (contentDir: string, dataDir: string, out: string): Promise<number> =>
  (await timed(() => buildSite(readConfig({ CONTENT_DIR: contentDir, DATA_DIR: dataDir }), out))).ms;

/** HTML, style, fonts and script of one page with compression; pictures apart. */
async function weigh(site: string, page: string): Promise<{ all: number; script: number }> {
  const read = (path: string): Promise<Buffer> => readFile(join(site, path));
  const wire = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;
  const html = await read(`${page}/index.html`);
  const linked = [...html.toString('utf8').matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map(
    ([, path = '']) => path,
  );
  const fonts = (await readdir(join(site, 'fonts'))).filter((name) => name.endsWith('.woff2'));
  const weights = await Promise.all(linked.map(async (path) => ({ path, bytes: wire(await read(path)) })));
  const fontBytes = await Promise.all(fonts.map(async (name) => (await read(join('fonts', name))).length));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    all: wire(html) + sum(weights.map(({ bytes }) => bytes)) + sum(fontBytes),
    script: sum(weights.filter(({ path }) => path.endsWith('.js')).map(({ bytes }) => bytes)),
  };
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

export const siteBench: Bench = {
  name: 'site',
  async run(): Promise<readonly Figure[]> {
    const work = await mkdtemp(join(tmpdir(), 'tsushin-bench-site-'));
    try {
      const [content, data, out, small] = ['content', 'data', 'site', 'small'].map((name) => join(work, name));
      if (content === undefined || data === undefined || out === undefined || small === undefined) return [];
      await growContent(content);
      const cold = await timeBuild(content, data, out);
      const warm = await timeBuild(content, data, out);
      const bare = await buildBare(content);
      await timeBuild(SAMPLE, data, small);
      const [sample, grown] = [await weigh(small, 'issues/2023-summer'), await weigh(out, 'issues/2023-summer')];
      return [
        { name: `${ISSUES} issues and ${EVENTS} events, cold`, value: formatMs(cold) },
        { name: 'with pictures at hand', value: formatMs(warm) },
        { name: 'bare Astro build of the same pages', value: formatMs(bare) },
        { name: 'ratio', value: formatRatio(warm, bare) },
        { name: 'issue page over the wire', value: kilobytes(sample.all) },
        { name: 'of it script', value: kilobytes(sample.script) },
        { name: `issue page among ${ISSUES} issues`, value: kilobytes(grown.all) },
      ];
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
};
