/** Printing joined up: edition, approval, ledger and paper. A delivery moves only after its paper has been saved. */
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import { withDatabase } from '../database/connect.ts';
import type { Database, PrintRunKind } from '../database/tables.ts';
import { isApproved } from '../delivery/approval.ts';
import { type Campaign, openCampaign } from '../delivery/campaign.ts';
import { cancelStoppedPost } from '../delivery/cancel-stopped-post.ts';
import { printedElsewhere, printedForOthers } from '../delivery/delivery-problems.ts';
import { chooseEditionToPrint } from '../delivery/edition-choice.ts';
import { type PostalRecipient, planProofs, postalRecipients } from '../delivery/postal-deliveries.ts';
import { choosePrint, type PrintChoice, recordPrint, selectOnly } from '../delivery/print-choice.ts';
import { readEnclosures } from '../document/enclosures.ts';
import type { Manifest } from '../editions/manifest.ts';
import { openEditionStore } from '../editions/store.ts';
import type { Offset } from '../postal/labels.ts';
import type { ListEncoding } from '../postal/postal-list.ts';
import { type PrintRun, type PrintRunOptions, printPiles } from '../postal/print-run.ts';
import { locate, type Problem } from '../problems.ts';
import { dayInTokyo } from '../subscribers/subscriber.ts';
import { requirePublication } from './require-publication.ts';

export interface PrintWish {
  readonly sheet?: string;
  readonly start?: number;
  readonly offset?: Offset;
  readonly only?: readonly string[];
  readonly listEncoding?: ListEncoding;
}

export interface PrintedPublication extends Omit<PrintRun, 'serials'> {
  readonly publication: string;
  /** True where nobody has approved the edition yet: no delivery has moved. */
  readonly proof: boolean;
  /** Missing in a proof, which is not recorded. */
  readonly printing?: PrintRunKind;
  /** Absolute. */
  readonly dir: string;
}

interface Chosen {
  readonly campaign: Campaign;
  readonly choice: PrintChoice;
  /** Labels of printed copies that are not to be used any more. */
  readonly withdrawn: readonly string[];
}

/** A run of its own lies in a folder of its own; everything put out again replaces what it was. */
function folderOf({ dataDir }: Config, publication: string, chosen: Chosen | undefined): string {
  const whole = join(dataDir, 'print', ...publication.split('/'));
  if (chosen === undefined) return whole;
  const { kind, number } = chosen.choice;
  if (kind === 'addition') return `${whole}-追加${number}`;
  return kind === 'reprint' ? `${whole}-刷り直し${number}` : whole;
}

async function chooseRecipients(
  db: Kysely<Database>,
  campaign: Campaign,
  only: readonly string[] | undefined,
  now: Date,
): Promise<Chosen> {
  const withdrawn = await cancelStoppedPost(db, campaign, now);
  const copies = await postalRecipients(db, campaign);
  return { campaign, choice: await choosePrint(db, campaign, copies, only, now), withdrawn };
}

/** Before approval: by the list as it is now. */
async function chooseProofs(
  db: Kysely<Database>,
  manifest: Manifest,
  only: readonly string[] | undefined,
  now: Date,
): Promise<PostalRecipient[]> {
  const everybody = await planProofs(db, manifest, now);
  return only === undefined ? everybody : selectOnly(everybody, only);
}

/** Paper of an earlier run that must not go into an envelope. */
function describeChanges({ campaign, choice, withdrawn }: Chosen): Problem[] {
  const isOut = ({ state }: PostalRecipient): boolean => state === 'printed' || state === 'posted';
  const moved = choice.recipients.filter((copy) => copy.moved && isOut(copy)).flatMap(({ serial }) => serial ?? []);
  const place = { file: campaign.publication, line: 0, column: 0 };
  return [
    ...(withdrawn.length === 0 ? [] : [locate(printedForOthers(withdrawn), place)]),
    ...(moved.length === 0 ? [] : [locate(printedElsewhere(moved), place)]),
  ];
}

/** With the label each was printed with. */
const withSerials = (recipients: readonly PostalRecipient[], { serials }: PrintRun): PostalRecipient[] =>
  recipients.map((recipient) => ({ ...recipient, serial: serials.get(recipient.deliveryId ?? '') }));

export async function printPublication(
  config: Config,
  typed: string,
  wish: PrintWish,
  now: Date,
): Promise<PrintedPublication> {
  const { center, contentDir, dataDir } = config;
  const publication = await requirePublication(config, typed);
  const store = openEditionStore(dataDir);
  return withDatabase(config, async (db) => {
    const { manifest, problems: doubts } = await chooseEditionToPrint(db, store, publication);
    const edition = await store.open(publication, manifest.edition);
    const approved = await isApproved(db, manifest, center.policy.approvals);
    const chosen = approved
      ? await chooseRecipients(db, await openCampaign(db, manifest, now), wish.only, now)
      : undefined;
    const options: PrintRunOptions = {
      recipients: chosen?.choice.recipients ?? (await chooseProofs(db, manifest, wish.only, now)),
      edition,
      outDir: folderOf(config, publication, chosen),
      proof: !approved,
      sheet: wish.sheet ?? center.post.labelSheet,
      ...(chosen === undefined ? {} : { run: chosen.choice.run, taken: chosen.choice.taken }),
      ...(chosen?.choice.kind === 'reprint' ? { spareCopies: 0 } : {}),
      day: dayInTokyo(now),
      enclosures: manifest.enclosures ?? (await readEnclosures(contentDir, publication)),
      center,
      ...(wish.start === undefined ? {} : { start: wish.start }),
      ...(wish.offset === undefined ? {} : { offset: wish.offset }),
      ...(wish.listEncoding === undefined ? {} : { encoding: wish.listEncoding }),
    };
    const printed = await printPiles(options);
    if (chosen !== undefined) {
      const { campaign, choice } = chosen;
      await recordPrint(db, campaign, choice, withSerials(choice.recipients, printed), now);
    }
    const { serials: _, ...run } = printed;
    const printing = chosen === undefined ? {} : { printing: chosen.choice.kind };
    const problems = [...doubts, ...(chosen === undefined ? [] : describeChanges(chosen)), ...run.problems];
    return { publication, proof: !approved, ...printing, dir: options.outDir, ...run, problems };
  });
}
