/** Links a reader can follow: words that name the place, and places that exist. */
import { nearest } from '../../../nearest.ts';
import { toPlainText } from '../../inline.ts';
import type { Inline } from '../../nodes.ts';
import { isVagueLink } from '../../vague-links.ts';
import type { Finding, Rule, Surroundings } from '../rule.ts';
import { actionVague, anchorBroken, linkBroken, linkVague } from '../structure-problems.ts';
import { type Passage, placeOf, type Subject } from '../subject.ts';

type Link = Extract<Inline, { kind: 'link' }>;

const linksIn = (inlines: readonly Inline[]): Link[] =>
  inlines.flatMap((inline) =>
    'children' in inline ? [...(inline.kind === 'link' ? [inline] : []), ...linksIn(inline.children)] : [],
  );

const pathOf = (href: string): string => decodeURI(href.replace(/[?#].*$/, '')).replace(/([^/.])$/, '$1/');

/** The name of the place behind a link, as far as the content knows it. */
function nameDestination(href: string, { paths, center }: Surroundings): string {
  if (/^mailto:/i.test(href)) return 'センターにメールを書く';
  if (/^tel:/i.test(href)) return 'センターに電話する';
  const known = href.startsWith('/') ? paths.get(pathOf(href)) : undefined;
  if (known !== undefined) return known;
  return href.startsWith('/') ? `${center.newsletter}のページ` : '行き先のページの名前';
}

/** Files of the site, such as a calendar entry, and forms are not pages of content. */
const isFile = (href: string): boolean =>
  /^\/(?:events\/[^/]+\.ics|events\/[^/]+\/apply\/?|rss\.xml|pictures\/.+)$/.test(href);

function* checkAddress(
  href: string,
  subject: Subject,
  { paths }: Surroundings,
  place: Finding['origin'],
): Generator<Finding> {
  const { standings } = subject;
  if (href.startsWith('#')) {
    if (!standings.some(({ block }) => block.kind === 'heading' && block.id === href.slice(1)))
      yield { fault: anchorBroken(href), origin: place };
  } else if (href.startsWith('/') && !isFile(href) && !paths.has(pathOf(href))) {
    yield { fault: linkBroken(href, nearest(pathOf(href), [...paths.keys()])), origin: place };
  }
}

function* checkPassage(passage: Passage, subject: Subject, surroundings: Surroundings): Generator<Finding> {
  for (const link of linksIn(passage.inlines)) {
    const words = toPlainText(link.children);
    const origin = placeOf(subject, passage.origin, `](${link.href}`);
    if (isVagueLink(words))
      yield { fault: linkVague(words, link.href, nameDestination(link.href, surroundings)), origin };
    yield* checkAddress(link.href, subject, surroundings, origin);
  }
}

export const checkLinks: Rule = function* (subject, surroundings): Generator<Finding> {
  for (const passage of subject.passages) yield* checkPassage(passage, subject, surroundings);
  for (const { block } of subject.standings) {
    if (block.kind !== 'action') continue;
    const words = toPlainText(block.label);
    if (isVagueLink(words))
      yield { fault: actionVague(words, block.href, nameDestination(block.href, surroundings)), origin: block.origin };
    yield* checkAddress(block.href, subject, surroundings, block.origin);
  }
};
