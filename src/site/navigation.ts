/** Where the site's own links lead, and which of them is the page being read. */
import type { Site } from './site.ts';

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
}

export interface FreePage {
  readonly id: string;
  readonly title: string;
}

/** Free pages in the order readers need them; others follow by id. */
const PAGE_ORDER = ['first', 'company', 'about', 'accessibility', 'privacy'];

const rankOf = (id: string): number => {
  const index = PAGE_ORDER.indexOf(id);
  return index < 0 ? PAGE_ORDER.length : index;
};

const toLink = ({ id, title }: FreePage): NavigationLink => ({ href: `/${id}/`, label: title });

export const listPageLinks = (pages: readonly FreePage[]): NavigationLink[] =>
  [...pages].sort((a, b) => rankOf(a.id) - rankOf(b.id) || (a.id < b.id ? -1 : 1)).map(toLink);

/** The head of every page; a part of the site that has nothing in it is left out. */
export function listMainLinks(site: Site, pages: readonly FreePage[]): NavigationLink[] {
  const first = pages.find(({ id }) => id === 'first');
  return [
    { href: '/issues/', label: '通信を読む', shown: true },
    { href: '/events/', label: site.center.labels.event, shown: site.events.length > 0 },
    { href: '/staff/', label: '職員の紹介', shown: site.staff.length > 0 },
    { href: '/resources/', label: '地域の場所', shown: site.resources.length > 0 },
    { href: '/first/', label: first?.title ?? '', shown: first !== undefined },
    { href: '/search/', label: 'さがす', shown: true },
  ].flatMap(({ href, label, shown }) => (shown ? [{ href, label }] : []));
}

/** `page` for the page itself, `true` for a page inside that part of the site. */
export const currentMark = (href: string, path: string): 'page' | 'true' | undefined =>
  href === path ? 'page' : href !== '/' && path.startsWith(href) ? 'true' : undefined;
