/** A small web server that only this machine can reach, and only by its own name. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { plainReply, type Reply } from './reply.ts';

const HOST = '127.0.0.1';

/** `undefined` where the handler keeps the response open and writes to it itself. */
export type Handler = (url: URL, response: ServerResponse) => Promise<Reply | undefined>;

export interface Listening {
  /** `http://127.0.0.1:4321`, without a closing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Another page's script that has had this machine's address put under its own name (DNS rebinding) says that name here. */
const isOwnName = (request: IncomingMessage, port: number): boolean =>
  request.headers.host === `${HOST}:${port}` || request.headers.host === `localhost:${port}`;

function refuse(request: IncomingMessage, port: number): Reply | undefined {
  if (!isOwnName(request, port)) return plainReply(403, `http://${HOST}:${port}/ をひらいてください。`);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainReply(405, '見るだけの場所です。');
  return undefined;
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-security-policy': reply.policy,
    'content-length': Buffer.byteLength(reply.body),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  handle: Handler,
): Promise<void> {
  const refused = refuse(request, port);
  if (refused !== undefined) return send(request, response, refused);
  try {
    const reply = await handle(new URL(request.url ?? '/', `http://${HOST}:${port}`), response);
    if (reply !== undefined) send(request, response, reply);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    send(
      request,
      response,
      plainReply(500, `表示できませんでした。この文を添えて、担当者に知らせてください。\n${reason}`),
    );
  }
}

const listenOn = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const fail = (thrown: NodeJS.ErrnoException): void => {
      if (thrown.code === 'EADDRINUSE' || thrown.code === 'EACCES') resolve(false);
      else reject(thrown);
    };
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      resolve(true);
    });
  });

/** On `port` or, where somebody else is there, on a free one. */
export async function listen(port: number, handle: Handler): Promise<Listening> {
  const server = createServer();
  if (!(await listenOn(server, port))) await listenOn(server, 0);
  const own = portOf(server.address());
  server.on('request', (request, response) => void answer(request, response, own, handle));
  return {
    url: `http://${HOST}:${own}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
