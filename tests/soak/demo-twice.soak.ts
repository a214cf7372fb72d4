/** The demo to its end, twice on one folder: the second run finds the first, and doubles nothing. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TEST_KEY } from '../database/describe-each-database.ts';
import { openTsushin } from '../delivery/tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const DEMO = join(import.meta.dirname, '..', '..', 'scripts', 'demo.ts');

function runDemo(dataDir: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: TEST_KEY };
  const child = spawn(process.execPath, [DEMO], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

/** Mails by their bytes, whatever becomes of their times. */
const readMails = (dataDir: string): Map<string, string> => {
  const folder = join(dataDir, 'outbox', PUBLICATION);
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
};

test('publishes once', { timeout: 300_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-twice-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const tsushin = openTsushin({ DATA_DIR: dataDir });
  const status = async (): Promise<unknown> => JSON.parse((await tsushin.run('status', PUBLICATION, '--json')).stdout);

  const first = await runDemo(dataDir);
  expect(first.code, first.said).toBe(0);
  const [mails, report, paper] = [readMails(dataDir), await status(), readdirSync(join(dataDir, 'print', PUBLICATION))];
  expect(mails.size).toBeGreaterThan(500);

  const second = await runDemo(dataDir);
  expect(second.code, second.said).toBe(0);
  expect(second.said).toContain('新しい人 0人、変わった人 0人、同じ人 1198人');
  expect(readMails(dataDir)).toEqual(mails);
  expect(await status()).toEqual(report);
  expect(readdirSync(join(dataDir, 'print', PUBLICATION))).toEqual(paper);
});
