import { Command } from 'commander';
import type { Run } from './runner.ts';

/** `approve PUBLICATION [--by NAME]`: records who approved which edition and counts. */
export function approveCommand(run: Run): Command {
  return new Command('approve')
    .description('最後に作った発行版を承認します')
    .argument('<publication>', '発行物の名前')
    .option('--by <name>', '承認した人の名前。書かなければ、このパソコンの利用者名')
    .action((publication: string, { by }: { by?: string }) =>
      run(async (context) => {
        await (await import('./approve-publication.ts')).approvePublication(context, publication, by);
      }),
    );
}
