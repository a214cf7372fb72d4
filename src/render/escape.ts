/** The one place where words from outside become safe to stand in a mail: in HTML or in plain text. */

/**
 * Control characters other than tab and newline (stray C1 bytes make Gmail cut a mail short), and the marks that
 * reorder the text after them.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // An opening brace as an entity can never begin a late field.
  '{': '&#123;',
};

const removeUnseen = (value: string): string => value.replace(UNSEEN, '');

/** For text between tags and for quoted attributes. */
export const escapeHtml = (value: string): string =>
  removeUnseen(value).replace(/[&<>"'{]/g, (character) => ENTITIES[character] ?? character);

/** Plain text has no entities: a brace becomes its full-width twin, which reads the same and begins no late field. */
export const escapeText = (value: string): string => removeUnseen(value).replaceAll('{', '｛');
