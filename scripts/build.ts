/** `npm run build`: the public site into dist/, drafts left out, approved or not. */
import { join } from 'node:path';
import { createRun } from '../src/cli/runner.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import { formatProblem } from '../src/problems.ts';
import { buildSite } from '../src/site/build-site.ts';

const OUT = join(import.meta.dirname, '..', 'dist');
const terminal = createTerminal(process.argv.includes('--json'));

await createRun(terminal)(async ({ config }) => {
  for (const problem of await buildSite(config, OUT)) terminal.note(formatProblem(problem));
  terminal.print(`ウェブサイトができました: ${join(OUT, 'index.html')}`);
  terminal.value({ dir: OUT });
});
