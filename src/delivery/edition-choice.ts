/** Which edition of a publication goes out: what has begun on paper goes on with its own, whatever was built since. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { Manifest } from '../editions/manifest.ts';
import type { EditionStore } from '../editions/store.ts';
import { locate, type Problem, RefusedError } from '../problems.ts';
import { type Campaign, findCampaign, isReplaceable } from './campaign.ts';
import { printsFormerEdition, sendsFormerEdition } from './delivery-problems.ts';

const refuse = (message: string, next: string): never => {
  throw new RefusedError(`${message}\nnpm run -s tsushin -- ${next}`);
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

export interface ChosenEdition {
  readonly manifest: Manifest;
  /** Says so where it is another edition than the one built last. */
  readonly problems: readonly Problem[];
}

async function choose(
  db: Kysely<Database>,
  store: EditionStore,
  publication: string,
  { isOwn, warn }: { isOwn(campaign: Campaign): boolean; readonly warn: typeof sendsFormerEdition },
): Promise<ChosenEdition> {
  const latest = await requireEdition(store, publication);
  const campaign = await findCampaign(db, publication);
  if (campaign === undefined || campaign.edition === latest.edition || !isOwn(campaign)) {
    return { manifest: latest, problems: [] };
  }
  if (await isReplaceable(db, campaign, latest)) return { manifest: latest, problems: [] };
  const { manifest } = await store.open(publication, campaign.edition);
  const place = { file: publication, line: 0, column: 0 };
  return { manifest, problems: [locate(warn(manifest.code, latest.code), place)] };
}

export const chooseEditionToPrint = (
  db: Kysely<Database>,
  store: EditionStore,
  publication: string,
): Promise<ChosenEdition> => choose(db, store, publication, { isOwn: () => true, warn: printsFormerEdition });

/** Once e-mail has been armed, a rebuilt edition is refused with what to do; before, only paper binds it. */
export const chooseEditionToSend = (
  db: Kysely<Database>,
  store: EditionStore,
  publication: string,
): Promise<ChosenEdition> =>
  choose(db, store, publication, { isOwn: ({ state }) => state === 'ready', warn: sendsFormerEdition });
