/** Pages that are open are told of a change (server-sent events) and load themselves again. */
import type { ServerResponse } from 'node:http';

export interface Changes {
  /** Keeps the response open until the page goes away. */
  follow(response: ServerResponse): void;
  tell(): void;
}

export function createChanges(): Changes {
  const open = new Set<ServerResponse>();
  return {
    follow(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(':\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    tell() {
      for (const response of open) response.write('event: change\ndata: \n\n');
    },
  };
}
