/** `subscribers erase`: who it is and what would go is shown first, because nothing brings it back. */
import { confirm, isCancel } from '@clack/prompts';
import { withDatabase } from '../database/connect.ts';
import { RefusedError } from '../problems.ts';
import { eraseSubscriber, readMails } from '../subscribers/erase.ts';
import { findSubscriber, readStanding } from '../subscribers/list.ts';
import { viewSubscriber } from '../subscribers/subscriber.ts';
import { findMailFiles, findPrintFolders, removeMailFiles } from './erase-files.ts';
import { canAsk } from './new-questions.ts';
import type { CommandContext } from './runner.ts';
import { formatPerson } from './subscribers-list.ts';

interface Doomed {
  readonly number: string;
  readonly description: string;
}

async function describeDoomed({ config, clock }: CommandContext, typed: string): Promise<Doomed> {
  const { view, mails } = await withDatabase(config, async (db) => {
    const subscriber = await findSubscriber(db, typed);
    return {
      view: viewSubscriber(subscriber, await readStanding(db, clock())),
      mails: await readMails(db, subscriber.id),
    };
  });
  const files = await findMailFiles(config.dataDir, mails);
  return {
    number: view.registrationNumber,
    description: `${formatPerson(view)}\n\nこの人を名簿から消し、送信箱のメール ${files.length}通も消します。元に戻せません。`,
  };
}

/** Throws RefusedError where nobody said yes. */
async function requireYes(context: CommandContext, typed: string): Promise<void> {
  const { number, description } = await describeDoomed(context, typed);
  if (!canAsk(context.terminal)) {
    throw new RefusedError(
      `${description}\nお届けをやめるだけなら npm run -s tsushin -- subscribers end ${number} です。これは元に戻せます。\nまだ消していません。消すときは、次のように打ってください。\nnpm run -s tsushin -- subscribers erase ${number} --yes`,
    );
  }
  context.terminal.print(description);
  const answer = await confirm({ message: '消しますか。', active: '消す', inactive: '消さない', initialValue: false });
  if (isCancel(answer) || !answer) throw new RefusedError('やめました。何も消していません。');
}

export async function erasePerson(context: CommandContext, typed: string, yes: boolean): Promise<void> {
  const { config, terminal, clock } = context;
  if (!yes) await requireYes(context, typed);
  let removed = 0;
  const erased = await withDatabase(config, (db) =>
    eraseSubscriber(db, typed, clock(), async (mails) => {
      removed = await removeMailFiles(config.dataDir, mails);
    }),
  );
  const folders = await findPrintFolders(config.dataDir, erased);
  terminal.print(`登録番号 ${erased} の人を名簿から消しました。送信箱のメール ${removed}通も消しました。`);
  if (folders.length > 0)
    terminal.print(
      `印刷物には、まだ氏名と住所が残っています。使い終わったら、次のフォルダーを消してください。\n${folders.join('\n')}`,
    );
  terminal.value({ erased, removedMails: removed, printFolders: folders });
}
