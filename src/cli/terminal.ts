/**
 * What commands print with. In `--json` mode the one JSON value goes to stdout and everything else to stderr; work
 * that takes time shows a bar on a terminal and plain lines otherwise.
 */

export interface Progress {
  /** Moves the bar to `done` of the total. */
  step(done: number): void;
  end(): void;
}

export interface Terminal {
  readonly json: boolean;
  /** The command's result for people; silent in JSON mode. */
  print(text: string): void;
  /** The command's result for programs; silent otherwise. */
  value(value: unknown): void;
  /** A remark beside the result. */
  note(text: string): void;
  progress(label: string, total: number): Progress;
}

interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

const BAR = 24;

function drawBar(label: string, done: number, total: number): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * BAR);
  return `\r${label} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total}`;
}

function liveProgress(err: Streams['err'], label: string, total: number): Progress {
  let drawn = -1;
  const draw = (done: number): void => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    if (percent === drawn) return;
    drawn = percent;
    err.write(drawBar(label, done, total));
  };
  draw(0);
  return { step: draw, end: () => err.write('\n') };
}

function plainProgress(err: Streams['err'], label: string, total: number): Progress {
  let quarter = 0;
  return {
    step: (done) => {
      const reached = total === 0 ? 4 : Math.floor((done / total) * 4);
      if (reached <= quarter) return;
      quarter = reached;
      err.write(`${label} ${done}/${total}\n`);
    },
    end: () => {},
  };
}

export function createTerminal(
  json: boolean,
  streams: Streams = { out: process.stdout, err: process.stderr },
): Terminal {
  const { out, err } = streams;
  return {
    json,
    print: (text) => void (json ? undefined : out.write(`${text}\n`)),
    value: (value) => void (json ? out.write(`${JSON.stringify(value, null, 2)}\n`) : undefined),
    note: (text) => void err.write(`${text}\n`),
    progress: (label, total) => (err.isTTY ? liveProgress(err, label, total) : plainProgress(err, label, total)),
  };
}
