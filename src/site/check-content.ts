/** No page is made while something in content/ is wrong: the build ends with the report that `check` gives. */
import type { AstroIntegration } from 'astro';
import type { Config } from '../config.ts';
import { loadContent } from '../document/content.ts';
import { hasErrors, type Problem, ProblemsError, sortProblems } from '../problems.ts';
import { checkPages } from './free-pages.ts';
import { quietReport, readSiteConfig } from './quiet-report.ts';

const findProblems = async (config: Config): Promise<Problem[]> =>
  sortProblems([...(await loadContent(config)).problems, ...(await checkPages(config))]);

/** Throws ProblemsError with everything that keeps the site from being built. */
export async function checkSiteContent(config: Config): Promise<void> {
  const problems = await findProblems(config);
  if (hasErrors(problems)) throw new ProblemsError(problems);
}

/** For `astro build` called by itself. */
export const checkContent = (): AstroIntegration => ({
  name: 'check-content',
  hooks: {
    'astro:config:setup': async ({ command }) => {
      if (command !== 'build') return;
      const problems = await findProblems(readSiteConfig());
      if (hasErrors(problems)) throw quietReport(problems);
    },
  },
});
