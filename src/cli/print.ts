import { Command, InvalidArgumentError, Option } from 'commander';
import type { PrintWish } from './print-publication.ts';
import type { Run } from './runner.ts';

interface Options extends PrintWish {
  readonly testPrint?: true;
}

function parsePosition(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('1 からの数を書いてください。');
  return Number(value);
}

function parseOffset(value: string): { x: number; y: number } {
  const [, x, y] = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (x === undefined || y === undefined) throw new InvalidArgumentError('0.5,-1 の形で書いてください。');
  return { x: Number(x), y: Number(y) };
}

const parseIds = (value: string): string[] => value.split(/[,、\s]+/).filter((id) => id !== '');

/** `print PUBLICATION`: what the envelope afternoon needs, in one folder; proofs until somebody has approved. */
export function printCommand(run: Run): Command {
  return new Command('print')
    .description(
      '郵送の用意をします。印刷するPDF、部数表、宛名ラベル、封入チェック表、通し印刷、郵送名簿。承認の前は校正刷りです',
    )
    .argument('<publication>', '発行物の名前。issues/2023-summer など')
    .option('--sheet <name>', 'ラベル用紙。a-one-12 など。書かなければ center.yaml のもの')
    .option('--start <number>', '使いかけの用紙で、最初に使うラベルの位置', parsePosition)
    .option('--offset <x,y>', 'ラベルの印刷を右と下へずらす長さ（mm）。0.5,-1 など', parseOffset)
    .option('--only <ids>', '刷り直す人だけ。登録番号かラベルの番号を「,」で区切ります', parseIds)
    .addOption(new Option('--list-encoding <name>', '郵送名簿の文字コード').choices(['utf-8', 'shift_jis']))
    .option('--test-print', 'ものさしの入った試し刷りだけをつくります。ラベル用紙と封筒の窓の位置を確かめられます')
    .action((publication: string, { testPrint, ...wish }: Options) =>
      run(async ({ config, terminal, clock }) => {
        if (testPrint) {
          const made = await (await import('./print-test-sheet.ts')).printTestSheet(config, wish);
          terminal.print(made.message);
          terminal.value({ files: made.files });
          return 0;
        }
        const { printPublication } = await import('./print-publication.ts');
        const { describePrintRun } = await import('./describe-print-run.ts');
        const printed = await printPublication(config, publication, wish, clock());
        if (printed.problems.length > 0) (await import('./runner.ts')).printProblems(printed.problems, terminal);
        terminal.print(describePrintRun(printed));
        terminal.value(printed);
        return 0;
      }),
    );
}
