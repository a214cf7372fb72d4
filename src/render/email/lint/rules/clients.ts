/** What a mail program is known to drop must be in the table of what we accept, with what the reader has instead. */
import type { HtmlElement } from 'html-validate';
import type { Finding, MailRule } from '../finished-mail.ts';
import { mailUnsupported } from '../lint-problems.ts';
import { type AskClients, isAccepted, type Piece } from '../mail-clients.ts';

/** Of an attribute's value only what a program can tell apart. */
function shorten(name: string, value: string): string {
  if (name === 'href') return /^[a-z]+:/.exec(value)?.[0] ?? 'https:';
  if (name === 'src') return /\.[a-z]+$/.exec(value)?.[0] ?? '';
  return name === 'name' || name === 'type' || name === 'rel' ? value : '';
}

const tagOf = ({ tagName, attributes }: HtmlElement): string =>
  attributes
    .filter(({ key }) => key !== 'style' && !key.startsWith('data-'))
    .map(({ key, value }) => `${key}="${shorten(key, value?.toString() ?? '')}"`)
    .sort()
    .reduce((tag, attribute) => `${tag} ${attribute}`, `<${tagName}`);

const declarationsOf = (style: string): string[] =>
  style
    .split(';')
    .map((declaration) => declaration.trim().replace(/\d+/g, '1'))
    .filter((declaration) => declaration !== '');

const RULE = /[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}/g;

/** The pieces of one element, each as small as caniemail can be asked. */
function piecesOf(element: HtmlElement): Piece[] {
  if (element.is('style')) return [{ html: '<style></style>' }, ...rulesOf(element.textContent)];
  const styles = declarationsOf(element.getAttributeValue('style') ?? '');
  return [{ html: `${tagOf(element)}>` }, ...styles.map((style) => ({ html: `<i style="${style}"></i>` }))];
}

const rulesOf = (css: string): Piece[] => (css.match(RULE) ?? []).map((rule) => ({ css: rule.trim() }));

export const findPieces = (
  elements: readonly HtmlElement[],
): ReadonlyMap<string, { piece: Piece; at: HtmlElement }> => {
  const found = new Map<string, { piece: Piece; at: HtmlElement }>();
  for (const at of elements) {
    for (const piece of piecesOf(at)) {
      const key = JSON.stringify(piece);
      if (!found.has(key)) found.set(key, { piece, at });
    }
  }
  return found;
};

/** One finding for each feature, with all the programs that drop it. */
export const checkClients = (ask: AskClients): MailRule =>
  function* ({ elements }): Generator<Finding> {
    const dropped = new Map<string, { at: HtmlElement; clients: Set<string> }>();
    for (const { piece, at } of findPieces(elements).values()) {
      for (const drop of ask(piece)) {
        if (isAccepted(drop)) continue;
        const known = dropped.get(drop.feature) ?? { at, clients: new Set<string>() };
        dropped.set(drop.feature, { ...known, clients: known.clients.add(drop.client) });
      }
    }
    for (const [feature, { at, clients }] of dropped) yield { fault: mailUnsupported(feature, [...clients]), at };
  };
