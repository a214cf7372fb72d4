import { Argument, Command } from 'commander';
import type { NewOptions } from './new-file.ts';
import type { Run } from './runner.ts';

/** `new issue|event|staff|resource|correction [id]`: a file ready to fill in; asks on a terminal, takes options otherwise. */
export function newCommand(run: Run): Command {
  return new Command('new')
    .description('原稿の新しいファイルを作ります。書くところには〔ここに書く〕と印がつきます')
    .addArgument(
      new Argument('<kind>', '作るもの。号、行事、職員、地域資源、訂正').choices([
        ...['issue', 'event', 'staff', 'resource', 'correction'],
      ]),
    )
    .argument('[id]', 'ファイルの名前になる id。半角の英数字と -')
    .option('--from <号>', '形を引きつぐ号。書かなければ、いちばん新しい号')
    .option('--date <日>', '発行日、行事の日、訂正を出す日。2023-07-14 の形')
    .option('--corrects <発行物>', '訂正する発行物。書かなければ、いちばん新しい号')
    .option('--title <言葉>', '行事の名前、氏名、場所の名前、何の訂正か')
    .option('--start <時間>', '行事が始まる時間。10:30 の形')
    .option('--end <時間>', '行事が終わる時間')
    .option('--place <場所>', '行事の場所、または市や町')
    .option('--audience <区分>', '行事の区分。employed、job-seeking、both')
    .option('--role <仕事>', '職員の仕事')
    .option('--category <言葉>', '地域資源が、どんな所か')
    .action((kind: string, id: string | undefined, options: NewOptions) =>
      run(async (context) => {
        const { createFile } = await import('./new-file.ts');
        return createFile(context, kind, id, options);
      }),
    );
}
