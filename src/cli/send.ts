import { Command, InvalidArgumentError, Option } from 'commander';
import { PROVIDER_NAMES } from '../config.ts';
import type { Run } from './runner.ts';
import type { SendFlags } from './send-publication.ts';

function readCount(text: string): number {
  const count = Number(text.normalize('NFKC'));
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('count');
  return count;
}

/** `send PUBLICATION --test ADDRESS` · `send PUBLICATION --expect N`. */
export function sendCommand(run: Run): Command {
  return new Command('send')
    .description('試し送りをするか、承認された発行版をメールで送ります')
    .argument('<publication>', '発行物の名前。issues/2023-summer など')
    .option('--test <address>', 'このアドレスにだけ、試しに送ります')
    .addOption(new Option('--provider <name>', '送り方。書かなければ設定のとおり').choices(PROVIDER_NAMES))
    .option('--at <time>', '送り始める時刻。"10:00" か "2027-06-01 10:00"')
    .option('--expect <n>', '送るメールの数。合わなければ送りません', readCount)
    .action((publication: string, flags: SendFlags) =>
      run(async (context) => (await import('./send-publication.ts')).sendPublication(context, publication, flags)),
    );
}
