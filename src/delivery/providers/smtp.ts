/**
 * Any mail server, one mail at a time, recorded one by one. SMTP knows no idempotency: when the line breaks while a
 * mail is being sent, nobody can say whether it arrived, and it is not sent again. The connection is driven by hand
 * because nodemailer's own transports cannot tell a line that never stood from one that broke after the mail, and its
 * pool sends such a mail again.
 */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from './loopback.ts';
import { sealAsMime } from './mime.ts';
import type { Outcome, Provider, Sealed } from './provider.ts';

const RETRY_MS = 60_000;

interface SmtpFault {
  readonly code: string;
  readonly responseCode: number | undefined;
}

function readFault(fault: unknown): SmtpFault {
  const field = (name: string): unknown =>
    typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined;
  const responseCode = field('responseCode');
  return {
    code: String(field('code') ?? '理由不明'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
  };
}

/** Nothing was sent yet. */
function outcomeOfConnecting({ code, responseCode }: SmtpFault): Outcome {
  const answer = responseCode ?? code;
  const reason =
    code === 'EAUTH'
      ? 'メールサーバーに入れません。SMTP_URL の利用者名とパスワードを確かめてください。'
      : `メールサーバーにつながりません（${answer}）。SMTP_URL を確かめてください。`;
  return { kind: 'retry-later', reason, stop: true };
}

const SENDER_REFUSED = [530, 535];

/** A reply of the server is definite; without one, nobody knows. */
function outcomeOfSending({ code, responseCode }: SmtpFault): Outcome {
  if (responseCode === undefined) {
    if (code === 'EENVELOPE') return { kind: 'refused', reason: 'この宛先の形では送れません。', stop: false };
    return { kind: 'unknown', reason: `送っている途中で通信が切れました（${code}）。届いたかどうかわかりません。` };
  }
  if (responseCode < 500) {
    const reason = `メールサーバーが今は受け付けていません（${responseCode}）。`;
    return { kind: 'retry-later', reason, afterMs: RETRY_MS, stop: false };
  }
  if (SENDER_REFUSED.includes(responseCode)) {
    return {
      kind: 'retry-later',
      reason: `メールサーバーが断りました（${responseCode}）。SMTP_URL を確かめてください。`,
      stop: true,
    };
  }
  return { kind: 'refused', reason: `メールサーバーがこの宛先を断りました（${responseCode}）。`, stop: false };
}

interface Line {
  readonly connection: SMTPConnection;
  /** False as soon as the server has hung up. */
  isOpen: boolean;
}

function openLine(url: string, timeoutMs: number): Promise<Line> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const connection = new SMTPConnection({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(url),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const line: Line = { connection, isOpen: true };
  return new Promise((resolve, reject) => {
    const hangUp = (fault?: Error): void => {
      line.isOpen = false;
      reject(fault ?? new Error('the server hung up'));
    };
    connection.on('error', hangUp);
    connection.on('end', () => hangUp());
    connection.connect((fault) => {
      if (fault) hangUp(fault);
      else if (username === '') resolve(line);
      else {
        const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
        connection.login({ credentials }, (denied) => (denied ? hangUp(denied) : resolve(line)));
      }
    });
  });
}

function sendOn({ connection }: Line, { messages, bodies }: Sealed): Promise<Outcome> {
  const [message] = messages;
  const [body] = bodies;
  if (message === undefined || body === undefined) return Promise.resolve({ kind: 'submitted' });
  const envelope = { from: message.from.address, to: [message.to] };
  return new Promise((resolve) => {
    connection.send(envelope, Buffer.from(body), (fault) =>
      resolve(fault ? outcomeOfSending(readFault(fault)) : { kind: 'submitted', ids: [message.messageId] }),
    );
  });
}

/** `url` is SMTP_URL; `timeoutMs` is how long the server may stay silent. */
export function createSmtp(url: string, timeoutMs = 30_000): Provider {
  let line: Line | undefined;
  const hangUp = (): void => {
    line?.connection.close();
    line = undefined;
  };
  return {
    name: 'smtp',
    leavesTheMachine: !isLoopback(url),
    chunkSize: 1,
    repeatableMs: 0,
    objectTo: () => undefined,
    seal: sealAsMime,
    async handOver(sealed) {
      try {
        if (line?.isOpen !== true) line = await openLine(url, timeoutMs);
      } catch (fault) {
        hangUp();
        return outcomeOfConnecting(readFault(fault));
      }
      const outcome = await sendOn(line, sealed);
      if (outcome.kind !== 'submitted') hangUp();
      return outcome;
    },
    close: hangUp,
  };
}
