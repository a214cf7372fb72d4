import type { MailRule } from '../finished-mail.ts';
import { emailLarge, emailTooLarge } from '../lint-problems.ts';

/** Gmail cuts a mail at about 102 KB, and with it the links at its foot; how it counts is not published. */
const WARN_BYTES = 60 * 1024;
const LIMIT_BYTES = 80 * 1024;

export const checkSize: MailRule = function* ({ bytes }) {
  if (bytes > LIMIT_BYTES) yield { fault: emailTooLarge(bytes, LIMIT_BYTES) };
  else if (bytes > WARN_BYTES) yield { fault: emailLarge(bytes, WARN_BYTES) };
};
