/** A local HTTP server that answers as Resend's batch endpoint does, and can be told to misbehave once. */
import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';

const batchSchema = z.array(
  z.object({
    to: z.array(z.string()),
    subject: z.string(),
    tags: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
);

export interface ReceivedBatch {
  readonly key: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What the next request gets; `accept-and-drop` takes the mails and breaks the line before the answer is whole. */
export type Misbehaviour =
  | { readonly kind: 'status'; readonly status: number; readonly name: string; readonly retryAfter?: string }
  | { readonly kind: 'accept-and-truncate' }
  | { readonly kind: 'html-error' }
  | { readonly kind: 'silence' };

export interface ResendServer {
  readonly url: string;
  /** Every request, also those that were refused. */
  readonly requests: readonly ReceivedBatch[];
  /** To whom mail went, once for each time it would have been sent. */
  readonly sent: readonly string[];
  misbehave(...next: readonly Misbehaviour[]): void;
  close(): Promise<void>;
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

const fail = (response: ServerResponse, status: number, name: string, headers: Record<string, string> = {}): void =>
  reply(response, status, { statusCode: status, name, message: name }, headers);

export async function startResendServer(): Promise<ResendServer> {
  const requests: ReceivedBatch[] = [];
  const sent: string[] = [];
  const plan: Misbehaviour[] = [];
  const answers = new Map<string, { body: string; answer: { data: { id: string }[] } }>();

  /** Takes the mails once for a key; the same key with another body is refused. */
  const accept = (key: string, body: string): { data: { id: string }[] } | undefined => {
    const known = answers.get(key);
    if (known !== undefined) return known.body === body ? known.answer : undefined;
    const mails = batchSchema.parse(JSON.parse(body));
    sent.push(...mails.flatMap(({ to }) => to));
    const answer = { data: mails.map(({ tags }) => ({ id: `re-${tags[0]?.value}` })) };
    answers.set(key, { body, answer });
    return answer;
  };

  const answer = (response: ServerResponse, key: string, body: string): void => {
    const next = plan.shift();
    if (next?.kind === 'silence') return;
    if (next?.kind === 'html-error') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
      return;
    }
    if (next?.kind === 'status') {
      fail(response, next.status, next.name, next.retryAfter === undefined ? {} : { 'retry-after': next.retryAfter });
      return;
    }
    const taken = accept(key, body);
    if (taken === undefined) fail(response, 409, 'invalid_idempotent_request');
    else if (next?.kind === 'accept-and-truncate') {
      const text = JSON.stringify(taken);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      response.write(text.slice(0, 8), () => response.destroy());
    } else reply(response, 200, taken);
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'] ?? '');
      const body = Buffer.concat(chunks).toString('utf8');
      requests.push({ key, body, headers: request.headers });
      if (request.url !== '/emails/batch' || request.method !== 'POST') fail(response, 404, 'not_found');
      else if (request.headers.authorization !== 'Bearer re_test') fail(response, 401, 'invalid_api_key');
      else answer(response, key, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    sent,
    misbehave: (...next) => void plan.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
