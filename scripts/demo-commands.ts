/** The toolkit's own commands, run for the demo and shown as staff would type them. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { z } from 'zod';

export const ROOT = resolve(import.meta.dirname, '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

/** A command did not end as it should; it has said why. */
export class DemoStopped extends Error {}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** As every shell takes it, that of Windows too. */
export const quote = (word: string): string => (/[\s"'&|<>^%()]/.test(word) || word === '' ? `"${word}"` : word);

interface Ended {
  readonly code: number;
  readonly out: string;
  /** Empty where it was shown at once. */
  readonly said: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

function start(args: readonly string[], env: Environment, quiet: boolean): Promise<Ended> {
  return new Promise((done, fail) => {
    const stdio = ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'] as const;
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: [...stdio] });
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code: code ?? 1, out: Buffer.concat(out).toString('utf8'), said: Buffer.concat(said).toString('utf8') }),
    );
  });
}

const stopped = (command: string, said: string): DemoStopped =>
  new DemoStopped(
    `${said}「${command}」で止まりました。上に出ている説明のとおりに直して、もう一度 npm run demo を実行してください。`,
  );

export interface Commands {
  /** The command's JSON by schema. A refusal that is `expected` is not shown. */
  tsushin<S extends z.ZodType>(schema: S, words: readonly string[], expected?: readonly number[]): Promise<z.output<S>>;
  buildSite(): Promise<void>;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function openCommands(environment: Environment): Commands {
  return {
    async tsushin(schema, words, expected = [0]) {
      const command = `npm run -s tsushin -- ${words.map(quote).join(' ')}`;
      say(`  $ ${command}`);
      const { code, out, said } = await start([MAIN, ...words, '--json'], environment, expected.includes(3));
      const { data } = schema.safeParse(readJson(out));
      if (!expected.includes(code) || data === undefined) throw stopped(command, said);
      return data;
    },
    async buildSite() {
      say('  $ npm run build');
      const { code, said } = await start([join(ROOT, 'scripts', 'build.ts')], environment, false);
      if (code !== 0) throw stopped('npm run build', said);
    },
  };
}
