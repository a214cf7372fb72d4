/** The demo never touches a folder that holds anything but its own samples, and tells staff nothing in JSON or English. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quote } from '../scripts/demo-commands.ts';
import { clearFormer, MARK } from '../scripts/demo-folder.ts';
import { encodeSampleList, generateSampleList, SAMPLE_SEED } from '../scripts/sample-list.ts';
import { readConfig } from '../src/config.ts';
import { withDatabase } from '../src/database/connect.ts';
import { openCampaign } from '../src/delivery/campaign.ts';
import { TEST_KEY } from './database/describe-each-database.ts';
import { openTsushin } from './delivery/tsushin.ts';

const DEMO = join(import.meta.dirname, '..', 'scripts', 'demo.ts');
const CONTENT = join(import.meta.dirname, '..', 'content');
const PUBLICATION = 'issues/2023-summer';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const runDemo = (environment: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [DEMO], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: TEST_KEY, ...environment },
  });

/** A file with what somebody wants to keep. */
function keep(path: string): void {
  mkdirSync(dirname(join(dataDir, path)), { recursive: true });
  writeFileSync(join(dataDir, path), 'のこす');
}

const tsushin = (...words: string[]) => openTsushin({ DATA_DIR: dataDir }).run(...words);

/** As a former demo leaves it: some of the samples on the list. */
async function importSamples(): Promise<void> {
  keep(MARK);
  const list = generateSampleList(SAMPLE_SEED);
  const file = join(dataDir, '見本名簿.csv');
  writeFileSync(file, encodeSampleList({ rows: list.rows.slice(0, 30) }));
  expect((await tsushin('subscribers', 'import', file)).code).toBe(0);
}

it.each([
  ['大事なメモ.txt', []],
  ['大事なメモ.txt', [MARK]],
  ['print/issues/2023-autumn/宛名ラベル.pdf', [MARK, `print/${PUBLICATION}/宛名ラベル.pdf`]],
  ['outbox/events/2023-07-08/a.eml', [MARK]],
  ['outbox/控え.eml', [MARK]],
  [`editions/${PUBLICATION}-2/latest`, [MARK, 'tsushin.db-wal']],
])('refuses a folder with %s and %j, and leaves it alone', (path, others) => {
  for (const each of [path, ...others]) keep(each);
  const before = readdirSync(dataDir, { recursive: true }).length;
  const { status, stderr, stdout } = runDemo();
  expect([status, stdout]).toEqual([3, '']);
  expect(stderr).toContain('見本でないものが入っています');
  expect(readdirSync(dataDir, { recursive: true })).toHaveLength(before);
});

it.each([
  ['somebody else', ['add', '9001', '--name', '見本 追加', '--email', 'tsuika@example.jp']],
  ['a sample with another e-mail address', ['edit', '10001', '--email', 'hontou@example.jp']],
  [
    'a sample with another address',
    ['edit', '10001', '--postcode', '251-0036', '--address1', '神奈川県藤沢市江の島1-1'],
  ],
])('refuses its own folder once %s is on the list', async (_, words) => {
  await importSamples();
  expect(await tsushin('subscribers', ...words)).toMatchObject({ code: 0 });
  const { status, stderr } = runDemo();
  expect(status).toBe(3);
  expect(stderr).toContain(`名簿の登録番号 ${words[1]} の人`);
  expect(readdirSync(dataDir)).not.toContain('outbox');
});

it('says that the key is lost, where it is', async () => {
  await importSamples();
  const { status, stderr } = runDemo({ TSUSHIN_DATABASE_KEY: 'another key of thirty-two characters or more' });
  expect(status).toBe(1);
  expect(stderr).toContain('wrong-database-key');
  expect(stderr).not.toContain('見本でない');
});

function copyContent(change: (dir: string) => void): string {
  const dir = join(dirname(dataDir), `${basename(dataDir)}-content`);
  cpSync(CONTENT, dir, { recursive: true });
  change(dir);
  return dir;
}

it.each([
  ['center.yaml', 'name: [', 'center.yaml:'],
  [`${PUBLICATION}/index.mdx`, '# 書きかけ', `${PUBLICATION}/index.mdx:`],
])('names what is wrong in %s as `check` does', (file, text, named) => {
  const contentDir = copyContent((dir) => writeFileSync(join(dir, file), text));
  const { status, stdout, stderr } = runDemo({ CONTENT_DIR: contentDir });
  rmSync(contentDir, { recursive: true });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^✖ /m);
  expect(stderr).toContain(named);
  expect(stdout + stderr).not.toMatch(/\n {4}at |[{}]|Error/);
});

it('names a file where its folder should be', () => {
  keep('名簿.csv');
  const { status, stderr } = runDemo({ DATA_DIR: join(dataDir, '名簿.csv') });
  expect(status).toBe(1);
  expect(stderr).toContain('は、フォルダーではなくファイルです。');
  expect(stderr).not.toMatch(/\n {4}at /);
});

it('clears the samples of an older edition, and nothing else', async () => {
  const config = readConfig({ DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: TEST_KEY });
  const edition = { publication: PUBLICATION, audiences: ['employed' as const], edition: 'old' };
  await withDatabase(config, (db) => openCampaign(db, edition, new Date()));
  const others = [
    'print/issues/2023-autumn/a.pdf',
    'outbox/issues/2023-autumn/a.eml',
    `editions/${PUBLICATION}/latest`,
  ];
  const own = [
    `print/${PUBLICATION}/a.pdf`,
    `print/${PUBLICATION}-追加2/a.pdf`,
    `outbox/${PUBLICATION}/a.eml`,
    `outbox/test/${PUBLICATION}/a.eml`,
  ];
  for (const path of [...others, ...own]) keep(path);
  expect(await clearFormer(config, PUBLICATION, 'old')).toBe(false);
  expect(await clearFormer(config, PUBLICATION, 'new')).toBe(true);
  expect(others.filter((path) => existsSync(join(dataDir, path)))).toEqual(others);
  expect(own.filter((path) => existsSync(join(dataDir, path)))).toEqual([]);
  expect(readdirSync(dataDir)).not.toContain('tsushin.db');
  expect(readFileSync(join(dataDir, others[0] ?? ''), 'utf8')).toBe('のこす');
});

it('shows commands that can be copied', () => {
  expect(['--by', '見本 所長', 'C:\\Users\\見本 (1)\\名簿.csv'].map(quote)).toEqual([
    '--by',
    '"見本 所長"',
    '"C:\\Users\\見本 (1)\\名簿.csv"',
  ]);
});

/** The demo's first words, and the end of it: they come after the list has been looked at. */
function beginDemo(environment: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: TEST_KEY, ...environment };
  const child = spawn(process.execPath, [DEMO], { env });
  let said = '';
  const hear = (part: Buffer): void => {
    said += part.toString('utf8');
    if (said.includes('$ npm run')) child.kill();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => child.on('close', () => resolve(said)));
}

it('takes neither the list nor the way of sending that the machine is set up for', async () => {
  await importSamples();
  const DATABASE_URL = 'postgres://tester@127.0.0.1:9/real';
  expect(await beginDemo({ DATABASE_URL, MAIL_PROVIDER: 'fax' })).toContain('1. 原稿を確かめる');
  expect(await beginDemo({ DATABASE_URL, MAIL_PROVIDER: 'smtp' })).toContain('1. 原稿を確かめる');
});
