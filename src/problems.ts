/**
 * What a person got wrong, said so that the person can mend it: a stable code, the place, what and why, and the text
 * to write instead. Each area keeps its wording in a catalogue of its own (`*-problems.ts`) made with `error` and
 * `warning`; nothing else in the product words a problem.
 */

/** Errors stop a build; warnings ask a person to look; hints would make good text better. */
export type Severity = 'error' | 'warning' | 'hint';

/** A problem before it is known where it stands. */
export interface Fault {
  /** Permanent kebab-case name, never reused for something else. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and why it matters, in plain Japanese sentences. */
  readonly message: string;
  /** What to do, if possible the exact text to write. */
  readonly mend: string;
}

/** `line` and `column` count from 1; 0 means the file as a whole. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Fault, Place {}

export const error = (code: string, message: string, mend: string): Fault => ({
  code,
  severity: 'error',
  message,
  mend,
});

export const warning = (code: string, message: string, mend: string): Fault => ({
  code,
  severity: 'warning',
  message,
  mend,
});

export const hint = (code: string, message: string, mend: string): Fault => ({
  code,
  severity: 'hint',
  message,
  mend,
});

export const locate = (fault: Fault, place: Place): Problem => ({
  ...fault,
  file: place.file,
  line: place.line,
  column: place.column,
});

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');

/** By file, then place, then code: the same content gives the same report. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );

const formatPlace = ({ file, line, column }: Place): string => (line > 0 ? `${file}:${line}:${column}` : file);

const MARKS: Readonly<Record<Severity, string>> = { error: '✖', warning: '⚠', hint: '・' };

/** One problem as staff read it: mark, place and code; what and why; the mend. */
export function formatProblem(problem: Problem): string {
  const mend = problem.mend.replaceAll('\n', '\n    ');
  return `${MARKS[problem.severity]} ${formatPlace(problem)}  ${problem.code}\n  ${problem.message}\n  → ${mend}`;
}

export const countOf = (problems: readonly Problem[], severity: Severity): number =>
  problems.filter((problem) => problem.severity === severity).length;

/** 「直すところ 2件、気をつけるところ 3件」, with hints where there are any; says so when there is nothing. */
export function formatCount(problems: readonly Problem[]): string {
  if (problems.length === 0) return '直すところも、気をつけるところもありません。';
  const hints = countOf(problems, 'hint');
  const count = `直すところ ${countOf(problems, 'error')}件、気をつけるところ ${countOf(problems, 'warning')}件`;
  return hints === 0 ? count : `${count}、ヒント ${hints}件`;
}

/** Thrown where work cannot go on; the command line prints the problems and exits with 1. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}

/** Thrown where a guard says no; the command line prints it and exits with 3. */
export class RefusedError extends Error {
  /** Facts for `--json`, such as the number that was expected. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = 'RefusedError';
    this.details = details;
  }
}
