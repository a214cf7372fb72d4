/**
 * Kysely over libsql's embedded, encrypted file. Two things differ from Kysely's own SQLite dialect: a transaction
 * always begins as `immediate` (a deferred one starves a second process), and migrations run inside one, so that two
 * processes that start together do not both make the tables.
 */
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import Libsql from 'libsql';
import { isLongEnough } from '../database-key.ts';
import { locate, ProblemsError } from '../problems.ts';
import { shortKey } from './database-problems.ts';

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EncryptedDialect extends SqliteDialect {
  readonly #database: Libsql.Database;

  constructor(database: Libsql.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** How long a statement waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/** libsql takes more options than its type says. */
interface EncryptedOptions extends Libsql.Options {
  readonly encryptionCipher: 'aes256cbc';
  readonly encryptionKey: string;
}

/**
 * Throws libsql's SqliteError with the code SQLITE_NOTADB where the key is not the file's, and ProblemsError where it
 * would keep nothing secret.
 */
export function createSqliteDialect(file: string, key: string): SqliteDialect {
  if (!isLongEnough(key)) throw new ProblemsError([locate(shortKey, { file, line: 0, column: 0 })]);
  const options: EncryptedOptions = { timeout: BUSY_TIMEOUT, encryptionCipher: 'aes256cbc', encryptionKey: key };
  const database = new Libsql(file, options);
  try {
    database.prepare('pragma journal_mode = wal').all();
    database.prepare('pragma synchronous = full').run();
    database.prepare('select count(*) from sqlite_master').all();
  } catch (fault) {
    database.close();
    throw fault;
  }
  return new EncryptedDialect(database);
}
