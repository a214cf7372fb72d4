/** Runs the real command line in a process of its own, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { TEST_KEY } from '../database/describe-each-database.ts';

const root = join(import.meta.dirname, '..', '..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Tsushin {
  readonly dataDir: string;
  start(...words: string[]): { readonly child: ChildProcess; readonly finished: Promise<Finished> };
  run(...words: string[]): Promise<Finished>;
  /** The .eml files of a publication that are whole. */
  mails(publication: string): string[];
}

export function openTsushin(environment: Readonly<Record<string, string>> = {}): Tsushin {
  const dataDir = mkdtempSync(join(tmpdir(), 'tsushin-data-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const env = {
    ...{ PATH: process.env.PATH, TZ: process.env.TZ },
    ...{ DATA_DIR: dataDir, CONTENT_DIR: join(root, 'content'), TSUSHIN_DATABASE_KEY: TEST_KEY },
    TSUSHIN_ENV_FILE: '',
    ...environment,
  };
  const start = (...words: string[]) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...words], { cwd: root, env });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
    });
    const finished = new Promise<Finished>((resolve) => child.on('close', (code) => resolve({ code, ...said })));
    return { child, finished };
  };
  return {
    dataDir,
    start,
    run: (...words) => start(...words).finished,
    mails(publication) {
      try {
        return readdirSync(join(dataDir, 'outbox', ...publication.split('/'))).filter((name) => name.endsWith('.eml'));
      } catch {
        return [];
      }
    },
  };
}
