/** Where the site goes, from the words of a person: a folder of this machine, or `sftp://user@host[:port]/path`. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { localHost } from './local-host.ts';
import { badAddress, keyUnreadable, noCredentials, passwordInAddress } from './publish-problems.ts';
import type { SitePlace } from './put-up.ts';
import { openSftpHost, type SftpAccount } from './sftp-host.ts';

export interface OpenPlace extends SitePlace {
  /** As people are shown it. */
  readonly name: string;
  close(): void;
}

type Settings = Pick<Config, 'dataDir' | 'workingDir' | 'publish'>;

function parseAddress(words: string): URL {
  const url = URL.parse(words);
  if (url === null || url.hostname === '' || url.username === '' || url.pathname.length < 2) throw badAddress();
  if (url.password !== '') throw passwordInAddress();
  return url;
}

const readKey = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw keyUnreadable(file);
  });

async function accountOf(
  url: URL,
  { password, keyFile, passphrase, hostKey }: Config['publish'],
): Promise<SftpAccount> {
  if (password === undefined && keyFile === undefined) throw noCredentials();
  return {
    ...{
      host: url.hostname,
      port: url.port === '' ? 22 : Number(url.port),
      username: decodeURIComponent(url.username),
    },
    ...(password !== undefined && { password }),
    ...(keyFile !== undefined && { privateKey: await readKey(keyFile) }),
    ...(passphrase !== undefined && { passphrase }),
    hostKey,
  };
}

/** `/~/public_html` begins at the account's own folder. */
async function openRemote(words: string, settings: Config['publish']): Promise<OpenPlace> {
  const url = parseAddress(words);
  const host = await openSftpHost(await accountOf(url, settings));
  const path = decodeURIComponent(url.pathname).replace(/\/+$/, '');
  const folder = path.startsWith('/~/') ? await host.absolute(path.slice('/~/'.length)) : path;
  return { host, folder, name: words, close: () => host.close() };
}

/** Throws ProblemsError for words or settings that cannot be used, RefusedError where a server says no. */
export async function openPlace(words: string | undefined, settings: Settings): Promise<OpenPlace> {
  const to = words ?? settings.publish.to;
  if (to?.startsWith('sftp:')) return openRemote(to, settings.publish);
  const folder = to === undefined ? join(settings.dataDir, 'site') : resolve(settings.workingDir, to);
  return { host: localHost, folder, name: folder, close: () => {} };
}
