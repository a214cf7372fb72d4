/** Links that a writer wrote, and addresses in running text. */
import { decodeAddress, isSafeLink, meantAddress } from './addresses.ts';
import { linkWithoutWords, unsafeLink } from './document-problems.ts';
import { text, toPlainText } from './inline.ts';
import type { Inline, Origin } from './nodes.ts';
import { parseWords, type Scope } from './scope.ts';

/** Up to where Japanese text or a full-width bracket begins. */
const BARE = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

/** What ends a sentence ends no address. */
const withoutEnd = (address: string): string => address.replace(/[.,:;!?'"*_~]+$/u, '');

function hrefOf(address: string): string {
  if (/^https?:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `http://${address}`;
}

/** Every address of a run of words without spaces becomes a link; the parser sees one from the first to the end. */
function linkAddresses(words: string, origin: Origin, scope: Scope): Inline[] {
  let done = 0;
  const inlines = [...words.matchAll(BARE)].flatMap((match): Inline[] => {
    const address = withoutEnd(match[0]);
    const before = parseWords(words.slice(done, match.index), origin, scope);
    done = match.index + address.length;
    return [...before, { kind: 'link', href: hrefOf(address), children: text(address) }];
  });
  return [...inlines, ...parseWords(words.slice(done), origin, scope)];
}

export function reportUnsafe(href: string, origin: Origin, scope: Scope): void {
  scope.report(unsafeLink(href, meantAddress(href)), origin);
}

const isBare = (href: string, words: string): boolean =>
  decodeAddress(href) === words || href === `http://${words}` || href === `mailto:${words}`;

interface Link {
  readonly url: string;
  readonly children: readonly { readonly type: string; readonly value?: string }[];
}

/** The words of a link that are one text, as they are written. */
const writtenIn = ({ children: [first, second] }: Link): string | undefined =>
  second === undefined && first?.type === 'text' ? first.value : undefined;

/** `parseChildren` reads the words of the link. */
export function parseLink(link: Link, parseChildren: () => Inline[], origin: Origin, scope: Scope): Inline[] {
  const { url: href } = link;
  const written = writtenIn(link);
  if (written !== undefined && isBare(href, written) && /[^\x21-\x7e]/.test(written)) {
    return linkAddresses(written, origin, scope);
  }
  const children = parseChildren();
  if (!isSafeLink(href)) {
    reportUnsafe(href, origin, scope);
    return children;
  }
  if (toPlainText(children).trim() === '') scope.report(linkWithoutWords(href), origin);
  return [{ kind: 'link', href, children }];
}
