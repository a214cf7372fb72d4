import { expect, onTestFinished, test } from 'vitest';
import { createResend } from '../../../src/delivery/providers/resend.ts';
import { createSmtp } from '../../../src/delivery/providers/smtp.ts';
import { describeEachProvider } from './describe-each-provider.ts';
import { makeMessage } from './make-message.ts';
import { type Misbehaviour, startResendServer } from './resend-server.ts';
import { startSmtpReceiver } from './smtp-receiver.ts';

describeEachProvider('a provider', (open) => {
  test('seals the same messages into the same bytes', async () => {
    const { provider } = await open();
    const first = await provider.seal([makeMessage(1)]);
    const second = await provider.seal([makeMessage(1)]);
    expect(second.hash).toBe(first.hash);
    expect(second.bodies).toEqual(first.bodies);
    expect((await provider.seal([makeMessage(2)])).hash).not.toBe(first.hash);
  });

  test('hands over every mail whole, each to one person, with the list’s header fields', async () => {
    const { provider, arrived } = await open();
    for (let start = 1; start <= 3; start += provider.chunkSize) {
      const count = Math.min(provider.chunkSize, 3);
      const messages = Array.from({ length: count }, (_, index) => makeMessage(start + index));
      expect(await provider.handOver(await provider.seal(messages), `key/${start}`)).toMatchObject({
        kind: 'submitted',
      });
    }
    const mails = await arrived();
    expect(mails.map(({ to }) => to)).toEqual(['mihon1@example.jp', 'mihon2@example.jp', 'mihon3@example.jp']);
    for (const [index, { subject, html, headers }] of mails.entries()) {
      expect(subject).toBe('見本通信 2023年夏号');
      expect(html).toContain('こんにちは');
      expect(headers['list-id']).toBe('<tsushin.example.jp>');
      const stop = encodeURIComponent('配信停止');
      expect(headers['list-unsubscribe']).toBe(`<mailto:center@example.jp?subject=${stop}&body=reader${index + 1}>`);
      expect(headers).not.toHaveProperty('list-unsubscribe-post');
    }
  });

  test('is told to stay on the machine where it does', async () => {
    const { provider } = await open();
    expect(provider.leavesTheMachine).toBe(false);
  });
});

test('a provider elsewhere leaves the machine', () => {
  expect(createResend({ apiKey: 're_test' }).leavesTheMachine).toBe(true);
  const smtp = createSmtp('smtps://mail.example.jp');
  expect(smtp.leavesTheMachine).toBe(true);
  smtp.close();
});

async function openResend() {
  const server = await startResendServer();
  onTestFinished(() => server.close());
  return { server, provider: createResend({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 300 }) };
}

const CASES: readonly (readonly [string, Misbehaviour, object])[] = [
  [
    '429 says how long to wait',
    { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: '2' },
    { kind: 'retry-later', afterMs: 2000, stop: false },
  ],
  [
    'a used-up quota stops',
    { kind: 'status', status: 429, name: 'daily_quota_exceeded' },
    { kind: 'retry-later', stop: true },
  ],
  ['500 is unknown', { kind: 'status', status: 500, name: 'internal_server_error' }, { kind: 'unknown' }],
  ['a 502 page is unknown', { kind: 'html-error' }, { kind: 'unknown' }],
  ['silence is unknown', { kind: 'silence' }, { kind: 'unknown' }],
  ['half an answer is unknown', { kind: 'accept-and-truncate' }, { kind: 'unknown' }],
  [
    'the same at the same time is unknown',
    { kind: 'status', status: 409, name: 'concurrent_idempotent_requests' },
    { kind: 'unknown' },
  ],
  ['a used key is unknown', { kind: 'status', status: 409, name: 'invalid_idempotent_request' }, { kind: 'unknown' }],
  [
    'a wrong domain stops, nothing lost',
    { kind: 'status', status: 403, name: 'validation_error' },
    { kind: 'retry-later', stop: true },
  ],
  [
    'a bad mail is refused and stops',
    { kind: 'status', status: 422, name: 'invalid_parameter' },
    { kind: 'refused', stop: true },
  ],
];

test.each(CASES)('Resend: %s', async (_, misbehaviour, outcome) => {
  const { server, provider } = await openResend();
  server.misbehave(misbehaviour);
  const sealed = await provider.seal([makeMessage(1), makeMessage(2)]);
  expect(await provider.handOver(sealed, 'key')).toMatchObject(outcome);
  expect(await provider.handOver(sealed, 'key')).toMatchObject({
    kind: 'submitted',
    ids: ['re-delivery1', 're-delivery2'],
  });
  expect(server.sent).toEqual(['mihon1@example.jp', 'mihon2@example.jp']);
  expect(server.requests[1]).toMatchObject({ key: 'key', body: server.requests[0]?.body });
});

test('Resend: the sealed bytes are what is sent', async () => {
  const { server, provider } = await openResend();
  const sealed = await provider.seal([makeMessage(1)]);
  await provider.handOver(sealed, 'key');
  const sent = new TextDecoder().decode(sealed.bodies[0]);
  expect(server.requests[0]?.body).toBe(sent);
  expect(sent).toContain('"headers":{"Message-ID":"<delivery1@example.jp>","List-Id":');
  expect((await provider.seal([makeMessage(1)])).hash).toBe(sealed.hash);
  expect(server.requests[0]?.headers['user-agent']).toContain('resend-node');
});

test('Resend: an address outside the standard is named before it can fail a whole batch', async () => {
  const { provider } = await openResend();
  expect(provider.objectTo('a..b@docomo.ne.jp')).toBe('古い携帯電話のアドレスの形なので、Resend では送れません。');
  expect(provider.objectTo('mihon@example.jp')).toBeUndefined();
});

async function openSmtp() {
  const receiver = await startSmtpReceiver();
  const provider = createSmtp(receiver.url, 1000);
  onTestFinished(async () => {
    provider.close();
    await receiver.close();
  });
  return { receiver, provider };
}

test('SMTP: a recipient refused for good is refused, one refused for now may be tried again', async () => {
  const { receiver, provider } = await openSmtp();
  const sealed = await provider.seal([makeMessage(1)]);
  receiver.misbehave({ at: 'rcpt', code: 550 });
  expect(await provider.handOver(sealed, 'key')).toMatchObject({ kind: 'refused', stop: false });
  receiver.misbehave({ at: 'data', code: 554 });
  expect(await provider.handOver(sealed, 'key')).toMatchObject({ kind: 'refused', stop: false });
  receiver.misbehave({ at: 'rcpt', code: 451 });
  expect(await provider.handOver(sealed, 'key')).toMatchObject({ kind: 'retry-later', stop: false });
  expect(await provider.handOver(sealed, 'key')).toMatchObject({ kind: 'submitted', ids: ['<delivery1@example.jp>'] });
  expect(receiver.received).toHaveLength(1);
});

test('SMTP: a line cut after the mail was sent is unknown', async () => {
  const { receiver, provider } = await openSmtp();
  receiver.misbehave({ at: 'cut' });
  expect(await provider.handOver(await provider.seal([makeMessage(1)]), 'key')).toMatchObject({ kind: 'unknown' });
  expect(receiver.received).toHaveLength(1);
});

test('SMTP: a server that is not there took nothing', async () => {
  const provider = createSmtp('smtp://127.0.0.1:9', 1000);
  expect(await provider.handOver(await provider.seal([makeMessage(1)]), 'key')).toMatchObject({
    kind: 'retry-later',
    stop: true,
  });
  provider.close();
});
