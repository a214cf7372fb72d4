import { attributeOf, type MailRule } from '../finished-mail.ts';
import { mailTitleDiffers, mailWithoutLanguage } from '../lint-problems.ts';

const tidy = (words: string): string => words.replace(/\s+/gu, ' ').trim();

const decode = (words: string): string =>
  words.replace(/&(amp|lt|gt|quot|#39|#123);/g, (entity) => ENTITIES[entity] ?? entity);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#123;': '{',
};

/** lang and dir on html and, for programs that drop html, in the body; a title of this very publication. */
export const checkLanguage: MailRule = function* ({ elements, body, title }) {
  const places = { 一番外: elements.filter((element) => element.is('html')), 本文: body };
  for (const [where, candidates] of Object.entries(places)) {
    const speaks = candidates.some((one) => attributeOf(one, 'lang') === 'ja' && attributeOf(one, 'dir') === 'ltr');
    if (!speaks) yield { fault: mailWithoutLanguage(where) };
  }
  const written = tidy(decode(elements.find((element) => element.is('title'))?.textContent ?? ''));
  if (written !== tidy(title)) yield { fault: mailTitleDiffers(written) };
};
