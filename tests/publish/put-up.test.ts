/** The same on a disk of this machine and on rented web space: whole or not at all, and one command takes it back. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localHost } from '../../src/publish/local-host.ts';
import { type OpenPlace, openPlace } from '../../src/publish/open-place.ts';
import { comparePlace, putBack, putUp, UnrecoveredError } from '../../src/publish/put-up.ts';
import { PASSWORD, type SftpServer, startSftpServer, USER } from './sftp-server.ts';

let work: string;
/** The folder on this disk in which the site of either host stands. */
let folder: string;
let server: SftpServer | undefined;
const places: OpenPlace[] = [];

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'tsushin-publish-'));
  folder = join(work, 'home', 'public_html');
  await mkdir(join(work, 'home'));
});

afterEach(async () => {
  for (const place of places.splice(0)) place.close();
  await server?.close();
  server = undefined;
  await rm(work, { recursive: true, force: true });
});

const settingsOf = (publish: Readonly<Record<string, string>>) => ({
  ...{ dataDir: work, workingDir: work },
  publish: {
    to: undefined,
    password: undefined,
    keyFile: undefined,
    passphrase: undefined,
    hostKey: undefined,
    ...publish,
  },
});

async function openRemote(): Promise<OpenPlace> {
  server ??= await startSftpServer(work);
  const place = await openPlace(
    server.url('/home/public_html'),
    settingsOf({ password: PASSWORD, hostKey: server.hostKey }),
  );
  places.push(place);
  return place;
}

async function makeSite(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const dir = join(work, name);
  for (const [path, words] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), words);
  }
  return dir;
}

const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

const FIRST = { 'index.html': 'first', 'issues/a/index.html': 'a' };
const SECOND = { 'index.html': 'second', 'issues/b/index.html': 'b' };

describe.each([
  ['a folder', async (): Promise<OpenPlace> => openPlace(folder, settingsOf({}))],
  ['SFTP', openRemote],
])('%s', (_, open) => {
  test('says what will change, changes it, and takes it back', async () => {
    const place = await open();
    const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
    expect(await comparePlace(first, place)).toEqual({ added: Object.keys(FIRST), changed: [], removed: [] });
    let uploaded = 0;
    await putUp(first, place, () => {
      uploaded += 1;
    });
    expect(uploaded).toBe(2);
    expect(await comparePlace(second, place)).toEqual({
      added: ['issues/b/index.html'],
      changed: ['index.html'],
      removed: ['issues/a/index.html'],
    });
    expect(await read('index.html'), 'looking changes nothing').toBe('first');
    await putUp(second, place);
    expect(await comparePlace(second, place)).toEqual({ added: [], changed: [], removed: [] });
    expect(await putBack(place)).toBe(true);
    expect(await read('issues/a/index.html')).toBe('a');
    expect(await putBack(place), 'and forth again').toBe(true);
    expect(await read('index.html')).toBe('second');
  });

  test('what others have put there stays, and is not ours to remove', async () => {
    await makeSite('home/public_html', { 'old/page.html': 'of another', 'index.html': 'of another' });
    const place = await open();
    const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
    expect((await comparePlace(first, place)).removed).toEqual([]);
    await putUp(first, place);
    await putUp(second, place);
    expect(await read('old/page.html')).toBe('of another');
    expect(await read('index.html')).toBe('second');
    await putBack(place);
    expect(await read('old/page.html')).toBe('of another');
    expect(await read('index.html')).toBe('first');
  });

  test('cut off between the two renames, the former site is back at the next try', async () => {
    const place = await open();
    const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
    await putUp(first, place);
    await rename(folder, join(work, 'home', '.public_html.former'));
    expect((await comparePlace(second, place)).changed).toEqual(['index.html']);
    expect(await read('index.html')).toBe('first');
  });

  test('a site that cannot be read leaves the one that stands', async () => {
    const place = await open();
    await putUp(await makeSite('first', FIRST), place);
    await expect(putUp(join(work, 'nowhere'), place)).rejects.toThrow();
    expect(await read('index.html')).toBe('first');
    expect((await readdir(folder)).sort()).toEqual(['.ht-tsushin-site.json', 'index.html', 'issues']);
    expect(await readdir(join(work, 'home'))).toEqual(['public_html']);
  });

  test('there is nothing to take back before anything was put up twice', async () => {
    expect(await putBack(await open())).toBe(false);
  });
});

