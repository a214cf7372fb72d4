/** Words of a mail as HTML; the markup itself is in emails/inline. */
import { linkContacts } from '../../document/link-contacts.ts';
import type { Inline, InlineRenderers } from '../../document/nodes.ts';
import { isPlaceOnPage, toAbsolute } from '../address.ts';
import { escapeHtml } from '../escape.ts';
import { renderInline } from '../render-by-kind.ts';
import { openTemplates } from '../templates.ts';
import type { Piece } from './unbroken.ts';

const templates = openTemplates(['inline'], '.mustache', escapeHtml);

interface InlineScope {
  readonly siteUrl: string;
  /** Inside a link there can be no other. */
  readonly linked?: boolean;
}

const linkView = (href: string, words: string, { siteUrl }: InlineScope, isAlone: boolean) => ({
  ...{ href: toAbsolute(href, siteUrl), words, alone: isAlone, number: href.startsWith('tel:') },
});

const RENDERERS: InlineRenderers<string, InlineScope> = {
  text: ({ value }) => escapeHtml(value),
  ruby: ({ base, reading }) => templates.render('inline/ruby', { base, reading }),
  strong: ({ children }, scope) => templates.render('inline/strong', { words: renderAll(children, scope) }),
  emphasis: ({ children }, scope) => templates.render('inline/emphasis', { words: renderAll(children, scope) }),
  link: (link, scope) => renderLink(link, scope, false),
  break: () => templates.render('inline/break', {}),
};

type Link = Extract<Inline, { kind: 'link' }>;

function renderLink({ href, children }: Link, scope: InlineScope, isAlone: boolean): string {
  if (scope.linked || isPlaceOnPage(href)) return renderAll(children, scope);
  const words = renderAll(children, { ...scope, linked: true });
  return templates.render('inline/link', linkView(href, words, scope, isAlone));
}

const renderAll = (inlines: readonly Inline[], scope: InlineScope): string =>
  inlines.map((inline) => renderInline(RENDERERS, inline, scope)).join('');

const endsLine = (inline: Inline | undefined): boolean => inline === undefined || inline.kind === 'break';

/**
 * As HTML; `linked` where the words are to stand inside a link. Numbers and addresses become links, and a link with a
 * line to itself has the room that a finger needs.
 */
export function renderInlines(inlines: readonly Inline[], scope: InlineScope): string {
  const words = scope.linked ? inlines : linkContacts(inlines);
  return words
    .map((inline, index) =>
      inline.kind === 'link'
        ? renderLink(inline, scope, endsLine(words[index - 1]) && endsLine(words[index + 1]))
        : renderInline(RENDERERS, inline, scope),
    )
    .join('');
}

/** As HTML in which no whole piece is cut. */
export const renderPieces = (pieces: readonly Piece[], scope: InlineScope): string =>
  pieces
    .map(({ words, whole }) =>
      whole ? templates.render('inline/whole', { words: renderInlines(words, scope) }) : renderInlines(words, scope),
    )
    .join('');
