/** A real SMTP server on this machine that keeps what it takes. */
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

export interface SmtpReceiver {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What the next mail gets: a reply code at RCPT or after DATA, or a line cut after DATA. */
  misbehave(next: { at: 'rcpt' | 'data'; code: number } | { at: 'cut' }): void;
  close(): Promise<void>;
}

class ReplyError extends Error {
  readonly responseCode: number;

  constructor(code: number) {
    super(`answer ${code}`);
    this.responseCode = code;
  }
}

export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const received: ReceivedMail[] = [];
  let next: Parameters<SmtpReceiver['misbehave']>[0] | undefined;
  const take = (at: string) => {
    if (next?.at !== at) return undefined;
    const planned = next;
    next = undefined;
    return planned;
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, callback) {
      const planned = take('rcpt');
      callback(planned && 'code' in planned ? new ReplyError(planned.code) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const planned = take('data');
        if (planned && 'code' in planned) return callback(new ReplyError(planned.code));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        if (take('cut') === undefined) callback(null);
        else for (const socket of sockets) socket.destroy();
      });
    },
  });
  const sockets = new Set<import('node:net').Socket>();
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    misbehave: (planned) => {
      next = planned;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
