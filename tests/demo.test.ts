/** The demo never touches a folder that holds anything but its own samples. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_KEY } from './database/describe-each-database.ts';
import { openTsushin } from './delivery/tsushin.ts';

const DEMO = join(import.meta.dirname, '..', 'scripts', 'demo.ts');
const HEADER = '登録番号,氏名,メールアドレス,同意日\n';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const runDemo = () =>
  spawnSync(process.execPath, [DEMO], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: TEST_KEY },
  });

it('refuses a folder that it did not make', () => {
  writeFileSync(join(dataDir, '大事なメモ.txt'), 'のこす');
  const { status, stderr } = runDemo();
  expect(status).toBe(3);
  expect(stderr).toContain('見本でないものが入っています');
  expect(readdirSync(dataDir)).toEqual(['大事なメモ.txt']);
});

it('refuses its own folder once somebody real is on the list', async () => {
  writeFileSync(join(dataDir, '見本データ.txt'), '');
  const list = join(dataDir, '名簿.csv');
  writeFileSync(list, `${HEADER}9001,見本 追加,tsuika@example.jp,2023-04-01\n`);
  const imported = await openTsushin({ DATA_DIR: dataDir }).run('subscribers', 'import', list);
  expect(imported.code).toBe(0);
  const { status } = runDemo();
  expect(status).toBe(3);
  expect(readFileSync(list, 'utf8')).toContain('9001');
  expect(readdirSync(dataDir)).not.toContain('outbox');
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
  writeFileSync(join(dataDir, '見本データ.txt'), '');
  expect((await openTsushin({ DATA_DIR: dataDir }).run('subscribers', 'list')).code).toBe(0);
  const DATABASE_URL = 'postgres://tester@127.0.0.1:9/real';
  expect(await beginDemo({ DATABASE_URL, MAIL_PROVIDER: 'fax' })).toContain('1. 原稿を確かめる');
  expect(await beginDemo({ DATABASE_URL, MAIL_PROVIDER: 'smtp' })).toContain('1. 原稿を確かめる');
});
