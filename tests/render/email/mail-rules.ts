/** What html-validate asks of a mail: all it asks of a page, but for what mail programs themselves need. */
import { type ConfigData, HtmlValidate } from 'html-validate';

const RULES: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Mail programs keep only the styles and sizes that stand on the element itself.
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    // More of them know role="presentation" than its newer name.
    'presentation-role-style': 'off',
    'prefer-tbody': 'off',
    // MJML's own frame: Outlook's comments and a wrapper that says what it is.
    'no-conditional-comment': 'off',
    'prefer-native-element': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
  },
};

const validator = new HtmlValidate(RULES);

/** One line for each fault. */
export function validateMail(html: string): string[] {
  const report = validator.validateStringSync(html);
  return report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
  );
}
