/** Links a reader can follow: words that name the place, and places that exist. */
import { nearest } from '../../../nearest.ts';
import { AUDIENCES } from '../../../variants.ts';
import { decodeAddress } from '../../addresses.ts';
import { toPlainText } from '../../inline.ts';
import type { Inline, Origin } from '../../nodes.ts';
import { isVagueLink } from '../../vague-links.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { actionVague, anchorBroken, linkBroken, linkVague } from '../structure-problems.ts';
import type { Passage, Subject } from '../subject.ts';
import { linkPlaces } from './link-places.ts';

type Link = Extract<Inline, { kind: 'link' }>;

const linksIn = (inlines: readonly Inline[]): Link[] =>
  inlines.flatMap((inline) =>
    'children' in inline ? [...(inline.kind === 'link' ? [inline] : []), ...linksIn(inline.children)] : [],
  );

/** As the site knows its pages, with a slash at the end, and its files, without. */
const pathOf = (href: string): string =>
  decodeAddress(href.replace(/[?#].*$/, '')).replace(/(?<!\/|\.(?:ics|xml))$/, '/');

/** The name of the place behind a link, as far as the content knows it. */
function nameDestination(href: string, { paths, center }: Surroundings): string {
  if (/^mailto:/i.test(href)) return 'センターにメールを書く';
  if (/^tel:/i.test(href)) return 'センターに電話する';
  const known = href.startsWith('/') ? paths.get(pathOf(href)) : undefined;
  if (known !== undefined) return known;
  return href.startsWith('/') ? `${center.newsletter}のページ` : '行き先のページの名前';
}

/** Files and forms of the site, which are no pages of content. */
function filesOf({ events, paths }: Surroundings): string[] {
  const calendars = [...events.values()].flatMap(({ id, block }) => (block.calendar ? [`/events/${id}.ics`] : []));
  const forms = [...paths.keys()].filter((path) => /^\/events\/[^/]+\/$/.test(path)).map((path) => `${path}apply/`);
  return [...calendars, ...forms, '/events.ics', ...AUDIENCES.map((name) => `/events-${name}.ics`), '/rss.xml'];
}

const ENTRY = /^(\/[a-z]+\/)([^/]+)(\/(?:apply\/)?|\.ics)$/;

/** What differs is the name of an event, a person or an issue, unless there is no such folder. */
function nearestPath(path: string, known: readonly string[]): string | undefined {
  const [, folder = '', id = '', end = ''] = ENTRY.exec(path) ?? [];
  const ids = known.flatMap((other) => {
    const match = ENTRY.exec(other);
    return match?.[2] !== undefined && match[1] === folder && match[3] === end ? [match[2]] : [];
  });
  if (ids.length === 0) return nearest(path, known);
  const near = nearest(id, ids);
  return near === undefined ? undefined : `${folder}${near}${end}`;
}

function* checkPath(href: string, surroundings: Surroundings, origin: Origin): Generator<Finding> {
  const path = pathOf(href);
  if (surroundings.paths.has(path) || path.startsWith('/pictures/')) return;
  const files = filesOf(surroundings);
  const known = [...surroundings.paths.keys(), ...files];
  if (!files.includes(path)) yield { fault: linkBroken(href, nearestPath(path, known)), origin };
}

function* checkAddress(href: string, { standings }: Subject, surroundings: Surroundings, origin: Origin) {
  if (/^\/(?!\/)/.test(href)) yield* checkPath(href, surroundings, origin);
  else if (
    href.startsWith('#') &&
    !standings.some(({ block }) => block.kind === 'heading' && block.id === href.slice(1))
  )
    yield { fault: anchorBroken(href), origin };
}

type Place = ReturnType<typeof linkPlaces>;

function* checkPassage(passage: Passage, subject: Subject, surroundings: Surroundings, place: Place) {
  for (const link of linksIn(passage.inlines)) {
    const words = toPlainText(link.children);
    const origin = place(link.href, passage.origin);
    if (isVagueLink(words))
      yield { fault: linkVague(words, link.href, nameDestination(link.href, surroundings)), origin };
    yield* checkAddress(link.href, subject, surroundings, origin);
  }
}

export const checkLinks: Rule = function* (subject, surroundings): Generator<Finding> {
  const place = linkPlaces(subject);
  for (const passage of subject.passages) yield* checkPassage(passage, subject, surroundings, place);
  for (const { block } of subject.standings) {
    if (block.kind === 'reply-slip') yield* checkAddress(block.href, subject, surroundings, block.origin);
    if (block.kind !== 'action') continue;
    const words = toPlainText(block.label);
    if (isVagueLink(words))
      yield { fault: actionVague(words, block.href, nameDestination(block.href, surroundings)), origin: block.origin };
    yield* checkAddress(block.href, subject, surroundings, block.origin);
  }
};
