/** Opens the list and the ledger: an encrypted file of this machine, or PostgreSQL where DATABASE_URL names one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Config } from '../config.ts';
import { ProblemsError } from '../problems.ts';
import { describeConnectionFault } from './database-problems.ts';
import { MIGRATIONS } from './migrations.ts';
import type { Database } from './tables.ts';

export type DatabaseSource = Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseKey'>;

const DATABASE_FILE = 'tsushin.db';

async function openPostgres(url: string): Promise<Kysely<Database>> {
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function openFile(source: DatabaseSource): Promise<Kysely<Database>> {
  const { createSqliteDialect } = await import('./sqlite-dialect.ts');
  mkdirSync(source.dataDir, { recursive: true, mode: 0o700 });
  return new Kysely<Database>({
    dialect: createSqliteDialect(join(source.dataDir, DATABASE_FILE), source.databaseKey()),
  });
}

/** Takes the write lock only where there is something to do: `status` must not wait for a `send`. */
async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const migrations = await migrator.getMigrations();
  if (migrations.every(({ executedAt }) => executedAt !== undefined)) return;
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Connects and brings the tables up to date; safe for processes that start together. Close with `db.destroy()`.
 * Throws ProblemsError where the file, its key or the server cannot be used.
 */
export async function connect(source: DatabaseSource): Promise<Kysely<Database>> {
  const inFile = source.databaseUrl === undefined;
  try {
    const db = source.databaseUrl === undefined ? await openFile(source) : await openPostgres(source.databaseUrl);
    try {
      await migrate(db);
      return db;
    } catch (fault) {
      await db.destroy();
      throw fault;
    }
  } catch (fault) {
    if (fault instanceof ProblemsError) throw fault;
    throw new ProblemsError([describeConnectionFault(fault, inFile ? join(source.dataDir, DATABASE_FILE) : undefined)]);
  }
}

/** Runs `work` on an open database and closes it whatever happens. */
export async function withDatabase<T>(source: DatabaseSource, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const db = await connect(source);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
