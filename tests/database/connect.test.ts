import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { connect, type DatabaseSource } from '../../src/database/connect.ts';
import { ProblemsError } from '../../src/problems.ts';
import { describeEachDatabase, TEST_KEY } from './describe-each-database.ts';

const suppression = (email: string) => ({ email, reason: 'manual' as const, createdAt: '2023-06-01T00:00:00.000Z' });

describeEachDatabase('a database', (open) => {
  test('keeps what was written, text as text and numbers as numbers', async () => {
    const { db, source } = await open();
    await db.insertInto('suppressions').values(suppression('mihon@example.jp')).execute();
    const again = await connect(source);
    expect(await again.selectFrom('suppressions').selectAll().execute()).toEqual([suppression('mihon@example.jp')]);
    await again.destroy();
  });

  test('takes a failed transaction back whole', async () => {
    const { db } = await open();
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('suppressions').values(suppression('a@example.jp')).execute();
      await trx.insertInto('suppressions').values(suppression('a@example.jp')).execute();
    });
    await expect(failing).rejects.toThrow();
    expect(await db.selectFrom('suppressions').selectAll().execute()).toEqual([]);
  });

  test('lets two processes read and write it at the same time', async () => {
    const { db, source } = await open();
    const codes = await Promise.all([writeInProcess(source, 'a', 100), writeInProcess(source, 'b', 100)]);
    expect(codes).toEqual([0, 0]);
    expect(await db.selectFrom('suppressions').select('email').execute()).toHaveLength(200);
  }, 30_000);
});

/** Opens the database in a process of its own and writes `count` rows, each in a read-then-write transaction. */
function writeInProcess(source: DatabaseSource, name: string, count: number): Promise<number | null> {
  const { dataDir, databaseUrl } = source;
  const module = pathToFileURL(join(import.meta.dirname, '../../src/database/connect.ts')).href;
  const script = `
    import { connect } from ${JSON.stringify(module)};
    const { dataDir, databaseUrl } = ${JSON.stringify({ dataDir, databaseUrl })};
    const db = await connect({ dataDir, databaseUrl, databaseKey: () => ${JSON.stringify(TEST_KEY)} });
    for (let index = 0; index < ${count}; index += 1) {
      await db.transaction().execute(async (trx) => {
        await trx.selectFrom('suppressions').select('email').execute();
        await trx.insertInto('suppressions')
          .values({ email: '${name}' + index, reason: 'manual', createdAt: '' }).execute();
      });
    }
    await db.destroy();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', resolve));
}

function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'tsushin-data-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  return dataDir;
}

test('processes that begin together make the tables once', async () => {
  const source = { dataDir: makeDataDir(), databaseUrl: undefined, databaseKey: () => TEST_KEY };
  const names = ['a', 'b', 'c', 'd'];
  expect(await Promise.all(names.map((name) => writeInProcess(source, name, 1)))).toEqual([0, 0, 0, 0]);
}, 30_000);

test('the file cannot be read without its key, and a wrong key is said in plain words', async () => {
  const dataDir = makeDataDir();
  const db = await connect({ dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY });
  await db.insertInto('suppressions').values(suppression('himitsu@example.jp')).execute();
  await db.destroy();
  for (const file of ['tsushin.db', 'tsushin.db-wal']) {
    const path = join(dataDir, file);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).not.toContain('himitsu');
    expect(bytes).not.toContain('SQLite format 3');
  }
  const wrong = connect({ dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY.toUpperCase() });
  await expect(wrong).rejects.toBeInstanceOf(ProblemsError);
  await expect(wrong).rejects.toThrow('名簿を開けません。鍵がこのファイルのものではないか、ファイルがこわれています。');
});

test.each(['', 'short'])('a key of %j opens nothing, so that no list is kept in plain text', async (key) => {
  const dataDir = makeDataDir();
  const opening = connect({ dataDir, databaseUrl: undefined, databaseKey: () => key });
  await expect(opening).rejects.toThrow('名簿の鍵が短すぎるため、名簿を開きません。');
  expect(existsSync(join(dataDir, 'tsushin.db'))).toBe(false);
});

test('a server that is not there is a problem that does not repeat the password', async () => {
  const databaseUrl = 'postgres://tester:himitsu@127.0.0.1:9/none';
  const failing = connect({ dataDir: tmpdir(), databaseUrl, databaseKey: () => TEST_KEY });
  await expect(failing).rejects.toThrow('データベースにつながりません（ECONNREFUSED）。');
  await expect(failing).rejects.not.toThrow('himitsu');
});
