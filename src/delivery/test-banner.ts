/** What marks a mail as a test to whoever opens it; the rest of it is the edition's, byte for byte. */
import { escapeHtml, escapeText } from '../render/escape.ts';
import { openTemplates } from '../render/templates.ts';

const html = openTemplates([''], '.html', escapeHtml);
const text = openTemplates([''], '.txt', escapeText);

/** Before the subject of a test. */
export const TEST_MARK = '【テスト】';

interface Mail {
  readonly html: string;
  readonly text: string;
}

/** `code` is the edition's short code. */
export function addTestBanner(mail: Mail, code: string): Mail {
  const banner = html.render('test-banner', { code });
  return {
    html: mail.html.replace(/<body\b[^>]*>/, (body) => body + banner),
    text: `${text.render('test-banner', { code })}\n\n${mail.text}`,
  };
}
