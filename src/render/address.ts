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

/** The one public page of a publication; undefined where the web may not show it. */
export const publicPage = (document: Document, siteUrl: string): string | undefined =>
  document.web === 'no' ? undefined : `${siteUrl}/${document.publication}/`;

/** `tel:0466000000` for 0466-00-0000. */
export const telephoneLink = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

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
