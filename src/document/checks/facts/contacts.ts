/** Telephone numbers and mail addresses that are nobody's the content knows: possibly a person's own. */
import type { Center } from '../../../center.ts';
import type { ResourceEntry } from '../../entries.ts';
import { toHalfWidth } from '../../full-width.ts';
import { toPlainText } from '../../inline.ts';
import type { Inline } from '../../nodes.ts';
import { contactUnknown } from '../fact-problems.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { placeOf } from '../subject.ts';

const DASH = '[-－ー‐−–—)）(（ ]';
const PHONE = new RegExp(
  `(?<![0-9０-９])(?:\\+81${DASH}?|[0０])[0-9０-９]{1,4}${DASH}{1,2}[0-9０-９]{1,4}${DASH}{1,2}[0-9０-９]{3,4}(?![0-9０-９])|(?<![0-9０-９])[0０][5-9５-９][0０][0-9０-９]{8}(?![0-9０-９])`,
  'gu',
);
const MAIL = /[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu;

const digitsOf = (value: string): string => toHalfWidth(value).replace(/^\+81/, '0').replace(/\D/g, '');
const keyOf = (contact: string): string =>
  /[@＠]/u.test(contact) ? toHalfWidth(contact).toLowerCase() : digitsOf(contact);

/** What a correction says was wrong, somebody else's or nobody's. */
const WRONG = /^(?:まちがい|間違い|誤)/u;

const contactsIn = (text: string): string[] =>
  [...text.matchAll(MAIL), ...text.matchAll(PHONE)].map((match) => match[0]);

const ofCenter = (center: Center): string[] => contactsIn(JSON.stringify(center));
const ofResource = ({ block }: ResourceEntry): string[] =>
  block.facts.flatMap((fact) => contactsIn(toPlainText(fact.value)));

const known = new WeakMap<Surroundings, ReadonlySet<string>>();

/** Every contact of the centre, of a place, and of what an event's own fields say about applying. */
export function knownContacts(surroundings: Surroundings): ReadonlySet<string> {
  const found = known.get(surroundings);
  if (found !== undefined) return found;
  const { center, resources, events } = surroundings;
  const ofEvents = [...events.values()].flatMap(({ block }) =>
    block.facts.flatMap((fact) => contactsIn(toPlainText(fact.value))),
  );
  const keys = new Set([...ofCenter(center), ...resources.flatMap(ofResource), ...ofEvents].map(keyOf));
  known.set(surroundings, keys);
  return keys;
}

const hrefsOf = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((inline) =>
    'children' in inline ? [...(inline.kind === 'link' ? [inline.href] : []), ...hrefsOf(inline.children)] : [],
  );

/** A number dialled by a link is written without dashes. */
const contactOfLink = (href: string): string[] =>
  /^(?:tel|mailto):/i.test(href) ? [href.replace(/^\w+:|\?.*$/g, '')] : [];

export const checkContacts: Rule = function* (subject, surroundings): Generator<Finding> {
  const keys = knownContacts(surroundings);
  const reported = new Set<string>();
  const written = [
    ...subject.passages
      .filter(({ use, text }) => use !== 'fact' && !(subject.kind === 'correction' && WRONG.test(text)))
      .map(({ text, inlines, origin }) => ({
        contacts: [...contactsIn(text), ...hrefsOf(inlines).flatMap(contactOfLink)],
        origin,
      })),
    ...subject.standings.flatMap(({ block }) =>
      block.kind === 'action' || block.kind === 'reply-slip'
        ? [{ contacts: contactOfLink(block.href), origin: block.origin }]
        : [],
    ),
  ];
  for (const { contacts, origin } of written) {
    for (const contact of contacts) {
      if (keys.has(keyOf(contact)) || reported.has(keyOf(contact))) continue;
      reported.add(keyOf(contact));
      yield { fault: contactUnknown(contact), origin: placeOf(subject, origin, contact) };
    }
  }
};
