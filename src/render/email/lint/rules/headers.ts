/** Subject and preheader, which are read over a shoulder and on a lock screen. */
import { checkMailHead } from '../../../../document/mail-head.ts';
import type { FinishedMail, MailRule } from '../finished-mail.ts';
import { mailPreheaderRepeats, mailPreheaderSimilar, mailSubjectNameless } from '../lint-problems.ts';

/** Letters and digits alone, without what every subject begins with. */
const bare = (words: string, newsletter: string): string =>
  words
    .normalize('NFKC')
    .replaceAll(newsletter.normalize('NFKC'), '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What a preheader must say beyond the subject's words, in characters and as a share of its pairs of characters. */
const LEAST_NEW_CHARACTERS = 10;
const LEAST_NEW_SHARE = 0.35;

function pairsOf(words: string): string[] {
  const characters = [...words];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function isSimilar(subject: string, preheader: string): boolean {
  if (subject !== '' && preheader.includes(subject) && preheader.length - subject.length < LEAST_NEW_CHARACTERS) {
    return true;
  }
  const known = new Set(pairsOf(subject));
  const pairs = pairsOf(preheader);
  return pairs.filter((pair) => !known.has(pair)).length < pairs.length * LEAST_NEW_SHARE;
}

function* checkPreheader({ subject, preheader, center }: FinishedMail) {
  const [first, second] = [bare(subject, center.newsletter), bare(preheader, center.newsletter)];
  if (second === '' || first.includes(second)) yield { fault: mailPreheaderRepeats() };
  else if (isSimilar(first, second)) yield { fault: mailPreheaderSimilar(preheader) };
}

export const checkHeaders: MailRule = function* (mail) {
  const { subject, center } = mail;
  for (const { fault } of checkMailHead(mail, center)) yield { fault };
  const names = [center.newsletter, center.sender.name];
  if (!names.some((name) => subject.includes(name))) yield { fault: mailSubjectNameless(center.newsletter, subject) };
  yield* checkPreheader(mail);
};
