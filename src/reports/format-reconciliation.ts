/** The reconciliation as staff read it: a table whose columns line up, with full-width characters counted as two. */
import type { EmailState, PostState } from '../database/tables.ts';
import type { ExclusionReason } from '../delivery/plan.ts';
import { displayWidth } from '../render/text/display-width.ts';
import type { Reconciliation } from './reconciliation.ts';

const EMAIL_LABELS: Readonly<Record<EmailState, string>> = {
  pending: 'これから',
  submitted: '渡した',
  delivered: '届いた',
  refused: '断られた',
  bounced: '戻ってきた',
  complained: '迷惑メールとされた',
  failed: '送れなかった',
  cancelled: '取り消した',
  unknown: 'わからない（要確認）',
};

const POST_LABELS: Readonly<Record<PostState, string>> = {
  queued: 'これから',
  printed: '印刷した',
  posted: '投函した',
  returned: '戻ってきた',
  cancelled: '取り消した',
};

const EXCLUSION_LABELS: Readonly<Record<ExclusionReason, string>> = {
  ended: '登録を終えた',
  pending: '登録の確認待ち',
  unsubscribed: 'メールを停止した',
  suppressed: 'メールが届かない宛先',
  noConsent: 'メールの同意がない',
  otherAudience: 'ほかの区分の人',
  notChosen: '案内を希望しない',
  noAddress: '宛先がない',
};

const LABEL_WIDTH = 30;

const line = (label: string, count: number, indent: number): string => {
  const start = `${' '.repeat(indent)}${label}`;
  const number = `${count}`.padStart(7);
  return `${start}${' '.repeat(Math.max(1, LABEL_WIDTH - displayWidth(start)))}${number}`;
};

function block<K extends string>(
  title: string,
  total: number,
  labels: Readonly<Record<K, string>>,
  counts: Readonly<Record<K, number>>,
): string[] {
  const lines = [line(title, total, 0)];
  for (const key in labels) if (counts[key] > 0) lines.push(line(labels[key], counts[key], 2));
  return lines;
}

/** `code` is the edition's short code; the hash itself is never shown. */
export function formatReconciliation(report: Reconciliation, code: string): string {
  const { people, deliveries, excluded, subscribers } = report;
  return [
    `${report.publication}  発行版 ${code}`,
    '',
    line('メールだけ', people.emailOnly, 0),
    line('郵送だけ', people.postOnly, 0),
    line('メールと郵送', people.both, 0),
    ...block('送らない', people.excluded, EXCLUSION_LABELS, excluded),
    line('登録者の合計', subscribers, 0),
    '',
    ...block('メールのお届け', people.emailOnly + people.both, EMAIL_LABELS, deliveries.email),
    ...block('郵送のお届け', people.postOnly + people.both, POST_LABELS, deliveries.post),
  ].join('\n');
}
