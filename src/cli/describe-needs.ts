/** What a campaign needs of a person: how many mails, why, whose, who does what about it. */
import type { Campaign } from '../delivery/campaign.ts';
import { isFree } from '../delivery/lease.ts';
import { formatMoment } from '../delivery/schedule.ts';
import type { NeedsPerson, Unsettled } from '../reports/needs-person.ts';
import { UNSETTLED } from '../reports/needs-person.ts';
import type { Reconciliation } from '../reports/reconciliation.ts';

const COMMAND = 'npm run -s tsushin --';

/** Longer lists of people are in nobody's head. */
const SHOWN = 10;

const WHAT: Readonly<Record<Unsettled, (count: number) => string>> = {
  refused: (count) => `断られたメールが ${count}通あります。その人たちには、まだ届いていません。`,
  unknown: (count) => `届いたかどうかわからないメールが ${count}通あります。`,
  failed: (count) => `送れなかったメールが ${count}通あります。`,
  cancelled: (count) => `ほかの区分の通信になるので、取り消したお届けが ${count}通あります（メールと郵送）。`,
};

const MENDS: Readonly<Record<Unsettled, (campaign: Campaign) => string>> = {
  refused: ({ publication }) =>
    `→ 担当の人が、わけ（宛先のアドレスか、差出人の設定）を直してください。直したら、次の命令で、もう一度渡します。\n${COMMAND} resume ${publication}`,
  unknown: ({ provider, state }) =>
    state === 'sending' && provider !== 'smtp'
      ? `→ 少し待って、次の命令を実行してください。二重に送らない方法で、もう一度たずねます。\n${COMMAND} resume`
      : '→ 担当の人が、メールの会社の送信記録を見るか、本人に聞いて、届いたかを確かめてください。二重になるのを防ぐため、送りなおしません。',
  failed: () => '→ 担当の人が、本人に聞いて、名簿のアドレスを直してください。',
  cancelled: () =>
    '→ 担当の人が、名簿の区分が正しいかを確かめて、その区分の通信を手渡しか手書きの封筒で渡してください。この号は、ここからは送りません。',
};

function describeGroup({ reason, people, count }: NeedsPerson): string {
  const rest = people.length > SHOWN ? ` ほか ${people.length - SHOWN}人` : '';
  return `  ${count}通  ${reason}\n  登録番号 ${people.slice(0, SHOWN).join('、')}${rest}`;
}

function describeState(state: Unsettled, campaign: Campaign, groups: readonly NeedsPerson[]): string[] {
  const own = groups.filter((group) => group.state === state);
  if (own.length === 0) return [];
  const count = own.reduce((sum, group) => sum + group.count, 0);
  return [[`⚠ ${WHAT[state](count)}`, ...own.map(describeGroup), MENDS[state](campaign)].join('\n')];
}

/** Nobody is at it, and it has not come to its end. */
const isInterrupted = (campaign: Campaign, { deliveries }: Reconciliation, now: Date): boolean =>
  campaign.state === 'sending' && deliveries.email.pending > 0 && isFree(campaign, now);

/** The process that was waiting is gone: one that lives begins, or puts the time off, when it has come. */
const isForgotten = ({ state, sendAt }: Campaign, now: Date): boolean =>
  state === 'held' && (sendAt ?? '') <= now.toISOString();

/** Cancelled while another machine was sending, which then died: nobody else will write down what came of it. */
const isLeftOpen = (campaign: Campaign, { deliveries }: Reconciliation, now: Date): boolean =>
  campaign.state === 'cancelled' && deliveries.email.pending > 0 && isFree(campaign, now);

function describeStandstill(campaign: Campaign, report: Reconciliation, now: Date): string[] {
  const { publication, sendAt } = campaign;
  const { pending } = report.deliveries.email;
  if (isInterrupted(campaign, report, now)) {
    return [`⚠ 途中で止まっています。まだ渡していないメールが ${pending}通あります。続けるには\n${COMMAND} resume`];
  }
  if (isForgotten(campaign, now)) {
    return [
      `⚠ 送り始めるはずの時刻（${formatMoment(new Date(sendAt ?? now))}）をすぎましたが、待っていた画面が閉じられたので、まだ送っていません。メールが ${pending}通あります。続けるには\n${COMMAND} resume ${publication}`,
    ];
  }
  if (isLeftOpen(campaign, report, now)) {
    return [
      `⚠ 取り消しましたが、送っている途中だったメールが ${pending}通、届いたかどうか記録されていません。記録するには、もう一度取り消してください。\n${COMMAND} cancel ${publication}`,
    ];
  }
  return [];
}

/** When a campaign that waits will begin; undefined where it does not wait. */
export function describeWait({ publication, state, sendAt }: Campaign, now: Date): string | undefined {
  if (state !== 'held' || sendAt === null || sendAt <= now.toISOString()) return undefined;
  return `${formatMoment(new Date(sendAt))} に送り始めます。待っている画面を閉じたときは\n${COMMAND} resume ${publication}`;
}

/** One text for each thing to do; empty where there is nothing. */
export function describeNeeds(
  campaign: Campaign,
  report: Reconciliation,
  groups: readonly NeedsPerson[],
  now: Date,
): string[] {
  return [
    ...describeStandstill(campaign, report, now),
    ...UNSETTLED.flatMap((state) => describeState(state, campaign, groups)),
  ];
}
