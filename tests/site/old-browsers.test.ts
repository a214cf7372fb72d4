/**
 * The oldest browsers that readers bring (`browserslist` in package.json: Android 8, Safari 14) must show every page. Two
 * lints look at what is built; what these do not know yet is looked for by name.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import browserslist from 'browserslist';
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type BuiltSite, openShared } from './built-site.ts';

const FLOOR = browserslist();
const DOIUSE = join(import.meta.dirname, '../../node_modules/doiuse/bin/cli.js');
const run = promisify(execFile);

let site: BuiltSite;

beforeAll(async () => {
  site = await openShared();
}, 120_000);

/** Own scripts; Pagefind's are asked for on the search page alone, which says what to do where they do not run. */
const scripts = (): string[] => site.files.filter((file) => file.endsWith('.js') && !file.startsWith('pagefind/'));

const sheets = (): string[] => site.files.filter((file) => file.endsWith('.css'));

const read = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    compat.configs['flat/recommended'],
    // Logical assignment (ES2021) is the newest syntax of both.
    { languageOptions: { ecmaVersion: 2021, sourceType: 'module' }, settings: { browsers: FLOOR } },
  ],
});

async function lintScript(code: string): Promise<string[]> {
  const results = await eslint.lintText(code);
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

/** Calls that eslint-plugin-compat takes for those of older objects. */
const NEWER_CALLS =
  /\.findLast(?:Index)?\(|\.to(?:Sorted|Reversed|Spliced)\(|\bfromAsync\(|\bgroupBy\(|withResolvers|canParse\(|CSS\.highlights|\(\?<[=!]/g;

const useSchema = z.object({ feature: z.string() });

/** Features by the names of caniuse.com. */
async function lintStyles(styles: string): Promise<string[]> {
  const path = join(site.dir, '..', `styles-${randomUUID()}.css`);
  await writeFile(path, styles);
  const { stdout } = await run(process.execPath, [DOIUSE, '--browsers', FLOOR.join(', '), '--json', path], {
    maxBuffer: 1 << 27,
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return [...new Set(lines.map((line) => useSchema.parse(JSON.parse(line)).feature))].sort();
}

/** What those browsers pass over or know in part, and why nobody misses it. */
const HARMLESS: Readonly<Record<string, string>> = {
  'text-size-adjust': 'only phones make letters larger by themselves, and theirs know it',
  'text-emphasis': 'known with its prefix, which stands beside it',
  'text-decoration': 'the line under a link is drawn, whatever its thickness',
  'css-focus-visible': 'without it every focus is marked, that of a finger too',
  'css-marker-pseudo': 'markers have the colour of the words instead',
  'css-overflow': 'the values in use are old',
  'css-display-contents': 'of a plain container: what it lacks concerns buttons and tables',
  'css-paged-media': 'paper then has the margins of the printer',
  multicolumn: 'on paper; what it lacks is a nicety of breaks',
};

/** Newer than the floor, unknown to doiuse, and not such that an older browser passes it over without harm. */
const NEWER_STYLES =
  /@property\b|color-mix\(|aspect-ratio:|(?<![-\w])(?:translate|scale|rotate):|@media[^{]*[<>]=?|(?<!overflow-wrap:break-word;)overflow-wrap:anywhere/g;

test('scripts are written in what those browsers read, and call nothing that they lack', async () => {
  expect(scripts().length).toBeGreaterThan(2);
  for (const file of scripts()) {
    const code = await read(file);
    expect(await lintScript(code), file).toEqual([]);
    expect(code.match(NEWER_CALLS), file).toBeNull();
  }
});

test('styles need nothing newer', async () => {
  expect(sheets().length).toBeGreaterThan(1);
  const styles = (await Promise.all(sheets().map(read))).join('\n');
  expect(await lintStyles(styles)).toEqual(Object.keys(HARMLESS).sort());
  expect(styles.match(NEWER_STYLES)).toBeNull();
});

test('the lints see what they are to find', async () => {
  expect(FLOOR).toEqual(['chrome 90', 'ios_saf 14.0-14.4', 'safari 14']);
  expect(await lintScript('structuredClone(x)')).toHaveLength(1);
  expect(await lintScript('class A { #a() {} }')).toHaveLength(1);
  expect('Object.groupBy(x); x.findLast(y)'.match(NEWER_CALLS)).toHaveLength(2);
  const newer = 'a{display:flex;gap:1rem}\nb:has(c){width:100dvw}\n';
  expect(await lintStyles(newer)).toEqual(['css-has', 'flexbox-gap', 'viewport-unit-variants']);
  expect('a{overflow-wrap:anywhere;translate:1px}'.match(NEWER_STYLES)).toHaveLength(2);
  expect('a{overflow-wrap:break-word;overflow-wrap:anywhere}'.match(NEWER_STYLES)).toBeNull();
});
