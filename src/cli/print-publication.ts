/** Printing joined up: edition, approval, ledger and paper. A delivery moves only after its paper has been saved. */
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { connect } from '../database/connect.ts';
import { isApproved } from '../delivery/approval.ts';
import { openCampaign } from '../delivery/campaign.ts';
import { requireEdition } from '../delivery/guard.ts';
import { markPrinted, planProofs, postalRecipients } from '../delivery/postal-deliveries.ts';
import { openEditionStore } from '../editions/store.ts';
import { type PrintRun, printPiles } from '../postal/print-run.ts';
import { normalizePublication } from './publications.ts';

interface PrintOptions {
  readonly sheet?: string;
  readonly start?: number;
}

export interface PrintedPublication extends PrintRun {
  readonly publication: string;
  /** True where nobody has approved the edition yet: no delivery has moved. */
  readonly proof: boolean;
  /** Absolute. */
  readonly dir: string;
}

export async function printPublication(
  config: Config,
  typed: string,
  { sheet, start }: PrintOptions,
  now: Date,
): Promise<PrintedPublication> {
  const { center, dataDir } = config;
  const publication = normalizePublication(typed);
  const store = openEditionStore(dataDir);
  const latest = await requireEdition(store, publication);
  const db = await connect(config);
  try {
    const proof = !(await isApproved(db, latest, center.policy.approvals));
    const campaign = proof ? undefined : await openCampaign(db, latest, now);
    const recipients =
      campaign === undefined ? await planProofs(db, latest, now) : await postalRecipients(db, campaign);
    const edition = await store.open(publication, campaign?.edition ?? latest.edition);
    const dir = join(dataDir, 'print', ...publication.split('/'));
    const paper = { recipients, edition, center, outDir: dir, proof, sheet: sheet ?? center.post.labelSheet };
    const run = await printPiles(start === undefined ? paper : { ...paper, start });
    if (!proof) await markPrinted(db, recipients, now);
    return { publication, proof, dir, ...run };
  } finally {
    await db.destroy();
  }
}

/** What staff read: where the paper is, how much of it, and what comes next. */
export function describePrintRun({ publication, proof, dir, piles, postage, files }: PrintedPublication): string {
  const labels = files.find(({ kind }) => kind === 'labels');
  const rows = piles.map(
    ({ pile, copies, spare, pages }) => `  ${pile}版  ${copies}部 ＋ 予備${spare}部  ${pages}ページ`,
  );
  const price = postage.yen === null ? '窓口で確かめてください' : `${postage.yen.toLocaleString('ja-JP')}円`;
  return [
    `${publication} の${proof ? '校正刷り' : '郵送の用意'}ができました。`,
    ...rows,
    `  宛名ラベル ${labels?.labels ?? 0}枚（用紙${labels?.pages ?? 0}枚）  郵便料金の見こみ ${price}`,
    dir,
    proof ? 'まだ承認されていないので、「校正刷り」の印が入っています。' : '部数表.pdf から始めてください。',
  ].join('\n');
}
