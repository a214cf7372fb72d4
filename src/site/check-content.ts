/** No page is made while something in content/ is wrong: the build ends with the report that `check` gives. */
import type { AstroIntegration } from 'astro';
import type { Config } from '../config.ts';
import { type Content, loadContent } from '../document/content.ts';
import { formatProblem, hasErrors, type Problem, ProblemsError, sortProblems } from '../problems.ts';
import { listEndedConsents } from './ended-consent.ts';
import { checkPages } from './free-pages.ts';
import { quietReport, readSiteConfig } from './quiet-report.ts';
import { readToday } from './today.ts';

declare global {
  /** What was checked before the pages are made; Astro bundles these, so that no module is theirs and ours. */
  var checkedContent: Content | undefined;
}

interface Checked {
  readonly content: Content;
  readonly problems: readonly Problem[];
  /** What the site leaves out today that it showed before. */
  readonly leftOut: readonly Problem[];
}

async function checkAll(config: Config): Promise<Checked> {
  const content = await loadContent(config);
  const problems = sortProblems([...content.problems, ...(await checkPages(config))]);
  return { content, problems, leftOut: listEndedConsents(content, readToday()) };
}

/** Throws ProblemsError with everything that keeps the site from being built; returns what is left out of it. */
export async function checkSiteContent(config: Config): Promise<readonly Problem[]> {
  const { problems, leftOut } = await checkAll(config);
  if (hasErrors(problems)) throw new ProblemsError(problems);
  return leftOut;
}

/** For `astro build` called by itself. */
export const checkContent = (): AstroIntegration => ({
  name: 'check-content',
  hooks: {
    'astro:config:setup': async ({ command, logger }) => {
      if (command !== 'build') return;
      const { content, problems, leftOut } = await checkAll(readSiteConfig());
      if (hasErrors(problems)) throw quietReport(problems);
      globalThis.checkedContent = content;
      for (const problem of leftOut) logger.warn(formatProblem(problem));
    },
  },
});
