import { Command } from 'commander';
import type { Run } from './runner.ts';

interface Options {
  readonly reason: string;
  readonly date?: string;
  readonly publication?: string;
}

/** `returned ID`: an envelope that came back, with what stands on it. */
export function returnedCommand(run: Run): Command {
  return new Command('returned')
    .description('戻ってきた郵便を記録します')
    .argument('<id>', '登録番号。--publication を書けば、ラベルの番号（A-012）でも')
    .option('--reason <words>', '戻ってきたわけ。封筒の表に書いてあります', 'あて所に尋ねあたりません')
    .option('--date <day>', '戻ってきた日。書かなければきょう')
    .option('--publication <name>', '発行物の名前。書かなければ、最後に投函したもの')
    .action((id: string, options: Options) =>
      run(async (context) => {
        await (await import('./record-post.ts')).recordReturned(context, id, options);
        return 0;
      }),
    );
}
