/** Where settings come from: the environment, then `.env`, then the defaults. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { centerSchema } from '../src/center.ts';
import { readConfig } from '../src/config.ts';
import { ProblemsError } from '../src/problems.ts';

const CONTENT_DIR = join(import.meta.dirname, 'fixtures', 'content');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  vi.stubEnv('CONTENT_DIR', CONTENT_DIR);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function writeEnvironment(text: string | Uint8Array): void {
  const file = join(folder, '.env');
  writeFileSync(file, text);
  vi.stubEnv('TSUSHIN_ENV_FILE', file);
}

it('reads .env as a Windows editor saves it, and lets the environment go before it', () => {
  writeEnvironment('\uFEFFMAIL_PROVIDER=smtp   # 送り方\r\nSMTP_URL="smtp://a:b#c@127.0.0.1"\r\nSITE_URL=\r\n');
  vi.stubEnv('RESEND_API_KEY', 'from the environment');
  expect(readConfig()).toMatchObject({ provider: 'smtp', smtpUrl: 'smtp://a:b#c@127.0.0.1' });
  expect(readConfig().siteUrl).toMatch(/^https:/);
  vi.stubEnv('MAIL_PROVIDER', 'outbox');
  expect(readConfig()).toMatchObject({ provider: 'outbox', resend: { apiKey: 'from the environment' } });
});

it('reads none where it is told so', () => {
  writeEnvironment('MAIL_PROVIDER=fax\n');
  expect(() => readConfig()).toThrow('メールの送り方「fax」はありません。');
  vi.stubEnv('TSUSHIN_ENV_FILE', '');
  expect(readConfig().provider).toBe('outbox');
});

it('names a .env in another encoding', () => {
  writeEnvironment(Uint8Array.from([0x23, 0x90, 0xdd, 0x92, 0xe8]));
  expect(() => readConfig()).toThrow(ProblemsError);
});

it('names a file where the folder of the data should be', () => {
  const file = join(folder, '名簿.csv');
  writeFileSync(file, '');
  for (const DATA_DIR of [file, join(file, 'data')]) {
    expect(() => readConfig({ CONTENT_DIR, DATA_DIR })).toThrow(`${file} は、フォルダーではなくファイルです。`);
  }
  mkdirSync(join(folder, 'data'));
  expect(readConfig({ CONTENT_DIR, DATA_DIR: join(folder, 'data', 'new') }).dataDir).toContain('new');
});

it('refuses a site in a folder of its domain: its pages link from the root', () => {
  const inFolder = 'https://center.example.jp/tsushin/';
  expect(() => readConfig({ CONTENT_DIR, SITE_URL: inFolder })).toThrow(ProblemsError);
  expect(centerSchema.shape.site.safeParse(inFolder).error?.issues[0]?.message).toBe(
    'ウェブサイトは、フォルダーの中には置けません。https://tsushin.example.jp のように、ドメインの名前までを書いてください。',
  );
  expect(readConfig({ CONTENT_DIR, SITE_URL: 'https://center.example.jp/' }).siteUrl).toBe('https://center.example.jp');
});
