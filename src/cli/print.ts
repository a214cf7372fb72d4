import { Command, InvalidArgumentError } from 'commander';
import type { Run } from './runner.ts';

interface Options {
  readonly sheet?: string;
  readonly start?: number;
}

function parsePosition(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('1 からの数を書いてください。');
  return Number(value);
}

/** `print PUBLICATION`: what the envelope afternoon needs, in one folder; proofs until somebody has approved. */
export function printCommand(run: Run): Command {
  return new Command('print')
    .description(
      '郵送の用意をします。印刷するPDF、部数表、宛名ラベル、封入チェック表、郵送名簿。承認の前は校正刷りです',
    )
    .argument('<publication>', '発行物の名前。issues/2023-summer など')
    .option('--sheet <name>', 'ラベル用紙。a-one-12 など。書かなければ center.yaml のもの')
    .option('--start <number>', '使いかけの用紙で、最初に使うラベルの位置', parsePosition)
    .action((publication: string, options: Options) =>
      run(async ({ config, terminal, clock }) => {
        const { describePrintRun, printPublication } = await import('./print-publication.ts');
        const printed = await printPublication(config, publication, options, clock());
        terminal.print(describePrintRun(printed));
        terminal.value(printed);
      }),
    );
}
