/** The key that is made for the list: never short, never two for one machine. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const CONFIG = pathToFileURL(join(ROOT, 'src/config.ts')).href;

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

/** What a process of its own takes for the key, or why it refuses. */
function askForKey(): Promise<string> {
  const script = `
    import { readConfig } from ${JSON.stringify(CONFIG)};
    try { process.stdout.write(readConfig({}).databaseKey()); } catch (fault) { process.stdout.write(fault.message); }`;
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, APPDATA: home };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, env });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => child.on('close', () => resolve(Buffer.concat(parts).toString('utf8'))));
}

const keyFile = (): string => {
  const found = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('database.key'));
  return join(home, found ?? 'missing');
};

it('is one for processes that start together, and nobody else may read it', async () => {
  const keys = await Promise.all([askForKey(), askForKey(), askForKey(), askForKey()]);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect(new Set(keys).size).toBe(1);
  expect(readFileSync(keyFile(), 'utf8')).toBe(`${keys[0]}\n`);
  expect(readdirSync(dirname(keyFile()))).toEqual(['database.key']);
  if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
});

it.each(['', '\n', 'AAAA'])('is refused where the file holds only %j, and the file stays', async (rest) => {
  await askForKey();
  const file = keyFile();
  writeFileSync(file, rest);
  const answer = await askForKey();
  expect(answer).toContain('名簿の鍵のファイルが、からか、途中で切れています。');
  expect(answer).toContain('→ 控えがあれば、');
  expect(readFileSync(file, 'utf8')).toBe(rest);
});
