/** Where a link may lead, and what was meant by an address that leads nowhere. */

/** https:, mailto:, tel:, a path on this site, or a place on this page (RFC 3986 schemes, closed list). */
export const isSafeLink = (href: string): boolean =>
  /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d-]+|\/(?!\/)[^\s]*|#[^\s]+)$/i.test(href);

/** Its percent signs undone; as it is where they are no code. */
export function decodeAddress(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** Ends of names that nobody takes for a file's. */
const DOMAIN = /^(?:www\.|(?:[a-z\d-]+\.)+(?:jp|com|net|org|info|biz)(?=[/?#]|$))[\x21-\x7e]*$/i;

/** The address to write instead; undefined where nobody can tell. */
export function meantAddress(href: string): string | undefined {
  if (/^[^\s@:/]+@[^\s@]+\.[a-z]{2,}$/i.test(href)) return `mailto:${href}`;
  if (/^0\d{1,4}-?\d{1,4}-?\d{3,4}$/.test(href)) return `tel:${href}`;
  if (/^\/\/[a-z\d]/i.test(href)) return `https:${href}`;
  if (DOMAIN.test(href)) return `https://${href}`;
  const tight = href.replace(/\s+/g, '');
  return tight !== href && isSafeLink(tight) ? tight : undefined;
}