describe('rented web space', () => {
  test('when it is full, the site stands as it was and nothing is left behind', async () => {
    const place = await openRemote();
    await putUp(await makeSite('first', FIRST), place);
    server?.fillUpAfter(1);
    await expect(putUp(await makeSite('second', SECOND), place)).rejects.toThrow();
    expect(await read('index.html')).toBe('first');
    expect(await readdir(join(work, 'home'))).toEqual(['public_html']);
  });

  test.each([1, 2, 3])(
    'when the line is cut at rename %i of a publish, the next begins by putting it right',
    async (at) => {
      await makeSite('home/public_html', { 'old/page.html': 'of another' });
      const place = await openRemote();
      const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
      await putUp(first, place);
      server?.cutAtRename(at);
      await expect(putUp(second, place)).rejects.toThrow();
      server?.cutAtRename(Number.POSITIVE_INFINITY);
      const again = await openRemote();
      expect((await comparePlace(second, again)).changed).toEqual(['index.html']);
      expect(await read('index.html')).toBe('first');
      expect(await read('old/page.html')).toBe('of another');
      await putUp(second, again);
      expect(await read('index.html')).toBe('second');
      expect(await read('old/page.html')).toBe('of another');
    },
  );

  test.each([1, 2, 3, 4])('when the line is cut at rename %i of an undo, nothing of others is lost', async (at) => {
    await makeSite('home/public_html', { 'old/page.html': 'of another' });
    const place = await openRemote();
    const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
    await putUp(first, place);
    await putUp(second, place);
    server?.cutAtRename(at);
    await expect(putBack(place)).rejects.toThrow();
    server?.cutAtRename(Number.POSITIVE_INFINITY);
    const again = await openRemote();
    await comparePlace(second, again);
    expect(await read('old/page.html')).toBe('of another');
    expect(['first', 'second']).toContain(await read('index.html'));
    await putUp(second, again);
    expect(await read('old/page.html')).toBe('of another');
    expect(await read('issues/b/index.html')).toBe('b');
  });

  test('a publish that is cut off leaves the one before the last to be taken back', async () => {
    const place = await openRemote();
    const [first, second] = [await makeSite('first', FIRST), await makeSite('second', SECOND)];
    await putUp(first, place);
    await putUp(second, place);
    server?.cutAtRename(2);
    await expect(putUp(await makeSite('third', { 'index.html': 'third' }), place)).rejects.toThrow(UnrecoveredError);
    server?.cutAtRename(Number.POSITIVE_INFINITY);
    expect(await putBack(await openRemote())).toBe(true);
    expect(await read('index.html')).toBe('first');
  });

  test('a path may begin at the folder of the account', async () => {
    server = await startSftpServer(work);
    const { url, hostKey } = server;
    const place = await openPlace(url('/~/public_html'), settingsOf({ password: PASSWORD, hostKey }));
    places.push(place);
    expect(place.folder).toBe('/public_html');
  });

  test('a server nobody has looked at gets no password, and its fingerprint is named', async () => {
    server = await startSftpServer(work);
    const asked = openPlace(server.url('/home/public_html'), settingsOf({ password: PASSWORD }));
    await expect(asked).rejects.toThrow(`SFTP_HOST_KEY=${server.hostKey}`);
    const other = openPlace(
      server.url('/home/public_html'),
      settingsOf({ password: PASSWORD, hostKey: 'SHA256:other' }),
    );
    await expect(other).rejects.toThrow('SFTP_HOST_KEY と違います');
  });

  test('a wrong password is refused with what to look at', async () => {
    server = await startSftpServer(work);
    const { hostKey } = server;
    const asked = openPlace(server.url('/home/public_html'), settingsOf({ password: 'wrong', hostKey }));
    await expect(asked).rejects.toThrow(`利用者名「${USER}」を受けつけません`);
  });

  test('nobody answers', async () => {
    server = await startSftpServer(work);
    const url = server.url('/home/public_html');
    await server.close();
    server = undefined;
    await expect(openPlace(url, settingsOf({ password: PASSWORD, hostKey: 'SHA256:x' }))).rejects.toThrow(
      'つながりません',
    );
  });
});

test.each([
  ['sftp://mihon:secret@example.jp/www', 'パスワードが書いてあります'],
  ['sftp://example.jp/www', '書き方がわかりません'],
  ['sftp://mihon@example.jp/', '書き方がわかりません'],
  ['sftp://mihon@example.jp/www', 'パスワードも鍵も、設定されていません'],
])('%s is refused before anything is asked', async (words, message) => {
  await expect(openPlace(words, settingsOf({}))).rejects.toThrow(message);
});

test('without a word it is a folder beside the data', async () => {
  expect(await openPlace(undefined, settingsOf({}))).toMatchObject({ host: localHost, folder: join(work, 'site') });
});
