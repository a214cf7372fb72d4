/** Words of a mail as HTML; the markup itself is in emails/inline. */
import type { Inline, InlineRenderers } from '../../document/nodes.ts';
import { isPlaceOnPage, toAbsolute } from '../address.ts';
import { escapeHtml } from '../escape.ts';
import { renderInline } from '../render-by-kind.ts';
import { openTemplates } from '../templates.ts';

const templates = openTemplates(['inline'], '.mustache', escapeHtml);

interface InlineScope {
  readonly siteUrl: string;
  /** Inside a link there can be no other. */
  readonly linked?: boolean;
}

const RENDERERS: InlineRenderers<string, InlineScope> = {
  text: ({ value }) => escapeHtml(value),
  ruby: ({ base, reading }) => templates.render('inline/ruby', { base, reading }),
  strong: ({ children }, scope) => templates.render('inline/strong', { words: renderInlines(children, scope) }),
  emphasis: ({ children }, scope) => templates.render('inline/emphasis', { words: renderInlines(children, scope) }),
  link: ({ href, children }, scope) =>
    scope.linked || isPlaceOnPage(href)
      ? renderInlines(children, scope)
      : templates.render('inline/link', {
          href: toAbsolute(href, scope.siteUrl),
          words: renderInlines(children, { ...scope, linked: true }),
        }),
  break: () => templates.render('inline/break', {}),
};

/** As HTML; `linked` where the words are to stand inside a link. */
export const renderInlines = (inlines: readonly Inline[], scope: InlineScope): string =>
  inlines.map((inline) => renderInline(RENDERERS, inline, scope)).join('');
