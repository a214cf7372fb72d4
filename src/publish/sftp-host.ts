/** A site that stands on rented web space, reached by SFTP (draft-ietf-secsh-filexfer-02, as OpenSSH speaks it). */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { Client, type SFTPWrapper } from 'ssh2';
import { hostKeyChanged, hostKeyUnknown, sftpRefused, sftpUnreachable } from './publish-problems.ts';
import type { FileMark, Files, SiteHost } from './site-host.ts';

export interface SftpAccount {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password?: string;
  /** The private key itself, as its file holds it. */
  readonly privateKey?: string;
  readonly passphrase?: string;
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  readonly hostKey: string | undefined;
}

export interface SftpHost extends SiteHost {
  /** Absolute form of a path that may begin at the account's own folder. */
  absolute(path: string): Promise<string>;
  close(): void;
}

const CONNECT_MS = 20_000;
const AT_ONCE = 8;

/** SSH_FX_NO_SUCH_FILE. */
const NO_SUCH_FILE = 2;

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === NO_SUCH_FILE;

const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** Throws RefusedError: an unknown server must not be given a password. */
function connect(account: SftpAccount): Promise<Client> {
  const { hostKey, host, ...login } = account;
  const client = new Client();
  let seen = '';
  return new Promise((resolve, reject) => {
    client.on('ready', () => resolve(client.setNoDelay(true)));
    client.on('error', (fault) => {
      if (seen !== '' && hostKey === undefined) reject(hostKeyUnknown(host, seen));
      else if (seen !== '' && seen !== hostKey) reject(hostKeyChanged(host, seen));
      else if (fault.level === 'client-authentication') reject(sftpRefused(host, login.username));
      else reject(sftpUnreachable(host, fault.message));
    });
    client.connect({
      ...{ ...login, host, readyTimeout: CONNECT_MS, keepaliveInterval: CONNECT_MS },
      hostVerifier: (key: Buffer) => {
        seen = fingerprintOf(key);
        return seen === hostKey;
      },
    });
  });
}

type Done = (fault?: Error | null) => void;

/** What an answer is awaited with: the line may be cut before it comes. */
type Await = <Value>(answer: Promise<Value>) => Promise<Value>;

function watch(client: Client): Await {
  const cut = new Promise<never>((_, reject) => {
    client.once('close', () => reject(new Error('接続が切れました')));
    client.once('error', reject);
  });
  cut.catch(() => {});
  return (answer) => Promise.race([answer, cut]);
}

function callsOf(sftp: SFTPWrapper, client: Client) {
  const answered = watch(client);
  const stat = promisify(sftp.stat.bind(sftp));
  const list = promisify(sftp.readdir.bind(sftp));
  const read = promisify((path: string, done: (fault: Error | undefined, bytes: Buffer) => void) =>
    sftp.readFile(path, done),
  );
  const write = promisify((path: string, text: string, done: Done) => sftp.writeFile(path, text, done));
  const put = promisify((from: string, to: string, done: Done) => sftp.fastPut(from, to, done));
  const mkdir = promisify((path: string, done: Done) => sftp.mkdir(path, done));
  const move = promisify(sftp.rename.bind(sftp));
  const unlink = promisify(sftp.unlink.bind(sftp));
  const rmdir = promisify(sftp.rmdir.bind(sftp));
  const realpath = promisify(sftp.realpath.bind(sftp));
  return {
    stat: (path: string) => answered(stat(path)),
    readdir: (path: string) => answered(list(path)),
    readFile: (path: string) => answered(read(path)),
    writeFile: (path: string, text: string) => answered(write(path, text)),
    put: (from: string, to: string) => answered(put(from, to)),
    mkdir: (path: string) => answered(mkdir(path)),
    rename: (from: string, to: string) => answered(move(from, to)),
    unlink: (path: string) => answered(unlink(path)),
    rmdir: (path: string) => answered(rmdir(path)),
    realpath: (path: string) => answered(realpath(path)),
  };
}

type Calls = ReturnType<typeof callsOf>;

/** Undefined where there is nothing. */
const unlessMissing = <Value>(asked: Promise<Value>): Promise<Value | undefined> =>
  asked.catch((fault: unknown) => {
    if (isMissing(fault)) return undefined;
    throw fault;
  });

interface Entry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly bytes: number;
}

async function* walk(calls: Calls, folder: string): AsyncGenerator<Entry> {
  for (const { filename, attrs } of (await unlessMissing(calls.readdir(folder))) ?? []) {
    if (filename === '.' || filename === '..') continue;
    const entry = { path: posix.join(folder, filename), isFolder: attrs.isDirectory(), bytes: attrs.size };
    if (entry.isFolder) yield* walk(calls, entry.path);
    yield entry;
  }
}

async function listRemote(calls: Calls, folder: string, known: Files): Promise<Files> {
  const files = new Map<string, FileMark>();
  for await (const { path, isFolder, bytes } of walk(calls, folder)) {
    if (isFolder) continue;
    const name = posix.relative(folder, path);
    const mark = known.get(name);
    files.set(name, mark?.bytes === bytes ? mark : { sha256: '', bytes });
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function makeFolders(calls: Calls, path: string): Promise<void> {
  if ((await unlessMissing(calls.stat(path))) !== undefined) return;
  await makeFolders(calls, posix.dirname(path));
  await calls.mkdir(path);
}

async function removeAll(calls: Calls, folder: string): Promise<void> {
  if ((await unlessMissing(calls.stat(folder))) === undefined) return;
  for await (const { path, isFolder } of walk(calls, folder)) await (isFolder ? calls.rmdir(path) : calls.unlink(path));
  await calls.rmdir(folder);
}

async function uploadFolder(calls: Calls, from: string, to: string, onFile: () => void): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const remote = (parent: string, name: string): string =>
    posix.join(to, ...relative(from, join(parent, name)).split(sep));
  await makeFolders(calls, to);
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => remote(parentPath, name));
  for (const folder of folders.sort()) await calls.mkdir(folder);
  const files = entries.filter((entry) => entry.isFile()).values();
  const putOneByOne = async (): Promise<void> => {
    for (const { parentPath, name } of files) {
      await calls.put(join(parentPath, name), remote(parentPath, name));
      onFile();
    }
  };
  // Whoever clears up after a failure must not meet files that are still on their way.
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, putOneByOne));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

/** Throws RefusedError where the server is not reached, is not the one that was named, or does not take the account. */
export async function openSftpHost(account: SftpAccount): Promise<SftpHost> {
  const client = await connect(account);
  const sftp = await promisify<SFTPWrapper>((done) => client.sftp((fault, opened) => done(fault ?? null, opened)))();
  const calls = callsOf(sftp, client);
  return {
    path: posix,
    exists: async (path) => (await unlessMissing(calls.stat(path))) !== undefined,
    list: (folder, known) => listRemote(calls, folder, known),
    readText: async (path) => (await unlessMissing(calls.readFile(path)))?.toString('utf8'),
    writeText: (path, text) => calls.writeFile(path, text),
    upload: (from, to, onFile) => uploadFolder(calls, from, to, onFile),
    makeFolder: (path) => makeFolders(calls, path),
    rename: (from, to) => calls.rename(from, to),
    remove: (folder) => removeAll(calls, folder),
    absolute: async (path) => posix.join(await calls.realpath('.'), path),
    close: () => client.end(),
  };
}
