/** What the public web would show of a publication, as one hash: a thing kept off the web must not get there unapproved. */
import type { Document } from '../document/nodes.ts';
import { select } from '../document/select.ts';
import { sha256 } from './digest.ts';

/** Where a block stands in its file is nothing that a reader sees. */
const withoutOrigin = (key: string, value: unknown): unknown => (key === 'origin' ? undefined : value);

/** The day does not matter: consent that ends takes away, and what is taken away needs nobody's yes. */
export function digestWeb(document: Document): string {
  const { title, web, blocks } = select(document, { web: true });
  return sha256(JSON.stringify(web === 'no' ? { web } : { title, blocks }, withoutOrigin));
}
