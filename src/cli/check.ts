import { Command } from 'commander';
import type { CheckOptions } from './check-publications.ts';
import type { Run } from './runner.ts';

/** `check [publication…]`: every problem of every file, how hard it is to read, then a count; `--readings`: the readings. */
export function checkCommand(run: Run): Command {
  return new Command('check')
    .description('原稿の直すところと気をつけるところを、すべて表示します')
    .argument('[publication...]', '発行物の名前。書かなければ、すべて')
    .option('--readings', 'まだ確かめていない、ふりがなの読みを表示します')
    .option('--confirm <言葉=よみ...>', '確かめた読みを readings.yaml に書きます。all なら、表示したものをすべて')
    .action((names: string[], options: CheckOptions) =>
      run(async (context) => {
        const { checkPublications } = await import('./check-publications.ts');
        const { checkReadings } = await import('./check-readings.ts');
        const onReadings = options.readings === true || options.confirm !== undefined;
        return onReadings ? checkReadings(context, names, options.confirm ?? []) : checkPublications(context, names);
      }),
    );
}
