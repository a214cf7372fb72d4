/** Astro prints a stack trace below an error; staff are to see the problems and nothing else. */
import { type Config, readConfig } from '../config.ts';
import { formatCount, formatProblem, type Problem, ProblemsError } from '../problems.ts';

/** An error that prints as the report alone. */
export function quietReport(problems: readonly Problem[]): Error {
  const report = `\n\n${[...problems.map(formatProblem), '', formatCount(problems)].join('\n')}\n`;
  const failure = new Error(report);
  failure.name = '';
  failure.stack = report;
  return failure;
}

/** Config for the build of the site. */
export function readSiteConfig(): Config {
  try {
    return readConfig();
  } catch (cause) {
    throw cause instanceof ProblemsError ? quietReport(cause.problems) : cause;
  }
}
