/** What the HTML standard asks of a mail, as the mail lint asks it. */
import { readMail } from '../../../src/render/email/lint/read-mail.ts';

/** One line for each fault. */
export async function validateMail(html: string): Promise<string[]> {
  const { standardFaults } = await readMail(html);
  return standardFaults.map(({ rule, message, offset }) => `${rule} ${message}: ${html.slice(offset, offset + 60)}`);
}
