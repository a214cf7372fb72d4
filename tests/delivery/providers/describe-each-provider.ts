/** The contract suite of providers: the same tests on real folders, a real SMTP server and a local HTTP server. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { afterEach, describe } from 'vitest';
import { z } from 'zod';
import { createOutbox } from '../../../src/delivery/providers/outbox.ts';
import type { Provider } from '../../../src/delivery/providers/provider.ts';
import { createResend } from '../../../src/delivery/providers/resend.ts';
import { createSmtp } from '../../../src/delivery/providers/smtp.ts';
import { startResendServer } from './resend-server.ts';
import { startSmtpReceiver } from './smtp-receiver.ts';

export interface Arrived {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OpenProvider {
  readonly provider: Provider;
  /** What has arrived so far, by recipient. */
  arrived(): Promise<Arrived[]>;
  close(): Promise<void> | void;
}

const fromMime = async (raw: string | Uint8Array): Promise<Arrived> => {
  const mail: Email = await PostalMime.parse(raw);
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
  return { to: mail.to?.[0]?.address ?? '', subject: mail.subject ?? '', html: mail.html ?? '', headers };
};

const byRecipient = (mails: Arrived[]): Arrived[] => mails.sort((a, b) => (a.to < b.to ? -1 : 1));

async function openOutbox(): Promise<OpenProvider> {
  const folder = mkdtempSync(join(tmpdir(), 'tsushin-outbox-'));
  const read = (name: string) => fromMime(readFileSync(join(folder, name)));
  return {
    provider: createOutbox(folder),
    arrived: async () => byRecipient(await Promise.all(readdirSync(folder).map(read))),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openSmtp(): Promise<OpenProvider> {
  const receiver = await startSmtpReceiver();
  const provider = createSmtp(receiver.url, 2000);
  return {
    provider,
    arrived: async () => byRecipient(await Promise.all(receiver.received.map(({ raw }) => fromMime(raw)))),
    close: async () => {
      provider.close();
      await receiver.close();
    },
  };
}

const batchSchema = z.array(
  z.object({
    to: z.array(z.string()).length(1),
    subject: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
);

async function openResend(): Promise<OpenProvider> {
  const server = await startResendServer();
  return {
    provider: createResend({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 2000 }),
    arrived: async () =>
      byRecipient(
        server.requests.flatMap(({ body }) =>
          batchSchema.parse(JSON.parse(body)).map(({ to, subject, html, headers }) => ({
            ...{ to: to[0] ?? '', subject, html },
            headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
          })),
        ),
      ),
    close: () => server.close(),
  };
}

const PROVIDERS = { outbox: openOutbox, smtp: openSmtp, resend: openResend };

export function describeEachProvider(name: string, define: (open: () => Promise<OpenProvider>) => void): void {
  describe.each(Object.entries(PROVIDERS))(`${name} (%s)`, (_, openProvider) => {
    const opened: OpenProvider[] = [];
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    define(async () => {
      const one = await openProvider();
      opened.push(one);
      return one;
    });
  });
}
