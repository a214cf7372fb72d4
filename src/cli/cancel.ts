import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `cancel PUBLICATION`: takes back what has not left the house. */
export function cancelCommand(run: Run): Command {
  return new Command('cancel')
    .description('まだ渡していないメールと、まだ刷っていない郵送の分を取り消します')
    .argument('<publication>', '発行物の名前')
    .action((publication: string) =>
      run(async (context) => {
        await (await import('./campaign-actions.ts')).cancelPublication(context, publication);
      }),
    );
}
