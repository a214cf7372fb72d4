/**
 * Parses the HTML of a mail with html-validate, which says at the same time what the standard objects to. Loaded with
 * the first mail: it costs a tenth of a second.
 */
import type { ConfigData, HtmlElement, Plugin, ResolvedConfig } from 'html-validate';
import type { StandardFault } from './finished-mail.ts';

/** All that is asked of a page, but for what mail programs themselves need. */
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

/** The standard lets these two end where the next begins, and there are hundreds of them in a mail with readings. */
const mayEndEarly = (rule: string, message: string): boolean =>
  rule === 'no-implicit-close' && /^Element <r[pt]> /.test(message);

export interface ReadMail {
  readonly root: HtmlElement;
  readonly standardFaults: readonly StandardFault[];
}

async function openReader(): Promise<(html: string) => ReadMail> {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate');
  /** Else the same configuration is worked out again for each mail. */
  class RememberingLoader extends StaticConfigLoader {
    private known: ResolvedConfig | Promise<ResolvedConfig> | undefined;

    override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
      this.known ??= super.getConfigFor(handle);
      return this.known;
    }
  }
  let root: HtmlElement | undefined;
  const keepTree: Plugin = {
    name: 'keep-tree',
    setup: (_, events) => {
      events.on('dom:ready', (_name, { document }) => {
        root = document.root;
      });
    },
  };
  const validator = new HtmlValidate(new RememberingLoader({ ...RULES, plugins: [keepTree] }));
  return (html) => {
    root = undefined;
    const { results } = validator.validateStringSync(html);
    if (root === undefined) throw new Error('the finished mail could not be parsed');
    const standardFaults = results
      .flatMap(({ messages }) => messages.map(({ ruleId, message, offset }) => ({ rule: ruleId, message, offset })))
      .filter(({ rule, message }) => !mayEndEarly(rule, message));
    return { root, standardFaults };
  };
}

let reader: Promise<(html: string) => ReadMail> | undefined;

export async function readMail(html: string): Promise<ReadMail> {
  reader ??= openReader();
  return (await reader)(html);
}
