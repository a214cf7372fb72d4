/** Which publications may be on the public site, and that what would be shown is what was approved. */
import type { Kysely } from 'kysely';
import type { Center } from '../center.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/tables.ts';
import { isApproved } from '../delivery/approval.ts';
import type { Content } from '../document/content.ts';
import type { Document } from '../document/nodes.ts';
import { sha256 } from '../editions/digest.ts';
import type { Manifest } from '../editions/manifest.ts';
import { prepareVariant } from '../editions/prepare-variant.ts';
import { openEditionStore } from '../editions/store.ts';
import { RefusedError } from '../problems.ts';
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

/** Whether the words are still those of the edition; pictures and the look of paper are not asked after. */
function isAsApproved(document: Document, manifest: Manifest, config: Pick<Config, 'center' | 'siteUrl'>): boolean {
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
    `${label}したあとで、原稿が変わっています: ${changed.join('、')}\n${label}していない文は、ウェブに出せません。作りなおして、確かめて、${label}してください。\n${steps.join('\n')}`,
    { changed: changed.join(' ') },
  );
}

export async function sortPublications(
  db: Kysely<Database>,
  content: Content,
  config: Pick<Config, 'dataDir' | 'siteUrl'> & { readonly center: Center },
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
      // Notices and introductions usually go out inside an issue, and have no edition of their own.
      if (manifest !== undefined || kind === 'issue') waiting.push(publication);
      continue;
    }
    if (isAsApproved(document, manifest, config)) approved.push({ publication, edition: manifest.edition });
    else changed.push(publication);
  }
  refuseChanged(changed, config.center.labels.approval);
  return { approved, waiting };
}
