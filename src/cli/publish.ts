import { Command } from 'commander';
import type { Run } from './runner.ts';

interface Options {
  readonly to?: string;
  readonly yes?: true;
  readonly undo?: true;
}

/** `publish [--to FOLDER] [--yes] [--undo]`: the public site with what is approved, after a list of what changes. */
export function publishCommand(run: Run): Command {
  return new Command('publish')
    .description('承認した発行物のウェブサイトを作り、変わるところを見せてから、公開するフォルダーに置きます')
    .option('--to <folder>', '公開するフォルダー。書かなければ、データのフォルダーの中の site')
    .option('--yes', '変わるところの一覧を確かめたので、置きかえます')
    .option('--undo', '一つ前のウェブサイトにもどします')
    .action((options: Options) =>
      run(async (context) => {
        const { publish } = await import('./publish-to-folder.ts');
        await publish(context, options);
        return undefined;
      }),
    );
}
