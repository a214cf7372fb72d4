/** Subject and preheader, which are read over a shoulder and on a lock screen. */
import { isDiscreet } from '../../../../discreet.ts';
import type { MailRule } from '../finished-mail.ts';
import { mailIndiscreet, mailPreheaderRepeats } from '../lint-problems.ts';

export const checkHeaders: MailRule = function* ({ subject, preheader }) {
  if (!isDiscreet(subject)) yield { fault: mailIndiscreet('件名', subject) };
  if (!isDiscreet(preheader)) yield { fault: mailIndiscreet('件名のあとに見える文', preheader) };
  if (preheader.trim() === '' || subject.includes(preheader.trim())) yield { fault: mailPreheaderRepeats() };
};
