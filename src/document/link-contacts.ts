/** Telephone numbers and mail addresses in running words, made into links: a reader calls or writes by a touch. */
import { text } from './inline.ts';
import type { Inline } from './nodes.ts';

/** A long-vowel mark is what a keyboard in full width gives for a hyphen. */
const DASH = '[-－ー‐−–()（）]';
const DIGIT = '[0-9０-９]';
const PARTED = `[0０]${DIGIT}{1,4}${DASH}{1,2}${DIGIT}{1,4}${DASH}${DIGIT}{3,4}`;
const PHONE = `(?<!${DIGIT}|[-－])(?:${PARTED}|[0０]${DIGIT}{9,10})(?!${DIGIT}|-)`;
const MAIL = '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+';
const CONTACT = new RegExp(`(${PHONE}|${MAIL})`, 'u');

/** Telephone numbers in Japan; a day written with hyphens has fewer. */
const FEWEST_DIGITS = 10;

/** A fax answers with a whistle, a wrong number with a stranger. */
const NOT_TO_CALL = /(?:ファッ?クス|FAX|まちがい|間違い|誤り?)[番号\s　:：(（]*$/iu;

/** Digits alone, whatever hyphens and widths the number is written with; undefined where it has none. */
export function telephoneLink(number: string): string | undefined {
  const digits = number.normalize('NFKC').replace(/[^\d+]/g, '');
  return digits === '' ? undefined : `tel:${digits}`;
}

function linkOf(words: string, before: string): string | undefined {
  if (words.includes('@')) return `mailto:${words}`;
  const href = telephoneLink(words);
  return NOT_TO_CALL.test(before) || (href ?? '').length < 'tel:'.length + FEWEST_DIGITS ? undefined : href;
}

/** Every second part is a contact. */
function linkText(value: string): Inline[] {
  const parts = value.split(CONTACT);
  return parts.flatMap((part, index): Inline[] => {
    const href = index % 2 === 0 ? undefined : linkOf(part, parts[index - 1] ?? '');
    return href === undefined ? text(part) : [{ kind: 'link', href, children: text(part) }];
  });
}

/** What is a link already stays as it is. */
export const linkContacts = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    switch (inline.kind) {
      case 'text':
        return linkText(inline.value);
      case 'strong':
      case 'emphasis':
        return [{ ...inline, children: linkContacts(inline.children) }];
      default:
        return [inline];
    }
  });
