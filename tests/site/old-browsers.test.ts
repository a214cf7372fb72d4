/** The oldest browsers that readers bring are Chrome 90 (Android 8) and Safari 14: nothing that they need may be newer. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, buildFixture } from './built-site.ts';

let site: BuiltSite;

beforeAll(async () => {
  site = await buildFixture();
}, 120_000);

afterAll(() => site.remove());

/** Own scripts; Pagefind's are asked for on the search page alone, which says what to do where they do not run. */
const scripts = (): string[] => site.files.filter((file) => file.endsWith('.js') && !file.startsWith('pagefind/'));

/** Newer than the floor, by what they look like in a finished script. */
const NEWER_CALLS =
  /\.at\(|\.hasOwn\(|\.findLast(?:Index)?\(|\.to(?:Sorted|Reversed|Spliced)\(|\bstructuredClone\(|\bArray\.fromAsync\(|\.group(?:By)?\(|Promise\.withResolvers|CSS\.highlights|new Highlight\(|\(\?<[=!]/g;

/** Newer than the floor, and not such that an older browser passes it over without harm. */
const NEWER_STYLES =
  /:has\(|@container\b|@layer\b|@property\b|color-mix\(|oklch\(|\b\d[\d.]*[sld]v[hw]\b|(?<!-)\binset:|aspect-ratio:|(?<![-\w])(?:row-|column-)?gap:|:focus-within:has|(?<![-\w])(?:translate|scale|rotate):|@media[^{]*[<>]=?/g;

test('scripts are written in what those browsers read', async () => {
  expect(scripts().length).toBeGreaterThan(2);
  for (const file of scripts()) {
    const code = (await site.read(file)).toString('utf8');
    const print = (target: ts.ScriptTarget): string =>
      ts.transpileModule(code, { compilerOptions: { target, module: ts.ModuleKind.ESNext, removeComments: true } })
        .outputText;
    // Logical assignment (ES2021) is the newest syntax of both.
    expect(print(ts.ScriptTarget.ES2021), file).toBe(print(ts.ScriptTarget.ESNext));
    expect(code.match(NEWER_CALLS), file).toBeNull();
  }
});

test('styles need nothing newer', async () => {
  const sheets = site.files.filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(1);
  for (const file of sheets) expect((await site.read(file)).toString('utf8').match(NEWER_STYLES), file).toBeNull();
});

test('the lint sees what it is to find', async () => {
  expect('a{inset:0;gap:1rem}b:has(c){width:100dvw}'.match(NEWER_STYLES)).toEqual([
    'inset:',
    'gap:',
    ':has(',
    '100dvw',
  ]);
  expect('a{grid-gap:1rem;letter-spacing:0}'.match(NEWER_STYLES)).toBeNull();
  expect('x.at(-1);structuredClone(x)'.match(NEWER_CALLS)).toHaveLength(2);
  const folder = join(import.meta.dirname, '../../src/site/reader');
  for (const name of await readdir(folder)) {
    expect((await readFile(join(folder, name), 'utf8')).match(NEWER_CALLS), name).toBeNull();
  }
});
