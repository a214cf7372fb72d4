/**
 * Resend's batch endpoint: up to 100 mails in one request, each to one person, with the ledger's idempotency key. The
 * sealed bytes themselves are sent, so that a repeated request is the same request.
 */
import { Resend } from 'resend';
import { sha256 } from '../../editions/digest.ts';
import { onOneLine } from '../../render/escape.ts';
import { breaksMailStandard } from '../../subscribers/cell-values.ts';
import type { Message } from '../message.ts';
import { isLoopback } from './loopback.ts';
import type { Outcome, Provider, Sealed } from './provider.ts';

const CHUNK_SIZE = 100;

/** Resend keeps a key for 24 hours; after that the same key sends again. */
const REPEATABLE_MS = 23 * 60 * 60 * 1000;

const DEFAULT_BASE_URL = 'https://api.resend.com';

const quote = (name: string): string => `"${onOneLine(name).replace(/["\\]/g, '')}"`;

const bodyOf = (message: Message) => ({
  from: `${quote(message.from.name)} <${message.from.address}>`,
  to: [message.to],
  reply_to: message.replyTo,
  subject: onOneLine(message.subject),
  html: message.html,
  text: message.text,
  // Amazon SES, behind Resend, may put its own in its place.
  headers: { 'Message-ID': message.messageId, ...message.headers },
  tags: [{ name: 'delivery', value: message.deliveryId }],
});

function seal(messages: readonly Message[]): Sealed {
  const body = new TextEncoder().encode(JSON.stringify(messages.map(bodyOf)));
  return { messages, bodies: [body], hash: sha256(body) };
}

interface Failure {
  readonly name: string;
  readonly statusCode: number | null;
}

const QUOTAS: readonly string[] = ['daily_quota_exceeded', 'monthly_quota_exceeded'];

/** What a person has to mend before the same request can be taken. */
const ACCOUNT_STATUSES: readonly number[] = [401, 403, 404, 405, 451];

function outcomeOf({ name, statusCode }: Failure, retryAfter: string | undefined): Outcome {
  const answer = `${statusCode ?? '返事なし'} ${name}`;
  if (QUOTAS.includes(name)) {
    return { kind: 'retry-later', reason: `Resend の送信数の上限に達しました（${answer}）。`, stop: true };
  }
  if (statusCode === 429) {
    const seconds = Number(retryAfter);
    const afterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000;
    return { kind: 'retry-later', reason: `Resend が混み合っています（${answer}）。`, afterMs, stop: false };
  }
  if (name === 'concurrent_idempotent_requests') {
    return { kind: 'unknown', reason: `Resend が同じ依頼を処理しているところです（${answer}）。` };
  }
  if (statusCode === null || statusCode >= 500 || statusCode === 409 || statusCode === 408) {
    return { kind: 'unknown', reason: `Resend から確かな返事がありません（${answer}）。` };
  }
  if (ACCOUNT_STATUSES.includes(statusCode)) {
    return {
      kind: 'retry-later',
      reason: `Resend に断られました（${answer}）。鍵と送信元の設定を確かめてください。`,
      stop: true,
    };
  }
  return { kind: 'refused', reason: `Resend がこの内容を断りました（${answer}）。`, stop: true };
}

interface BatchAnswer {
  readonly data?: readonly { readonly id?: string }[];
}

/** Fewer ids than mails is an answer nobody can act on. */
function readIds(answer: BatchAnswer | null, count: number): Outcome {
  const ids = (Array.isArray(answer?.data) ? answer.data : []).flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (ids.length === count) return { kind: 'submitted', ids };
  return { kind: 'unknown', reason: 'Resend の返事が途中で切れています。' };
}

export interface ResendOptions {
  readonly apiKey: string;
  /** RESEND_BASE_URL, for trying it against a server of one's own. */
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
}

export function createResend({ apiKey, baseUrl = DEFAULT_BASE_URL, timeoutMs = 30_000 }: ResendOptions): Provider {
  const resend = new Resend(apiKey, { baseUrl: baseUrl.replace(/\/+$/, '') });
  const headers = {
    Authorization: `Bearer ${apiKey}`,
    'User-Agent': resend.userAgent,
    'Content-Type': 'application/json',
    'x-batch-validation': 'strict',
  };
  return {
    name: 'resend',
    leavesTheMachine: !isLoopback(baseUrl),
    chunkSize: CHUNK_SIZE,
    repeatableMs: REPEATABLE_MS,
    objectTo: (address) =>
      breaksMailStandard(address) ? '古い携帯電話のアドレスの形なので、Resend では送れません。' : undefined,
    seal: async (messages) => seal(messages),
    async handOver({ messages, bodies }, idempotencyKey) {
      const answer = await resend.fetchRequest<BatchAnswer>('/emails/batch', {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': idempotencyKey },
        body: bodies[0],
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (answer.error === null) return readIds(answer.data, messages.length);
      const { name = 'application_error', statusCode = null }: Partial<Failure> = answer.error;
      return outcomeOf({ name, statusCode }, answer.headers?.['retry-after']);
    },
    close: () => {},
  };
}
