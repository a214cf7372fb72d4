import { type MailRule, spokenWords } from '../finished-mail.ts';
import { mailHeadingEmpty, mailHeadingOrder, mailTitleMissing } from '../lint-problems.ts';

/** One h1, no level skipped, and words in each. */
export const checkHeadings: MailRule = function* ({ elements }) {
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
  const titles = headings.filter(({ tagName }) => tagName === 'h1').length;
  if (titles !== 1) yield { fault: mailTitleMissing(titles) };
  let before = 0;
  for (const heading of headings) {
    const level = Number(heading.tagName.slice(1));
    const words = spokenWords(heading);
    if (words === '') yield { fault: mailHeadingEmpty(), at: heading };
    else if (level > before + 1) yield { fault: mailHeadingOrder(words), at: heading };
    before = level;
  }
};
