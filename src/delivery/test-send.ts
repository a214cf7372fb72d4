/**
 * One mail for each audience and reading that has readers, to a member of staff: composed and handed over like the
 * real ones, but in no ledger. Sent again it replaces the former test.
 */
import { rm } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { sha256 } from '../editions/digest.ts';
import type { FrozenEdition } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
import { createOpaqueId } from '../subscribers/subscriber.ts';
import { openMailTemplates } from './mail-templates.ts';
import { composeMessage, type Envelope, lateFieldsOf, type Message } from './message.ts';
import type { Variant } from './plan.ts';
import type { Provider } from './providers/provider.ts';
import { addTestBanner } from './test-banner.ts';

const SUBJECT_MARK = '【テスト】';

/** Stands where a reader's id would: the links of a test concern nobody. */
const TEST_READER = 'test';

export interface TestSend {
  readonly db: Kysely<Database>;
  readonly edition: FrozenEdition;
  readonly provider: Provider;
  /** Where an outbox keeps tests of this publication. */
  readonly folder: string;
  readonly envelope: Envelope;
  readonly variants: readonly Variant[];
  readonly address: string;
  readonly now: Date;
}

/** Opaque, and the same for the same variant. */
const testId = (publication: string, { audience, reading }: Variant): string =>
  `test-${sha256(`${publication} ${audience} ${reading}`).slice(0, 16)}`;

async function composeTests(test: TestSend): Promise<Message[]> {
  const { edition, envelope, address, variants, now } = test;
  const templates = openMailTemplates(edition);
  const messages: Message[] = [];
  for (const variant of variants) {
    const template = await templates(variant);
    const fields = lateFieldsOf(envelope, { subscriberId: TEST_READER, name: '見本' });
    messages.push(
      composeMessage(envelope, {
        deliveryId: testId(edition.manifest.publication, variant),
        subscriberId: TEST_READER,
        to: address,
        subject: `${SUBJECT_MARK}${template.subject}`,
        date: now,
        ...addTestBanner({ html: template.html(fields), text: template.text(fields) }, edition.manifest.code),
      }),
    );
  }
  return messages;
}

async function handOverTest(provider: Provider, message: Message, key: string): Promise<void> {
  const outcome = await provider.handOver(await provider.seal([message]), key);
  if (outcome.kind === 'submitted' || outcome.kind === 'duplicate') return;
  throw new RefusedError(
    `試し送りができませんでした。${outcome.reason}\n直してから、もう一度同じ命令を実行してください。`,
  );
}

async function recordTest({ db, edition, address, now }: TestSend, mails: number): Promise<void> {
  const values = { edition: edition.manifest.edition, address, mails, sentAt: now.toISOString() };
  await db
    .insertInto('testSends')
    .values({ publication: edition.manifest.publication, ...values })
    .onConflict((conflict) => conflict.column('publication').doUpdateSet(values))
    .execute();
}

/** Returns how many mails it was. Throws RefusedError where the provider did not take them. */
export async function sendTest(test: TestSend): Promise<number> {
  const messages = await composeTests(test);
  await rm(test.folder, { recursive: true, force: true });
  const run = createOpaqueId();
  for (const message of messages) await handOverTest(test.provider, message, `tsushin/${run}/${message.deliveryId}`);
  await recordTest(test, messages.length);
  return messages.length;
}
