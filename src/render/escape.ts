/** The one place where words from outside become safe to stand in a mail: in HTML or in plain text. */

/**
 * Control characters other than tab and newline (stray C1 bytes make Gmail cut a mail short), and characters that are
 * not seen but reorder, join or hide others. What emoji are joined of stays: the joiner, and the tags after a flag.
 */
const UNSEEN = /(?![\t\n])\p{Cc}|(?!\u200D|(?<=\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0020}-\u{E007F}])\p{Cf}/gu;

const LINE_ENDS = /[\p{Cc}\u2028\u2029]+/gu;

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

/** For a header field, which one line end would turn into two. */
export const onOneLine = (value: string): string => removeUnseen(value.replace(LINE_ENDS, ' '));

/** Whether there is anything to see: a name may be spaces, of any width, and nothing else. */
export const isSeen = (value: string): boolean => /[^\p{C}\p{Z}\s⠀ᅟᅠㅤﾠ]/u.test(value);

/** For text between tags and for quoted attributes. */
export const escapeHtml = (value: string): string =>
  removeUnseen(value).replace(/[&<>"'{]/g, (character) => ENTITIES[character] ?? character);

/** Plain text has no entities: a brace becomes its full-width twin, which reads the same and begins no late field. */
export const escapeText = (value: string): string => removeUnseen(value).replaceAll('{', '｛');
