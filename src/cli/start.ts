import { Command, InvalidArgumentError } from 'commander';
import type { Run } from './runner.ts';

const PORT = 4323;

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1024 || port > 65_534) {
    throw new InvalidArgumentError('1024 から 65534 までの数を書いてください。');
  }
  return port;
}

/** `start`: the desk in a browser of this machine, until it is stopped. */
export function startCommand(run: Run): Command {
  return new Command('start')
    .description(
      'つくったものを、このパソコンのブラウザーで下見します。原稿を書きかえると、メールと紙はすぐに変わります。ウェブサイトは npm run build で作ったときのままです',
    )
    .option('--port <number>', '使う番号。ふさがっていれば、あいている番号を使います', parsePort, PORT)
    .action(({ port }: { port: number }) =>
      run(async (context) => {
        await (await import('./start-desk.ts')).runDesk(context, port);
        return undefined;
      }),
    );
}
