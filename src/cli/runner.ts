/**
 * How every command ends: done 0, problems 1, usage 2, refused by a guard 3, needs a person 4. No stack trace reaches
 * staff; in `--json` mode stdout carries exactly one value whatever happens.
 */
import { type Config, readConfig } from '../config.ts';
import { formatCount, formatProblem, ProblemsError, RefusedError } from '../problems.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly clock: () => Date;
}

export type Action = (context: CommandContext) => Promise<number | undefined>;
export type Run = (action: Action) => Promise<void>;

/** The disk, or what this person may use of it, takes no more. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function explainUnexpected(thrown: unknown): string {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (FULL.has(code)) return 'ディスクの空きがありません。いらないファイルを消してから、もう一度実行してください。';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') {
    return `ファイルを開けません。ほかのソフト（Excel や OneDrive）が使っていないか確かめて、もう一度実行してください。\n（${reason}）`;
  }
  return `思いがけないことが起きて、止まりました。送ったもの、保存したものはそのまま残っています。\n（${reason}）\n→ この文を添えて、担当者に知らせてください。`;
}

export function printProblems(problems: ProblemsError['problems'], terminal: Terminal): void {
  for (const problem of problems) terminal.note(`${formatProblem(problem)}\n`);
  terminal.note(formatCount(problems));
}

interface Fault {
  readonly exitCode: number;
  /** For programs. */
  readonly value: object;
}

/** Says what stopped the work. */
export function noteFault(thrown: unknown, terminal: Terminal): Fault {
  if (thrown instanceof ProblemsError) {
    printProblems(thrown.problems, terminal);
    return { exitCode: 1, value: { problems: thrown.problems } };
  }
  if (thrown instanceof RefusedError) {
    terminal.note(thrown.message);
    return { exitCode: 3, value: { refused: thrown.message, ...thrown.details } };
  }
  terminal.note(explainUnexpected(thrown));
  return { exitCode: 1, value: { unexpected: thrown instanceof Error ? thrown.message : String(thrown) } };
}

export function createRun(terminal: Terminal, clock: () => Date = () => new Date()): Run {
  return async (action) => {
    try {
      process.exitCode = (await action({ config: readConfig(), terminal, clock })) ?? 0;
    } catch (thrown) {
      const { exitCode, value } = noteFault(thrown, terminal);
      terminal.value(value);
      process.exitCode = exitCode;
    }
  };
}
