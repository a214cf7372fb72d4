/** Words of a mail as plain text: readings in brackets, links with their address beside them. */
import { telephoneLink } from '../../document/link-contacts.ts';
import type { Inline, InlineRenderers } from '../../document/nodes.ts';
import { isPlaceOnPage, spellAddress, toAbsolute } from '../address.ts';
import { escapeText } from '../escape.ts';
import { renderInline } from '../render-by-kind.ts';

interface InlineScope {
  readonly siteUrl: string;
}

/** Spaces keep mail programs from taking the bracket into the link; a number is not said twice. */
function writeLink(words: string, address: string, href: string): string {
  const said = href.startsWith('tel:') ? telephoneLink(words) === href : words.trim() === address;
  return said ? words.trim() : `${words}（ ${address} ）`;
}

const RENDERERS: InlineRenderers<string, InlineScope> = {
  text: ({ value }) => escapeText(value),
  ruby: ({ base, reading }) => escapeText(`${base}（${reading}）`),
  strong: ({ children }, scope) => renderInlines(children, scope),
  emphasis: ({ children }, scope) => renderInlines(children, scope),
  link: ({ href, children }, scope) =>
    isPlaceOnPage(href)
      ? renderInlines(children, scope)
      : writeLink(renderInlines(children, scope), escapeText(spellAddress(toAbsolute(href, scope.siteUrl))), href),
  break: () => '\n',
};

export const renderInlines = (inlines: readonly Inline[], scope: InlineScope): string =>
  inlines.map((inline) => renderInline(RENDERERS, inline, scope)).join('');
