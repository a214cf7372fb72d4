/** `check` and `build` as programs and people call them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../src/editions/digest.ts';
import { manifestSchema } from '../../src/editions/manifest.ts';
import { openTsushin } from '../delivery/tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const CONTENT = join(import.meta.dirname, '..', '..', 'content');
const builtSchema = z.array(
  z.strictObject({
    publication: z.string(),
    edition: z.hex(),
    dir: z.string(),
    files: manifestSchema.shape.files,
  }),
);

type Built = z.output<typeof builtSchema>[number];

let contentDir = '';
let east: Built | undefined;
const dataDir = (): string => join(contentDir, '..', 'data');

beforeAll(() => {
  contentDir = join(mkdtempSync(join(tmpdir(), 'content-')), 'content');
  cpSync(CONTENT, contentDir, { recursive: true });
});
afterAll(() => rmSync(join(contentDir, '..'), { recursive: true, force: true }));

async function build(environment: Record<string, string>): Promise<Built> {
  const tsushin = openTsushin({ CONTENT_DIR: contentDir, ...environment });
  const { code, stdout, stderr } = await tsushin.run('build', PUBLICATION, '--json');
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(code).toBe(0);
  const [edition] = builtSchema.parse(JSON.parse(stdout));
  if (edition === undefined) throw new Error('nothing was built');
  return edition;
}

/** Built once, by the first test that asks; the others compare with it. */
async function buildEast(): Promise<Built> {
  east ??= await build({ TZ: 'Pacific/Kiritimati', DATA_DIR: dataDir() });
  return east;
}

describe('build', () => {
  it('gives every audience, reading and size in every medium, as bytes that match their hashes', async () => {
    const { dir, files } = await buildEast();
    const count = (medium: string): number => files.filter((file) => file.medium === medium).length;
    const counts = { html: count('html'), text: count('text'), pdf: count('pdf'), script: count('script') };
    expect(counts).toEqual({ html: 4, text: 4, pdf: 8, script: 2 });
    for (const file of files) {
      const bytes = readFileSync(join(dir, file.path));
      expect([file.path, sha256(bytes), bytes.length]).toEqual([file.path, file.sha256, file.bytes]);
    }
  });

  it('gives the same hash in another time zone', async () => {
    const { edition, files } = await buildEast();
    const west = await build({ TZ: 'America/Los_Angeles' });
    expect(west.files).toEqual(files);
    expect(west.edition).toBe(edition);
  });

  it('freezes nothing where a file is broken, names every problem, and leaves the former edition alone', async () => {
    const { edition } = await buildEast();
    const file = join(contentDir, 'issues', '2023-summer', 'index.mdx');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n# だめな見出し\n\n<Evnt id="a" />\n`);
    const { code, stdout, stderr } = await openTsushin({ CONTENT_DIR: contentDir, DATA_DIR: dataDir() }).run(
      'build',
      PUBLICATION,
      '--json',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('<Event> と書いてください。');
    const { problems } = z.object({ problems: z.array(z.object({ code: z.string() })) }).parse(JSON.parse(stdout));
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(['heading-one', 'unknown-component']),
    );
    const folder = join(dataDir(), 'editions', 'issues', '2023-summer');
    expect(readdirSync(folder).sort()).toEqual([edition, 'latest'].sort());
  });
});

describe('the command line', () => {
  it.each([
    [['chekc'], 'chekc'],
    [['build', '--unknown'], '--unknown'],
    [['approve'], 'publication'],
    [['send', PUBLICATION, '--test'], '--test'],
  ])('ends %j with 2 and says in Japanese what is not understood', async (words, named) => {
    const { code, stderr, stdout } = await openTsushin().run(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    expect(stderr).toMatch(/[ぁ-ん]/);
    expect(stderr).toContain('--help');
  });

  it('speaks Japanese in every help', async () => {
    const { code, stdout } = await openTsushin().run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('使い方:');
    expect(stdout).not.toMatch(/Usage:|display help|\(default:|choices:/);
    const names = [...stdout.matchAll(/^ {2}([a-z]+)[ |]/gm)].map((match) => match[1] ?? '');
    expect(names).toEqual(expect.arrayContaining(['check', 'build', 'send', 'approve', 'print']));
    for (const name of names) {
      const help = await openTsushin().run(name, '--help');
      expect([name, help.code]).toEqual([name, 0]);
      expect(help.stdout).not.toMatch(/Usage:|display help|\(default:|choices:/);
    }
  });

  it('names an unknown publication and the one that was meant', async () => {
    const { code, stderr } = await openTsushin().run('check', 'issues/2023-sumer');
    expect(code).toBe(1);
    expect(stderr).toContain('issues/2023-summer と書いてください。');
  });
});
