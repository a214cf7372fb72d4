/**
 * The printed newsletter on the site: the frozen files of an issue's edition, byte for byte. An issue that keeps anything
 * off the public web has none there: its paper shows what the web must not.
 */
import type { Document } from '../document/nodes.ts';
import { isWhollyPublic } from '../document/select.ts';
import type { EditionFile } from '../editions/manifest.ts';
import { openEditionStore } from '../editions/store.ts';
import type { Permission } from './listing.ts';
import { readToday } from './today.ts';

export interface PaperFile extends EditionFile {
  /** Where the site serves it. */
  readonly href: string;
  readonly bytesOf: () => Promise<Uint8Array>;
}

const MEDIA: ReadonlySet<EditionFile['medium']> = new Set(['pdf', 'script']);

const withholdsNothing = (document: Document): boolean => isWhollyPublic(document, readToday());

/** The approved edition's files, or those of the edition built last where approval is not asked for. */
export async function listPaper(
  document: Document,
  dataDir: string,
  permission: Permission,
): Promise<readonly PaperFile[]> {
  if (!withholdsNothing(document)) return [];
  const { publication } = document;
  const store = openEditionStore(dataDir);
  const edition = permission.editionOf(publication) ?? (await store.latest(publication))?.edition;
  if (edition === undefined) return [];
  const frozen = await store.open(publication, edition);
  return frozen.manifest.files
    .filter(({ medium }) => MEDIA.has(medium))
    .map((file) => ({
      ...file,
      href: `/${publication}/paper/${file.path}`,
      bytesOf: () => frozen.read(file.audience, file.reading, file.medium, file.size),
    }));
}
