import { Argument, Command, Option } from 'commander';
import { CONTACT_CHOICES, STATUSES } from '../subscribers/subscriber.ts';
import { AUDIENCES } from '../variants.ts';
import type { Run } from './runner.ts';
import type { EditOptions, PersonOptions } from './subscribers-edit.ts';
import type { ImportFlags } from './subscribers-import.ts';
import type { ListFlags } from './subscribers-list.ts';

const number = (): Argument =>
  new Argument('<登録番号>', '名簿の登録番号。配信停止や変更のメールにある番号でもかまいません');

function importCommand(run: Run): Command {
  return new Command('import')
    .description('Excel で保存した CSV の名簿を取り込みます。ひとつでも直すところがあれば、何も取り込みません')
    .argument('<file>', 'CSV ファイル')
    .addOption(
      new Option('--encoding <文字コード>', '文字コード').choices(['auto', 'utf-8', 'shift_jis']).default('auto'),
    )
    .option('--consent <text>', '同意の記録がない人に、まとめて記録する同意方法（例: 登録時の同意書）')
    .option('--dry-run', '取り込まずに、どうなるかだけ確かめます')
    .action((file: string, flags: ImportFlags) =>
      run(async (context) => (await import('./subscribers-import.ts')).importList(context, file, flags)),
    );
}

function listCommand(run: Run): Command {
  return new Command('list')
    .description('登録者の一覧を表示します')
    .addOption(new Option('--audience <区分>', '区分').choices(AUDIENCES))
    .addOption(new Option('--channel <案内方法>', '案内方法').choices(CONTACT_CHOICES))
    .addOption(new Option('--status <状態>', '状態').choices(STATUSES))
    .action((flags: ListFlags) =>
      run(async (context) => {
        await (await import('./subscribers-list.ts')).printList(context, flags);
      }),
    );
}

function showCommand(run: Run): Command {
  return new Command('show')
    .description('登録者ひとりの内容を表示します')
    .addArgument(number())
    .action((id: string) =>
      run(async (context) => {
        await (await import('./subscribers-list.ts')).showOne(context, id);
      }),
    );
}

/** The cells of the list, as `add` and `edit` take them: the same words as in the CSV. */
function withPerson(command: Command): Command {
  return command
    .option('--kana <text>', 'フリガナ')
    .option('--email <address>', 'メールアドレス')
    .option('--postcode <text>', '郵便番号')
    .option('--address1 <text>', '住所')
    .option('--address2 <text>', '建物名')
    .option('--audience <区分>', '就労者 か 求職者')
    .option('--channel <案内方法>', 'メール・郵送・両方・なし')
    .option('--reading <ふりがな版>', 'つける か つけない')
    .option('--size <文字の大きさ>', 'ふつう か 大きい')
    .option('--consented-on <date>', '同意日')
    .option('--consent-method <text>', '同意方法');
}

function addCommand(run: Run): Command {
  return withPerson(new Command('add').description('登録者をひとり加えます').addArgument(number()))
    .requiredOption('--name <text>', '氏名')
    .action((id: string, person: PersonOptions) =>
      run(async (context) => {
        await (await import('./subscribers-edit.ts')).addPerson(context, id, person);
      }),
    );
}

function editCommand(run: Run): Command {
  return withPerson(new Command('edit').description('登録者ひとりの内容を変えます').addArgument(number()))
    .option('--name <text>', '氏名')
    .option('--resume-registration', '終わりにした登録をもどします。--reason と --date もいります')
    .option('--mail-again', '止めたメールを、また送るようにします。--reason と --date もいります')
    .option('--reason <text>', 'もどすわけ（例: 番号をまちがえて終了にした、本人から電話があった）')
    .option('--date <date>', 'もどすことを確かめた日')
    .action((id: string, options: EditOptions) =>
      run(async (context) => {
        await (await import('./subscribers-edit.ts')).editPerson(context, id, options);
      }),
    );
}

function endCommand(run: Run): Command {
  return new Command('end')
    .description('登録を終えます。メールも郵送も止まります。まちがえたときは edit でもどせます')
    .addArgument(number())
    .option('--date <date>', '終える日（書かなければ今日）')
    .action((id: string, { date }: { date?: string }) =>
      run(async (context) => {
        await (await import('./subscribers-edit.ts')).endPerson(context, id, date);
      }),
    );
}

function unsubscribeCommand(run: Run): Command {
  return new Command('unsubscribe')
    .description('メールを止めます。郵送は止まりません。まちがえたときは edit でもどせます')
    .addArgument(number())
    .action((id: string) =>
      run(async (context) => {
        await (await import('./subscribers-edit.ts')).stopMail(context, id);
      }),
    );
}

function eraseCommand(run: Run): Command {
  return new Command('erase')
    .description('登録者ひとりを名簿から消し、送信箱のメールも消します。元に戻せません。消す前に、だれかを表示します')
    .addArgument(number())
    .option('--yes', '確かめずに消します')
    .action((id: string, { yes = false }: { yes?: boolean }) =>
      run(async (context) => {
        await (await import('./erase-person.ts')).erasePerson(context, id, yes);
      }),
    );
}

function exportCommand(run: Run): Command {
  return new Command('export')
    .description('名簿を Excel で開ける CSV ファイルに書き出します')
    .argument('<file>', '書き出すファイル')
    .action((file: string) =>
      run(async (context) => {
        await (await import('./subscribers-list.ts')).exportList(context, file);
      }),
    );
}

/** `subscribers …`: the list, by registration number. */
export function subscribersCommand(run: Run): Command {
  const command = new Command('subscribers').description('名簿を取り込み、見て、なおします');
  const children = [importCommand, listCommand, showCommand, addCommand, editCommand];
  for (const child of [...children, endCommand, unsubscribeCommand, eraseCommand, exportCommand]) {
    command.addCommand(child(run));
  }
  return command;
}
