/**
 * One mail for each audience and reading that has readers, to a member of staff: composed and handed over like the
 * real ones, with the same patience, but in no ledger. Sent again it replaces the former test.
 */
import { rm } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { sha256 } from '../editions/digest.ts';
import type { Manifest } from '../editions/manifest.ts';
import type { FrozenEdition } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
import { createOpaqueId } from '../subscribers/subscriber.ts';
import { handOverUntilKnown } from './attempts.ts';
import { openMailTemplates } from './mail-templates.ts';
import { composeMessage, type Envelope, lateFieldsOf, type Message } from './message.ts';
import type { Variant } from './plan.ts';
import type { Outcome, Provider } from './providers/provider.ts';
import { addTestBanner, TEST_MARK } from './test-banner.ts';

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
  readonly sleep: (ms: number) => Promise<void>;
}

/** Opaque, and the same for the same variant of the same edition: mail programs hide a Message-ID they have seen. */
const testId = ({ publication, edition }: Manifest, { audience, reading }: Variant): string =>
  `test-${sha256(`${publication} ${edition} ${audience} ${reading}`).slice(0, 16)}`;

async function composeTests(test: TestSend): Promise<Message[]> {
  const { edition, envelope, address, variants, now } = test;
  const templates = openMailTemplates(edition);
  const messages: Message[] = [];
  for (const variant of variants) {
    const template = await templates(variant);
    const fields = lateFieldsOf(envelope, { subscriberId: TEST_READER, name: '見本' });
    messages.push(
      composeMessage(envelope, {
        deliveryId: testId(edition.manifest, variant),
        subscriberId: TEST_READER,
        to: address,
        subject: `${TEST_MARK}${template.subject}`,
        date: now,
        ...addTestBanner({ html: template.html(fields), text: template.text(fields) }, edition.manifest.code),
      }),
    );
  }
  return messages;
}

const AGAIN = 'もう一度同じ命令を実行してください。';

/** What to do about it. */
function mendOf(outcome: Outcome | undefined): string {
  switch (outcome?.kind) {
    case 'retry-later':
      return outcome.stop
        ? `直してから、${AGAIN}`
        : `何度か待って渡しましたが、だめでした。10分ほどたってから、${AGAIN}`;
    case 'refused':
      return `--test に書いたアドレスと、center.yaml の sender（差出人）を確かめて、直してから、${AGAIN}`;
    default:
      return `--test に書いたアドレスの受信箱を見て、届いていなければ、${AGAIN}`;
  }
}

async function handOverTest({ provider, sleep }: TestSend, message: Message, key: string): Promise<void> {
  const { outcome } = await handOverUntilKnown({
    ...{ provider, sleep, key, sealed: await provider.seal([message]), doubt: undefined, whenBusy: 'wait' },
    begin: async () => true,
    mayRepeat: () => provider.repeatableMs > 0,
  });
  if (outcome?.kind === 'submitted' || outcome?.kind === 'duplicate') return;
  const reason = outcome === undefined ? '' : outcome.reason;
  throw new RefusedError(`試し送りができませんでした。${reason}\n${mendOf(outcome)}`);
}

async function recordTest({ db, edition, address, now }: TestSend, mails: number): Promise<void> {
  const values = { edition: edition.manifest.edition, address, mails, sentAt: now.toISOString() };
  await db
    .insertInto('testSends')
    .values({ publication: edition.manifest.publication, ...values })
    .onConflict((conflict) => conflict.column('publication').doUpdateSet(values))
    .execute();
}

/** Returns how many mails it was; none is not recorded. Throws RefusedError where the provider did not take them. */
export async function sendTest(test: TestSend): Promise<number> {
  const messages = await composeTests(test);
  // What nobody has looked at is no test.
  if (messages.length === 0) return 0;
  await rm(test.folder, { recursive: true, force: true });
  const run = createOpaqueId();
  for (const message of messages) await handOverTest(test, message, `tsushin/${run}/${message.deliveryId}`);
  await recordTest(test, messages.length);
  return messages.length;
}
