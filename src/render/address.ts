/** Where a link leads once it stands in a mail, and how that is told to a person. */
import type { Document } from '../document/nodes.ts';

/** Characters that would end an address in HTML or in the eyes of a mail program. */
const UNSAFE = /[\s\p{Cc}\p{Cf}"'`<>{}|\\^（）「」]/gu;

/** Paths on the site become whole addresses; what may not stand in an address is written as `%…`. */
export const toAbsolute = (href: string, siteUrl: string): string =>
  (href.startsWith('/') ? `${siteUrl}${href}` : href).replace(UNSAFE, encodeCharacter);

const encodeCharacter = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A jump within the page, which a mail does not have: only its words stay. */
export const isPlaceOnPage = (href: string): boolean => href.startsWith('#');

/** The one public page of a publication, for a correction that of what it mends; undefined where the web may not show it. */
export const publicPage = ({ web, corrects, publication }: Document, siteUrl: string): string | undefined =>
  web === 'no' ? undefined : `${siteUrl}/${corrects ?? publication}/`;

/** What a person sees of an address: the mailbox, the number or the page, without its scheme. */
export function spellAddress(href: string): string {
  const scheme = /^(?:mailto|tel):/.exec(href)?.[0];
  if (scheme === undefined) return href;
  return decode(href.slice(scheme.length).split('?')[0] ?? '');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The same for a link that opens a mail with its subject written already: what to write, for whoever cannot press it. */
export function spellRequest(href: string): string {
  const address = spellAddress(href);
  const subject = /^mailto:[^?]*\?(?:.*&)?subject=([^&]*)/i.exec(href)?.[1] ?? '';
  return subject === '' ? address : `${address} へ、件名「${decode(subject)}」と書いて送ってください。`;
}
