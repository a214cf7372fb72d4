/** `posted` and `returned`: what a person says has happened to paper, into the ledger. */
import { withDatabase } from '../database/connect.ts';
import { findCampaign } from '../delivery/campaign.ts';
import { markPosted, markReturned, requirePastDay } from '../delivery/posting.ts';
import { readReconciliation } from '../reports/reconciliation.ts';
import { dayInTokyo } from '../subscribers/subscriber.ts';
import { normalizePublication } from './publications.ts';
import { printReconciliation } from './report-campaign.ts';
import { requirePublication } from './require-publication.ts';
import type { CommandContext } from './runner.ts';

interface PostedOptions {
  readonly date: string;
  readonly count: number;
}

export async function recordPosted(
  { config, terminal, clock }: CommandContext,
  typed: string,
  { date, count }: PostedOptions,
): Promise<void> {
  const now = clock();
  requirePastDay(date, dayInTokyo(now));
  const publication = normalizePublication(typed);
  let madeOn = date;
  const report = await withDatabase(config, async (db) => {
    if ((await findCampaign(db, publication)) === undefined) await requirePublication(config, typed);
    const campaign = await markPosted(db, { publication, day: date, count }, now);
    madeOn = dayInTokyo(new Date(campaign.createdAt));
    return readReconciliation(db, campaign);
  });
  printReconciliation(report, terminal);
  terminal.print(`\n${date} に ${count}通を投函したことを記録しました。`);
  if (date < madeOn) terminal.note(`気をつけるところ: ${date} は、印刷の用意をした日（${madeOn}）より前です。`);
  terminal.value(report);
}

interface ReturnedOptions {
  readonly reason: string;
  readonly date?: string;
  readonly publication?: string;
}

export async function recordReturned(
  { config, terminal, clock }: CommandContext,
  id: string,
  { reason, date, publication }: ReturnedOptions,
): Promise<void> {
  const now = clock();
  const today = dayInTokyo(now);
  const day = date ?? today;
  requirePastDay(day, today);
  const named = publication === undefined ? undefined : normalizePublication(publication);
  const copy = await withDatabase(config, (db) => markReturned(db, { id, publication: named, day, reason }, now));
  terminal.print(`${copy.publication} の郵便が戻ってきたことを記録しました（登録番号 ${copy.registrationNumber}）。`);
  terminal.print('次の号を送る前に、本人に住所を確かめて、名簿をなおしてください。');
  terminal.value({ ...copy, state: 'returned', day, reason });
}
