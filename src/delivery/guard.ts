/**
 * What has to be true before mail goes out: the edition is built, was sent as a test, is approved, and the person says
 * how many mails it will be. Each refusal ends with the command to run next.
 */
import type { Kysely } from 'kysely';
import type { Center } from '../center.ts';
import type { ProviderName } from '../config.ts';
import type { Database } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import type { EditionStore } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
import { readApprovals } from './approval.ts';
import { findCampaign, isReplaceable, isUntouched, planFor } from './campaign.ts';
import { type ChosenEdition, chooseEditionToSend } from './edition-choice.ts';
import { countSendable } from './ledger.ts';
import { explainNothingLeft } from './nothing-left.ts';
import { findPolicyObstacle } from './policy-check.ts';
import type { Provider } from './providers/provider.ts';
import { findMissing, listSiteLinks } from './site-check.ts';

const command = (words: string): string => `npm run -s tsushin -- ${words}`;

const refuse = (message: string, next: string, details: Record<string, number> = {}): never => {
  throw new RefusedError(`${message}\n${command(next)}`, details);
};

/** How many mails a `send` would hand over now. Throws RefusedError for an older edition that is already out. */
async function countExpected(db: Kysely<Database>, manifest: Manifest, now: Date): Promise<number> {
  const { publication, edition } = manifest;
  const campaign = await findCampaign(db, publication);
  if (campaign === undefined || (await isReplaceable(db, campaign, manifest))) {
    const plan = await planFor(db, manifest, now);
    return plan.deliveries.filter(({ channel }) => channel === 'email').length;
  }
  if (campaign.state === 'cancelled') {
    return refuse(
      `${publication} は、途中で取り消されています。もう渡したメールか、印刷した紙があるので、同じ名前では送れません。届いたものを確かめてください。`,
      `status ${publication}`,
      { expect: 0 },
    );
  }
  if (campaign.edition !== edition && (await isUntouched(db, campaign))) {
    return refuse(
      `${publication} は、前の発行版を送るところでした。まだだれにも渡していません。作りなおした発行版を送るには、先に取り消してください。`,
      `cancel ${publication}`,
      { expect: 0 },
    );
  }
  if (campaign.edition !== edition) {
    return refuse(
      `${publication} は、前の発行版でもう送り始めています。作りなおした発行版は送れません。届いたものを確かめてください。`,
      `status ${publication}`,
      { expect: 0 },
    );
  }
  return countSendable(db, campaign.id, now);
}

/** A campaign keeps the way of sending that it began with. */
async function requireSameProvider(db: Kysely<Database>, publication: string, provider: Provider, expect: number) {
  const campaign = await findCampaign(db, publication);
  const isUnderway = campaign?.state === 'held' || campaign?.state === 'sending';
  if (!isUnderway || campaign.provider === provider.name) return;
  refuse(
    `${publication} は、${campaign.provider} で送り始めています。途中で送り方は変えられません。続けるには`,
    'resume',
    {
      expect,
    },
  );
}

const sendable = (expect: number): string => `送れるのは ${expect}通です。`;

async function requireTest(db: Kysely<Database>, { publication, edition, code }: Manifest, expect: number) {
  const tests = await db
    .selectFrom('testSends')
    .select('sentAt')
    .where('publication', '=', publication)
    .where('edition', '=', edition)
    .execute();
  if (tests.length > 0) return;
  refuse(
    `発行版 ${code} の試し送りがまだです。自分のアドレスに送って、目で確かめてください。${sendable(expect)}`,
    `send ${publication} --test あなたのアドレス`,
    { expect },
  );
}

async function requireApproval(db: Kysely<Database>, manifest: Manifest, center: Center, expect: number) {
  const { publication, edition, code } = manifest;
  const given = await readApprovals(db, publication, edition);
  const needed = center.policy.approvals;
  if (given.length >= needed) return;
  const label = center.labels.approval;
  const others = given.length > 0 ? `あと${needed - given.length}人の${label}がいります。` : '';
  refuse(
    `発行版 ${code} の${label}がまだです。${others}内容を確かめてから${label}してください。${sendable(expect)}`,
    `approve ${publication}`,
    {
      expect,
    },
  );
}

