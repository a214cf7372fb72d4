/** `send`: a test to oneself, or the real thing through the guard. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ProviderName } from '../config.ts';
import { withDatabase } from '../database/connect.ts';
import type { Database } from '../database/tables.ts';
import { findCampaign, planFor } from '../delivery/campaign.ts';
import { type ChosenEdition, chooseEditionToSend } from '../delivery/edition-choice.ts';
import { requireCount, requireSendable } from '../delivery/guard.ts';
import { envelopeOf } from '../delivery/message.ts';
import { variantsWithReaders } from '../delivery/plan.ts';
import { createProvider, outboxFolder, testFolder } from '../delivery/providers/create-provider.ts';
import type { Provider } from '../delivery/providers/provider.ts';
import { type RunContext, startCampaign } from '../delivery/run-campaign.ts';
import { formatMoment, readTime } from '../delivery/schedule.ts';
import { sendTest } from '../delivery/test-send.ts';
import { openEditionStore } from '../editions/store.ts';
import { error, locate, ProblemsError, RefusedError } from '../problems.ts';
import { readEmail } from '../subscribers/cell-values.ts';
import { reportCampaign } from './report-campaign.ts';
import { requirePublication } from './require-publication.ts';
import { type CommandContext, printProblems } from './runner.ts';
import type { Terminal } from './terminal.ts';

export interface SendFlags {
  readonly test?: string;
  readonly provider?: ProviderName;
  readonly at?: string;
  readonly expect?: number;
}

const optionProblem = (option: string, message: string, mend: string): ProblemsError =>
  new ProblemsError([locate(error('bad-option', message, mend), { file: option, line: 0, column: 0 })]);

function readAddress(text: string): string {
  const { value } = readEmail(text);
  if (value !== undefined) return value;
  throw optionProblem(
    '--test',
    'メールアドレスの形が正しくありません。',
    '--test mihon@example.jp の形で書いてください。',
  );
}

function noteProblems({ problems }: ChosenEdition, terminal: Terminal): void {
  if (problems.length > 0) printProblems(problems, terminal);
}

/** A person who waits is told so. */
const waitAloud =
  ({ terminal }: CommandContext) =>
  (ms: number): Promise<void> => {
    terminal.note(`まだ受け取ってもらえません。${Math.ceil(ms / 1000)}秒待って、もう一度渡します。`);
    return sleep(ms);
  };

async function sendTests(context: CommandContext, publication: string, address: string, name: ProviderName) {
  const { config, terminal, clock } = context;
  const to = readAddress(address);
  const store = openEditionStore(config.dataDir);
  const chosen = await withDatabase(config, (db) => chooseEditionToSend(db, store, publication));
  noteProblems(chosen, terminal);
  const { manifest } = chosen;
  const edition = await store.open(publication, manifest.edition);
  const folder = testFolder(config.dataDir, publication);
  const provider = await createProvider(config, name, folder);
  const now = clock();
  const mails = await withDatabase(config, async (db) => {
    const variants = variantsWithReaders(await planFor(db, manifest, now));
    const envelope = envelopeOf(config.center, config.siteUrl);
    const test = { db, edition, provider, folder, envelope, variants, address: to, now };
    return sendTest({ ...test, sleep: waitAloud(context) });
  }).finally(() => provider.close());
  const place = name === 'outbox' ? `\n${folder}` : '';
  if (mails === 0) terminal.note('この発行物をメールで受け取る人がいないので、試し送りはしていません。');
  else terminal.print(`発行版 ${manifest.code} の試し送りをしました（${mails}通）。${place}`);
  terminal.value({ publication, edition: manifest.edition, test: { address: to, mails } });
}

/** What the engine needs of the outside world; shared with `resume`. */
export function runContextOf(
  context: CommandContext,
  db: Kysely<Database>,
  total: number,
): RunContext & { end(): void } {
  const { config, terminal, clock } = context;
  const progress = terminal.progress('メールを渡しています', total);
  return {
    ...{ db, clock, center: config.center, siteUrl: config.siteUrl },
    store: openEditionStore(config.dataDir),
    sleep: (ms) => sleep(ms),
    onHold: (until) =>
      terminal.note(
        `${formatMoment(until)} に送り始めます。このまま待ってください。\n止めたときは npm run -s tsushin -- resume で続けられます。取り消すときは cancel です。`,
      ),
    onProgress: (done) => progress.step(done),
    end: () => progress.end(),
  };
}

/** A time once set holds; another is not passed over in silence. */
async function requireSameTime(db: Kysely<Database>, publication: string, at: Date | undefined): Promise<void> {
  const { state, sendAt } = (await findCampaign(db, publication)) ?? { state: 'ready', sendAt: null };
  if (at === undefined || state !== 'held' || sendAt === null || at.toISOString() === sendAt) return;
  throw new RefusedError(
    `${publication} は、${formatMoment(new Date(sendAt))} に送ることになっています。時刻を変えるには、先に取り消してください。\nnpm run -s tsushin -- cancel ${publication}`,
  );
}

async function sendForReal(context: CommandContext, publication: string, flags: SendFlags, provider: Provider) {
  const { config, terminal, clock } = context;
  const now = clock();
  const at = flags.at === undefined ? undefined : readTime(flags.at, now);
  if (flags.at !== undefined && at === undefined) {
    throw optionProblem(
      '--at',
      `「${flags.at}」は時刻として読み取れません。`,
      '--at "2027-06-01 10:00" か --at 10:00 の形で書いてください。',
    );
  }
  if (at !== undefined && at <= now) {
    throw optionProblem(
      '--at',
      `「${flags.at}」は、もう過ぎた時刻です。すぐに送ってしまわないように、止まりました。`,
      'これからの時刻を書いてください。すぐに送るときは、--at を書きません。',
    );
  }
  const store = openEditionStore(config.dataDir);
  return withDatabase(config, async (db) => {
    const { expect, provider: providerOption } = flags;
    const { center, siteUrl } = config;
    const said = { publication, expect, providerOption, at: flags.at };
    const guard = { db, store, center, siteUrl, provider, now, ...said };
    const chosen = await requireSendable(guard);
    noteProblems(chosen, terminal);
    const { manifest } = chosen;
    await requireSameTime(db, publication, at);
    const run = runContextOf(context, db, expect ?? 0);
    const verifyCount = (expected: number): void => requireCount(guard, expected);
    const { stopped } = await startCampaign(run, { manifest, provider, at, verifyCount }).finally(() => run.end());
    const reported = await reportCampaign(context, db, manifest, stopped);
    terminal.value(reported?.report ?? null);
    return reported?.exitCode ?? 4;
  });
}

export async function sendPublication(context: CommandContext, typed: string, flags: SendFlags): Promise<number> {
  const { config } = context;
  const publication = await requirePublication(config, typed);
  const name = flags.provider ?? config.provider;
  if (flags.test !== undefined) {
    await sendTests(context, publication, flags.test, name);
    return 0;
  }
  const provider = await createProvider(config, name, outboxFolder(config.dataDir, publication));
  return sendForReal(context, publication, flags, provider).finally(() => provider.close());
}
