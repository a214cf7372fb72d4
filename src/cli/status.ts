import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `status [PUBLICATION]`: the reconciliation of one campaign, or of all. */
export function statusCommand(run: Run): Command {
  return new Command('status')
    .description('だれに、どの方法で、どこまで届けたかを表示します')
    .argument('[publication]', '発行物の名前。書かなければ、すべて')
    .action((publication: string | undefined) =>
      run(async (context) => (await import('./campaign-actions.ts')).showStatus(context, publication)),
    );
}
