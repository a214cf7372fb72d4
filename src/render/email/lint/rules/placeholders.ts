import { GREETING_MARKS, LATE_FIELD_MARKS } from '../../late-fields.ts';
import type { MailRule } from '../finished-mail.ts';
import { mailPlaceholder } from '../lint-problems.ts';

const SHOWN = 24;

const known = [...Object.values(LATE_FIELD_MARKS), ...Object.values(GREETING_MARKS)];

/** What would stand in the mail as `{{…}}`: all but the late fields. */
export function findPlaceholder(written: string): string | undefined {
  const rest = known.reduce((text, mark) => text.replaceAll(mark, ''), written);
  const at = rest.indexOf('{{');
  return at < 0 ? undefined : rest.slice(at, at + SHOWN);
}

export const checkPlaceholders: MailRule = function* ({ html }) {
  const found = findPlaceholder(html);
  if (found !== undefined) yield { fault: mailPlaceholder(found) };
};
