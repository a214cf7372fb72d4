/**
 * All that the public website may show, loaded once a build: whatever is a draft, marked `web: no` or selected away is
 * gone before a page sees anything.
 */
import type { Center } from '../center.ts';
import { type Content, loadContent } from '../document/content.ts';
import type { Block, Document, EventBlock, ResourceBlock, StaffBlock } from '../document/nodes.ts';
import { select, selectBlocks } from '../document/select.ts';
import type { Picture } from '../render/context.ts';
import { preparePictures } from '../render/pictures.ts';
import { readSiteConfig } from './quiet-report.ts';

/** What one page about an event shows; `from` and `to` are its first and last day. */
export type SiteEvent = Pick<Content['events'][number], 'id' | 'sessions' | 'from' | 'to'> & {
  readonly card: EventBlock;
};

export interface Site {
  readonly center: Center;
  /** Origin without a closing slash. */
  readonly siteUrl: string;
  /** Newest first. */
  readonly issues: readonly Document[];
  /** Latest first, by the day they begin. */
  readonly events: readonly SiteEvent[];
  readonly staff: readonly StaffBlock[];
  readonly resources: readonly ResourceBlock[];
  /** By `FigureBlock.src`; only pictures that a page shows. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

type Visible = Pick<Document, 'web' | 'draft'>;

const isPublic = (item: Visible): boolean => item.web !== 'no' && !item.draft;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const publicIssues = (content: Content): Document[] =>
  [...content.documents.values()]
    .filter((document) => document.kind === 'issue' && isPublic(document))
    .map((document) => select(document, { web: true }))
    .sort((a, b) => compare(b.date, a.date) || compare(b.publication, a.publication));

/** The cards of public entries as the web may show them. */
const publicCards = <Card extends Block>(
  entries: readonly (Visible & { readonly block: Card })[],
  isCard: (block: Block) => block is Card,
): Card[] =>
  selectBlocks(
    entries.filter(isPublic).map((entry) => entry.block),
    { web: true },
  ).filter(isCard);

const isEvent = (block: Block): block is EventBlock => block.kind === 'event';
const isStaff = (block: Block): block is StaffBlock => block.kind === 'staff';
const isResource = (block: Block): block is ResourceBlock => block.kind === 'resource';

const publicEvents = ({ events }: Content): SiteEvent[] =>
  events
    .flatMap((entry) =>
      publicCards([entry], isEvent).map((card) => ({
        id: entry.id,
        sessions: entry.sessions,
        from: entry.from,
        to: entry.to,
        card,
      })),
    )
    .sort((a, b) => compare(b.from, a.from) || compare(a.id, b.id));

async function preparePublicPictures(site: Omit<Site, 'pictures'>, contentDir: string): Promise<Site['pictures']> {
  const cards = [...site.events.map((event) => event.card), ...site.staff, ...site.resources];
  const blocks = [...site.issues.flatMap((issue) => issue.blocks), ...cards];
  return preparePictures({ blocks }, contentDir);
}

async function prepareSite(): Promise<Site> {
  const config = readSiteConfig();
  const content = await loadContent(config);
  const site = {
    center: config.center,
    siteUrl: config.siteUrl,
    issues: publicIssues(content),
    events: publicEvents(content),
    staff: publicCards(content.staff, isStaff),
    resources: publicCards(content.resources, isResource),
  };
  return { ...site, pictures: await preparePublicPictures(site, config.contentDir) };
}

let loading: Promise<Site> | undefined;

/** The same for every page of a build. */
export const loadSite = (): Promise<Site> => (loading ??= prepareSite());
