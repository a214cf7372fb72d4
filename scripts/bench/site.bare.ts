/** The same MDX with every component an empty one, and nothing else: what Astro itself needs. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timed } from './bench.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const run = promisify(execFile);

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

/** Milliseconds. */
export async function buildBare(content: string): Promise<number> {
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
