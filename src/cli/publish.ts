import { Command } from 'commander';
import type { Run } from './runner.ts';

interface Options {
  readonly to?: string;
  readonly yes?: true;
  readonly undo?: true;
}

/** `publish [--to FOLDER|sftp://…] [--yes] [--undo]`: the public site with what is approved, after a list of what changes. */
export function publishCommand(run: Run): Command {
  return new Command('publish')
    .description('承認した発行物のウェブサイトを作り、変わるところを見せてから、公開する場所に置きます')
    .option(
      '--to <place>',
      '公開する場所。フォルダーか、sftp://利用者名@サーバー名/~/public_html。書かなければ PUBLISH_TO、それもなければデータのフォルダーの中の site',
    )
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
