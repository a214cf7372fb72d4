/** The contract suite of everything that touches the database: the same tests on the embedded file and PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { connect, type DatabaseSource } from '../../src/database/connect.ts';
import type { Database } from '../../src/database/tables.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

export interface TestDatabase {
  readonly db: Kysely<Database>;
  /** To open the same database a second time. */
  readonly source: DatabaseSource;
}

/** Each call opens an empty database of its own, closed after the test. */
export type OpenDatabase = () => Promise<TestDatabase>;

export const TEST_KEY = 'a key for tests, which is long enough';

type MakeSource = (dataDir: string) => Promise<DatabaseSource>;

function opener(makeSource: MakeSource): OpenDatabase {
  const opened: { db: Kysely<Database>; dataDir: string }[] = [];
  afterEach(async () => {
    for (const { db, dataDir } of opened.splice(0)) {
      await db.destroy();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tsushin-data-'));
    const source = await makeSource(dataDir);
    const db = await connect(source);
    opened.push({ db, dataDir });
    return { db, source };
  };
}

export function describeEachDatabase(name: string, define: (open: OpenDatabase) => void): void {
  describe(`${name} (SQLite)`, () => {
    define(opener(async (dataDir) => ({ dataDir, databaseUrl: undefined, databaseKey: () => TEST_KEY })));
  });

  describe(`${name} (PostgreSQL)`, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server?.stop());
    define(opener(async (dataDir) => {
      const databaseUrl = await server?.createDatabase();
      return { dataDir, databaseUrl, databaseKey: () => TEST_KEY };
    }));
  });
}
