import { isVagueLink } from '../../../../document/vague-links.ts';
import { LATE_FIELD_MARKS } from '../../late-fields.ts';
import { attributeOf, type MailRule, spokenWords } from '../finished-mail.ts';
import { mailLinkEmpty, mailLinkScheme, mailLinkVague } from '../lint-problems.ts';

const ALLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s]/;

const lateFields = new Set(Object.values(LATE_FIELD_MARKS));

/** A link says where it leads, and leads somewhere that a mail program can open. */
export const checkLinks: MailRule = function* ({ elements }) {
  for (const element of elements) {
    if (!element.is('a')) continue;
    const href = attributeOf(element, 'href') ?? '';
    const words = spokenWords(element);
    if (words === '') yield { fault: mailLinkEmpty(href), at: element };
    else if (isVagueLink(words)) yield { fault: mailLinkVague(words), at: element };
    if (!ALLOWED.test(href) && !lateFields.has(href)) yield { fault: mailLinkScheme(href), at: element };
  }
};
