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
import { countSendable } from './ledger.ts';
import { explainNothingLeft } from './nothing-left.ts';
import type { Provider } from './providers/provider.ts';
import { findMissing, listSiteLinks } from './site-check.ts';

const command = (words: string): string => `npm run -s tsushin -- ${words}`;

const refuse = (message: string, next: string, details: Record<string, number> = {}): never => {
  throw new RefusedError(`${message}\n${command(next)}`, details);
};

/**
 * The edition that was built last. Throws RefusedError where there is none, and for a name in other letters: some
 * disks find `Issues` for `issues`, the ledger does not.
 */
export async function requireEdition(store: EditionStore, publication: string): Promise<Manifest> {
  const manifest = await store.latest(publication);
  if (manifest === undefined) {
    return refuse(`${publication} の発行版がまだありません。先に作ってください。`, `build ${publication}`);
  }
  if (manifest.publication === publication) return manifest;
  return refuse(
    `発行物の名前は ${manifest.publication} です。大文字と小文字も同じに書いてください。`,
    `status ${manifest.publication}`,
  );
}

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

/** A policy that asks for something that cannot be checked must stop the mail, not be passed over. */
function requirePolicy(provider: Provider, { policy }: Center, publication: string, expect: number): void {
  if (!provider.leavesTheMachine) return;
  if (policy.onDemand) {
    refuse(
      `center.yaml の policy に onDemand: yes とありますが、配信停止などのページを動かすサーバーはまだありません。外へは送れません。\n配信停止をメールで受けつけて送るなら center.yaml に onDemand: no と書いてください。ファイルに書き出すだけなら`,
      `send ${publication} --provider outbox --expect ${expect}`,
      { expect },
    );
  }
  if (policy.consentYears > 0) {
    refuse(
      `center.yaml の policy に consentYears: ${policy.consentYears} とありますが、同意の期限を確かめる機能はまだありません。外へは送れません。\n期限を自分で確かめて送るなら center.yaml に consentYears: 0 と書いてください。ファイルに書き出すだけなら`,
      `send ${publication} --provider outbox --expect ${expect}`,
      { expect },
    );
  }
  if (provider.name === 'resend' && !policy.abroad) {
    refuse(
      `Resend は国外の事業者です。center.yaml の policy は abroad: no（国外に宛先を渡す同意をとっていない）なので、送れません。\n国内のメールサーバーから送るには SMTP_URL を設定して`,
      `send ${publication} --provider smtp --expect ${expect}`,
      { expect },
    );
  }
}

/** Links shown of those that lead nowhere. */
const SHOWN_LINKS = 5;

/** Pages and pictures that a mail points to are up before the mail goes. */
async function requireSite({ provider, center, store, siteUrl }: GuardInput, manifest: Manifest, expect: number) {
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
export function requireCount({ publication, expect, providerOption }: CountInput, expected: number): void {
  if (expect === expected) return;
  const said = expect === undefined ? '送る数が書かれていません。' : `${expect}通とありますが、数が合いません。`;
  const provider = providerOption ? ` --provider ${providerOption}` : '';
  refuse(
    `${said}これから渡すメールは ${expected}通です。合っていれば`,
    `send ${publication}${provider} --expect ${expected}`,
    { expect: expected },
  );
}

/** Throws RefusedError unless everything is in order; returns the edition that may go out. */
export async function requireSendable(input: GuardInput): Promise<Manifest> {
  const { db, store, center, provider, publication, expect, now } = input;
  const manifest = await requireEdition(store, publication);
  const expected = await countExpected(db, manifest, now);
  await requireSameProvider(db, publication, provider, expected);
  requirePolicy(provider, center, publication, expected);
  await requireTest(db, manifest, expected);
  await requireApproval(db, manifest, center, expected);
  const campaign = await findCampaign(db, publication);
  if (expect !== expected && expected === 0 && campaign !== undefined) {
    const { message, next } = await explainNothingLeft(db, campaign);
    refuse(message, next, { expect: 0 });
  }
  requireCount(input, expected);
  await requireSite(input, manifest, expected);
  return manifest;
}
