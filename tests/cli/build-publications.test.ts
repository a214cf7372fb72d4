/** What `build` stops for, and what it says beside the editions. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPublications } from '../../src/cli/build-publications.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';
const NAME = 'issues/test';

let root = '';
const pathOf = (name: string): string => join(root, 'content', ...name.split('/'));
const write = (name: string, text: string): void => writeFileSync(pathOf(name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  cpSync(FIXTURES, join(root, 'content'), { recursive: true });
  mkdirSync(pathOf(NAME), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What was built or why not, and what was said beside it. */
async function build(body: string, ...names: string[]) {
  write(`${NAME}/index.mdx`, HEAD + body);
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const config = readConfig({ CONTENT_DIR: join(root, 'content'), DATA_DIR: join(root, '.data') });
  const built = await buildPublications(config, names, createTerminal(true, { out: stream, err: stream })).then(
    (editions) => editions.map(({ manifest }) => manifest.publication),
    (thrown: unknown) => String(thrown),
  );
  return { built, said: written.join('') };
}

const UNFINISHED = '---\ntitle: 〔ここに書く：行事の名前〕\nplase: 見本会議室\n---\n\nあ。\n';

describe('build of one publication', () => {
  it('lets what it does not show be unfinished, and stops for what it shows', async () => {
    write('events/new.mdx', UNFINISHED);
    write('staff/person.mdx', '---\nname: 見本 次郎\nrole: 相談\n---\n\nこんにちは。\n');
    expect((await build('海を見ます。\n', NAME)).built).toEqual([NAME]);
    expect((await build('<Event id="new" />\n', NAME)).built).toContain('content/events/new.mdx:3:1  unknown-field');
    expect((await build('<Staff id="person" />\n', NAME)).built).toContain('staff/person.mdx:1:1  consent-missing');
    expect((await build('海を見ます。\n')).built).toContain('unknown-field');
  });

  it('says warnings, and counts hints', async () => {
    const { built, said } = await build(`090-1111-2222に電話してください。\n\n${'あ'.repeat(45)}。\n`, NAME);
    expect(built).toEqual([NAME]);
    expect(said).toContain('⚠ content/issues/test/index.mdx:8:1  contact-unknown\n  「090-1111-2222」は、');
    expect(said).not.toContain('sentence-long');
    expect(said).toMatch(/\n直すところ 0件、気をつけるところ 1件、ヒント 1件\n/);
  });
});

describe('readings nobody has confirmed', () => {
  const report = `${NAME}/index.mdx:1:1  readings-unconfirmed
  ふりがな版に、まだ人が確かめていない読みが 1語あります（楽 など）。
  → npm run -s tsushin -- check --readings issues/test を実行すると、読みと確かめ方が出ます。`;
  const confirmRest = (): void => write('readings.yaml', '夏: なつ\n');

  it('are a warning, with the command that lists them', async () => {
    confirmRest();
    const { built, said } = await build('楽です。\n', NAME);
    expect(built).toEqual([NAME]);
    expect(said).toContain(`⚠ content/${report}`);
  });

  it('stop the build where center.yaml says so', async () => {
    confirmRest();
    const center = readFileSync(pathOf('center.yaml'), 'utf8');
    write('center.yaml', center.replace('unconfirmedReadings: warn', 'unconfirmedReadings: stop'));
    expect((await build('楽です。\n', NAME)).built).toContain(`✖ content/${report}`);
    write('readings.yaml', '夏: なつ\n楽: らく\n');
    expect((await build('楽です。\n', NAME)).built).toEqual([NAME]);
  });
});
