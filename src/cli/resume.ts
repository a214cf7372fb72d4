import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `resume [PUBLICATION]`: goes on with every campaign that was interrupted, or the one named, finished or not. */
export function resumeCommand(run: Run): Command {
  return new Command('resume')
    .description('途中で止まったメールの送信を続け、断られた人にもう一度渡します。もう渡した人には送りません')
    .argument('[publication]', '発行物の名前。書かなければ、途中のものすべて')
    .action((publication: string | undefined) =>
      run(async (context) => (await import('./campaign-actions.ts')).resumeCampaigns(context, publication)),
    );
}
