import { Command, InvalidArgumentError } from 'commander';
import type { Run } from './runner.ts';

interface Options {
  readonly date: string;
  readonly count: number;
}

function parseCount(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('投函した通数を、数で書いてください。');
  return Number(value);
}

/** `posted PUBLICATION`: what counts as sent by post is what was handed over and counted. */
export function postedCommand(run: Run): Command {
  return new Command('posted')
    .description('印刷したものを投函したことを記録します。通数が合わないと記録しません')
    .argument('<publication>', '発行物の名前。issues/2023-summer など')
    .requiredOption('--date <day>', '投函した日。2023-07-14 など')
    .requiredOption('--count <number>', '投函した通数', parseCount)
    .action((publication: string, options: Options) =>
      run(async (context) => {
        await (await import('./record-post.ts')).recordPosted(context, publication, options);
        return 0;
      }),
    );
}
