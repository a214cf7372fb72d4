/**
 * What `publish` lets onto the public site: the approved publications. An event, a person or a place is approved with the
 * first issue that shows it, or by a publication of its own; free pages need nobody's yes.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Content } from '../document/content.ts';
import type { Block, Offer } from '../document/nodes.ts';
import { eachBlock } from '../document/walk.ts';

export const listingSchema = z.strictObject({
  approved: z.array(z.strictObject({ publication: z.string(), edition: z.hex() })),
});
export type Listing = z.output<typeof listingSchema>;

type EntryKind = 'events' | 'staff' | 'resources';

/** Which of the content may be shown; the edition is the approved one. */
export interface Permission {
  readonly publication: (name: string) => boolean;
  readonly entry: (kind: EntryKind, id: string) => boolean;
  readonly editionOf: (publication: string) => string | undefined;
}

const EVERYTHING: Permission = { publication: () => true, entry: () => true, editionOf: () => undefined };

const FOLDERS: Readonly<Partial<Record<string, EntryKind>>> = {
  event: 'events',
  report: 'events',
  staff: 'staff',
  resource: 'resources',
};

/** Events that are shown by their name and day alone. */
function offersIn(block: Block): readonly Offer[] {
  if (block.kind === 'schedule') return block.events;
  return block.kind === 'reply-slip' ? block.offers : [];
}

function listEntries({ documents }: Pick<Content, 'documents'>, publications: Iterable<string>): Set<string> {
  const entries = new Set<string>(publications);
  for (const publication of publications) {
    for (const block of eachBlock(documents.get(publication)?.blocks ?? [])) {
      const folder = FOLDERS[block.kind];
      if (folder !== undefined && 'id' in block) entries.add(`${folder}/${block.id}`);
      for (const { id } of offersIn(block)) entries.add(`events/${id}`);
    }
  }
  return entries;
}

function permit(content: Pick<Content, 'documents'>, { approved }: Listing): Permission {
  const editions = new Map(approved.map(({ publication, edition }) => [publication, edition]));
  const entries = listEntries(content, editions.keys().toArray());
  return {
    publication: (name) => editions.has(name),
    entry: (kind, id) => entries.has(`${kind}/${id}`),
    editionOf: (publication) => editions.get(publication),
  };
}

/** `npm run build` has no listing and shows all that is not a draft. */
export async function readPermission(content: Content, file: string | undefined): Promise<Permission> {
  if (file === undefined) return EVERYTHING;
  return permit(content, listingSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
}