function requirePolicy({ provider, center, ...input }: GuardInput, expect: number): void {
  const obstacle = findPolicyObstacle(provider, center);
  if (obstacle === undefined) return;
  const { message, instead } = obstacle;
  refuse(`${message}${instead.words}`, sendWords({ ...input, providerOption: instead.provider }, expect), { expect });
}

/** Links shown of those that lead nowhere. */
const SHOWN_LINKS = 5;

/** Pages and pictures that a mail points to are up before the mail goes. */
export async function requireSite(
  { provider, center, store, siteUrl }: Pick<GuardInput, 'provider' | 'center' | 'store' | 'siteUrl'>,
  manifest: Pick<Manifest, 'publication' | 'edition'>,
  expect: number,
): Promise<void> {
  if (!provider.leavesTheMachine || !center.policy.siteCheck) return;
  const edition = await store.open(manifest.publication, manifest.edition);
  const missing = await findMissing(await listSiteLinks(edition, siteUrl));
  if (missing.length === 0) return;
  const rest = missing.length > SHOWN_LINKS ? [`ほか ${missing.length - SHOWN_LINKS}個`] : [];
  const list = [...missing.slice(0, SHOWN_LINKS), ...rest].map((line) => `  ${line}`).join('\n');
  refuse(
    `メールが指すページや画像のうち、${missing.length}個がウェブで開けません。メールはまだ送っていません。\n${list}\n先に公開して、もう一度実行してください。`,
    'publish',
    { expect },
  );
}

export interface CountInput {
  readonly publication: string;
  /** What the person said; undefined where nothing was said. */
  readonly expect: number | undefined;
  /** Where it was named on the command line, so that the command to run next names it too. */
  readonly providerOption?: ProviderName | undefined;
  /** The time to begin at, as it was written. */
  readonly at?: string | undefined;
}

/** The command that hands over this many, with all that was said. */
function sendWords({ publication, providerOption, at }: Omit<CountInput, 'expect'>, expect: number): string {
  const provider = providerOption ? ` --provider ${providerOption}` : '';
  const time = at === undefined ? '' : ` --at "${at}"`;
  return `send ${publication}${provider}${time} --expect ${expect}`;
}

export interface GuardInput extends CountInput {
  readonly db: Kysely<Database>;
  readonly store: EditionStore;
  readonly center: Center;
  readonly provider: Provider;
  /** Origin of the public site, no closing slash. */
  readonly siteUrl: string;
  readonly now: Date;
}

/** Throws RefusedError where the person said another number, with the one to say. */
export function requireCount(input: CountInput, expected: number): void {
  const { expect } = input;
  if (expect === expected) return;
  const said = expect === undefined ? '送る数が書かれていません。' : `${expect}通とありますが、数が合いません。`;
  refuse(`${said}これから渡すメールは ${expected}通です。合っていれば`, sendWords(input, expected), {
    expect: expected,
  });
}

/** Throws RefusedError unless everything is in order; returns the edition that may go out. */
export async function requireSendable(input: GuardInput): Promise<ChosenEdition> {
  const { db, store, center, provider, publication, expect, now } = input;
  const chosen = await chooseEditionToSend(db, store, publication);
  const { manifest } = chosen;
  const expected = await countExpected(db, manifest, now);
  await requireSameProvider(db, publication, provider, expected);
  requirePolicy(input, expected);
  // Nobody reads it by e-mail: there is nothing to look at.
  if (expected > 0) await requireTest(db, manifest, expected);
  await requireApproval(db, manifest, center, expected);
  const campaign = await findCampaign(db, publication);
  if (expect !== expected && expected === 0 && campaign !== undefined) {
    const { message, next } = await explainNothingLeft(db, campaign);
    refuse(message, next, { expect: 0 });
  }
  requireCount(input, expected);
  await requireSite(input, manifest, expected);
  return chosen;
}
