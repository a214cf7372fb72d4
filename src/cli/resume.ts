import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `resume`: goes on with every campaign that was interrupted. */
export function resumeCommand(run: Run): Command {
  return new Command('resume')
    .description('途中で止まったメールの送信を続けます。もう渡した人には送りません')
    .action(() => run(async (context) => (await import('./campaign-actions.ts')).resumeCampaigns(context)));
}
