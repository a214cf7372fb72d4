import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkArchitecture } from './architecture.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The lines of complaint about a source tree given as `{ 'src/…': text }`. */
const check = (files: Record<string, string>) => checkArchitecture(new Map(Object.entries(files)));

describe('the source', () => {
  it('keeps to the house rules', () => {
    const paths = existsSync(`${root}src`) ? globSync('src/**/*.{ts,astro}', { cwd: root }) : [];
    const files = new Map(
      paths.map((path) => [
        path.replaceAll('\\', '/'),
        readFileSync(`${root}${path}`, 'utf8').replaceAll('\r\n', '\n'),
      ]),
    );
    expect(checkArchitecture(files)).toEqual([]);
  });
});

describe('checkArchitecture', () => {
  it('accepts the flow from document to reports', () => {
    const files = {
      'src/document/parse.ts': "import { problem } from '../problems.ts';",
      'src/render/text/render.ts': "import { parse } from '../../document/parse.ts';",
      'src/config.ts': 'export const home = process.env.HOME;',
      'src/pages/index.astro': "---\nimport { getCollection } from 'astro:content';\n---\n<p>env</p>",
    };
    expect(check(files)).toEqual([]);
  });

  const upward: [what: string, path: string, text: string][] = [
    ['an upward import', 'src/document/a.ts', "import { send } from '../delivery/send.ts';"],
    ['an upward type import', 'src/render/a.ts', "import type { Edition } from '../editions/edition.ts';"],
    ['an upward re-export', 'src/problems.ts', "export * from './config.ts';"],
    ['an upward import on demand', 'src/postal/a.ts', "const send = await import('../delivery/send.ts');"],
    ['an upward import in a type', 'src/postal/a.ts', "type Send = import('../delivery/send.ts').Send;"],
    ['the site reaching into the list', 'src/pages/a.astro', "---\nimport '../subscribers/list.ts';\n---\n"],
    [
      'a script of the site reaching into the list',
      'src/pages/a.astro',
      "<script>import '../subscribers/list.ts';</script>",
    ],
    ['an import of the site', 'src/cli/a.ts', "import '../pages/a.ts';"],
    ['an import of a test', 'src/cli/a.ts', "import '../../tests/a.ts';"],
    ['a folder nobody placed', 'src/stuff/a.ts', ''],
    ['astro:* outside the site', 'src/render/a.ts', "import { getCollection } from 'astro:content';"],
    ['a virtual module outside the site', 'src/cli/a.ts', "import 'virtual:x';"],
    ['process.env', 'src/delivery/a.ts', 'const key = process.env.KEY;'],
    ['process.env taken apart', 'src/delivery/a.ts', 'const { env } = process;'],
    ['process.env by import', 'src/delivery/a.ts', "import { env } from 'node:process';"],
    ['process.env in a template', 'src/pages/a.astro', '<p>{process.env.HOME}</p>'],
    ['any', 'src/document/a.ts', 'export const a: any = 1;'],
    ['as any', 'src/document/a.ts', 'export const a = 1 as any;'],
    ['@ts-ignore', 'src/document/a.ts', '// @ts-ignore\nexport const a = 1;'],
    ['a long file', 'src/document/a.ts', '\n'.repeat(301)],
    ['a drawer', 'src/document/utils.ts', ''],
    ['a drawer with a prefix', 'src/document/date-helpers.ts', ''],
    ['a folder that is a drawer', 'src/document/common/a.ts', ''],
  ];
  it.each(upward)('refuses %s', (_, path, text) => {
    const faults = check({ [path]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(path);
  });

  it('does not take a word in text for code', () => {
    const text =
      "// any reader, as any other: import './x'\nexport const words = ['any', 'import x from \"../delivery/a.ts\"'];";
    expect(check({ 'src/document/a.ts': text })).toEqual([]);
  });

  it('lets components of a tree call each other', () => {
    const files = {
      'src/components/Blocks.astro': "---\nimport List from './List.astro';\n---\n<List />",
      'src/components/List.astro': "---\nimport Blocks from './Blocks.astro';\n---\n<Blocks />",
    };
    expect(check(files)).toEqual([]);
  });

  it('names the files of a cycle', () => {
    const files = {
      'src/document/a.ts': "import './b.ts';",
      'src/document/b.ts': "import type { C } from './c.ts';",
      'src/document/c.ts': "export * from './a.ts';",
    };
    expect(check(files)).toEqual([
      'cycle: src/document/a.ts → src/document/b.ts → src/document/c.ts → src/document/a.ts',
    ]);
  });
});
