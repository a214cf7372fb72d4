/** Which publications may be on the public site, and that what would be shown is what was approved. */
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Database } from '../database/tables.ts';
import { isApproved } from '../delivery/approval.ts';
import type { Content } from '../document/content.ts';
import type { Document } from '../document/nodes.ts';
import { sha256 } from '../editions/digest.ts';
import type { Manifest } from '../editions/manifest.ts';
import { prepareVariant } from '../editions/prepare-variant.ts';
import { openEditionStore } from '../editions/store.ts';
import { digestWeb } from '../editions/web-digest.ts';
import { RefusedError } from '../problems.ts';
import { hashPictures } from '../render/pictures.ts';
import { renderText } from '../render/text/render-text.ts';

export interface Approved {
  readonly publication: string;
  readonly edition: string;
}

export interface Sorted {
  readonly approved: readonly Approved[];
  /** Neither drafts nor approved: they stay out. */
  readonly waiting: readonly string[];
}

type Settings = Pick<Config, 'center' | 'siteUrl' | 'contentDir'>;

/** Whether every picture is one of those that were approved. */
async function hasApprovedPictures(document: Document, { pictures }: Manifest, contentDir: string): Promise<boolean> {
  const approved = new Set(pictures.map(({ source }) => source));
  return (await hashPictures(document, contentDir)).every((source) => approved.has(source));
}

/** Whether the words are still those of the edition; the look of mail and paper is not asked after. */
function hasApprovedWords(document: Document, manifest: Manifest, config: Settings): boolean {
  return document.audiences.every((audience) => {
    const frozen = manifest.files.find(
      (file) => file.audience === audience && file.reading === 'standard' && file.medium === 'text',
    );
    const source = { config, furigana: () => [], pictures: new Map() };
    const variant = prepareVariant(document, { audience, reading: 'standard', medium: 'email' }, source);
    return frozen?.sha256 === sha256(renderText(variant.document, variant.context));
  });
}

function refuseChanged(changed: readonly string[], label: string): void {
  if (changed.length === 0) return;
  const steps = changed.map((name) => `npm run -s tsushin -- build ${name}\nnpm run -s tsushin -- approve ${name}`);
  throw new RefusedError(
    `${label}したあとで、原稿か写真が変わっています: ${changed.join('、')}\n${label}していないものは、ウェブに出せません。作りなおして、確かめて、${label}してください。\n${steps.join('\n')}`,
    { changed: changed.join(' ') },
  );
}

/** Some edition of it: then its page may be up, and in somebody's mail, and must not vanish for an edition built since. */
const wasApproved = async (db: Kysely<Database>, publication: string): Promise<boolean> =>
  (await db.selectFrom('approvals').select('id').where('publication', '=', publication).limit(1).execute()).length > 0;

export async function sortPublications(
  db: Kysely<Database>,
  content: Content,
  config: Settings & Pick<Config, 'dataDir'>,
): Promise<Sorted> {
  const store = openEditionStore(config.dataDir);
  const { approvals } = config.center.policy;
  const approved: Approved[] = [];
  const waiting: string[] = [];
  const changed: string[] = [];
  for (const document of content.documents.values()) {
    const { publication, draft, kind } = document;
    if (draft) continue;
    const manifest = await store.latest(publication);
    if (manifest === undefined || !(await isApproved(db, manifest, approvals))) {
      if (await wasApproved(db, publication)) changed.push(publication);
      // Notices and introductions usually go out inside an issue, and have no edition of their own.
      else if (manifest !== undefined || kind === 'issue' || kind === 'correction') waiting.push(publication);
      continue;
    }
    const isSame =
      hasApprovedWords(document, manifest, config) &&
      (manifest.web === undefined || manifest.web === digestWeb(document)) &&
      (await hasApprovedPictures(document, manifest, config.contentDir));
    if (isSame) approved.push({ publication, edition: manifest.edition });
    else changed.push(publication);
  }
  refuseChanged(changed, config.center.labels.approval);
  return { approved, waiting };
}
