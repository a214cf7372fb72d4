/**
 * All that the public website may show, loaded once a build: whatever is a draft, marked `web: no` or selected away is
 * gone before a page sees anything.
 */
import type { Center } from '../center.ts';
import type { Config } from '../config.ts';
import { type Content, loadContent } from '../document/content.ts';
import type { Block, Document, EventBlock, ResourceBlock, StaffBlock } from '../document/nodes.ts';
import { select, selectBlocks } from '../document/select.ts';
import { type Permission, readPermission } from './listing.ts';
import { listPaper, type PaperFile } from './paper.ts';
import { readSiteConfig } from './quiet-report.ts';
import { prepareSitePictures, type SitePicture } from './site-pictures.ts';
import { readToday } from './today.ts';

/** What one page about an event shows; `from` and `to` are its first and last day. */
export type SiteEvent = Pick<
  Content['events'][number],
  'id' | 'sessions' | 'occurrences' | 'from' | 'to' | 'state' | 'deadline' | 'audiences'
> & {
  readonly card: EventBlock;
};

export interface Site {
  readonly center: Center;
  /** Origin without a closing slash. */
  readonly siteUrl: string;
  /** Newest first. */
  readonly issues: readonly Document[];
  /** By the publication that each mends, newest first. */
  readonly corrections: ReadonlyMap<string, readonly Document[]>;
  /** Latest first, by the day they begin. */
  readonly events: readonly SiteEvent[];
  readonly staff: readonly StaffBlock[];
  readonly resources: readonly ResourceBlock[];
  /** By `FigureBlock.src`; only pictures that a page shows. */
  readonly pictures: ReadonlyMap<string, SitePicture>;
  /** By publication. */
  readonly paper: ReadonlyMap<string, readonly PaperFile[]>;
}

type Visible = Pick<Document, 'web' | 'draft'>;

const isPublic = (item: Visible): boolean => item.web !== 'no' && !item.draft;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first. */
const publicDocuments = (content: Content, kind: Document['kind'], permission: Permission): Document[] =>
  [...content.documents.values()]
    .filter((document) => document.kind === kind && isPublic(document) && permission.publication(document.publication))
    .map((document) => select(document, { web: true, today: readToday() }))
    .sort((a, b) => compare(b.date, a.date) || compare(b.publication, a.publication));

/** The cards of public entries as the web may show them. */
const publicCards = <Card extends Block>(
  entries: readonly (Visible & { readonly block: Card })[],
  isCard: (block: Block) => block is Card,
): Card[] =>
  selectBlocks(
    entries.filter(isPublic).map((entry) => entry.block),
    { web: true, today: readToday() },
  ).filter(isCard);

const isEvent = (block: Block): block is EventBlock => block.kind === 'event';
const isStaff = (block: Block): block is StaffBlock => block.kind === 'staff';
const isResource = (block: Block): block is ResourceBlock => block.kind === 'resource';

const publicEvents = ({ events }: Content, permission: Permission): SiteEvent[] =>
  events
    .filter(({ id }) => permission.entry('events', id))
    .flatMap((entry) =>
      publicCards([entry], isEvent).map((card) => ({
        id: entry.id,
        sessions: entry.sessions,
        occurrences: entry.occurrences,
        from: entry.from,
        to: entry.to,
        state: entry.state,
        deadline: entry.deadline,
        audiences: entry.audiences,
        card,
      })),
    )
    .sort((a, b) => compare(b.from, a.from) || compare(a.id, b.id));

async function preparePublicPictures(
  site: Pick<Site, 'issues' | 'corrections' | 'events' | 'staff' | 'resources'>,
  folders: Pick<Config, 'contentDir' | 'dataDir'>,
): Promise<Site['pictures']> {
  const cards = [...site.events.map((event) => event.card), ...site.staff, ...site.resources];
  const documents = [...site.issues, ...[...site.corrections.values()].flat()];
  const blocks = [...documents.flatMap((document) => document.blocks), ...cards];
  return prepareSitePictures({ blocks }, folders);
}

async function listAllPaper(content: Content, issues: readonly Document[], dataDir: string, permission: Permission) {
  const paper = new Map<string, readonly PaperFile[]>();
  for (const { publication } of issues) {
    const whole = content.documents.get(publication);
    if (whole !== undefined) paper.set(publication, await listPaper(whole, dataDir, permission));
  }
  return paper;
}

async function prepareSite(): Promise<Site> {
  const config = readSiteConfig();
  const content = globalThis.checkedContent ?? (await loadContent(config));
  const permission = await readPermission(content, config.siteListing);
  const site = {
    center: config.center,
    siteUrl: config.siteUrl,
    issues: publicDocuments(content, 'issue', permission),
    corrections: Map.groupBy(publicDocuments(content, 'correction', permission), ({ corrects = '' }) => corrects),
    events: publicEvents(content, permission),
    staff: publicCards(
      content.staff.filter(({ id }) => permission.entry('staff', id)),
      isStaff,
    ),
    resources: publicCards(
      content.resources.filter(({ id }) => permission.entry('resources', id)),
      isResource,
    ),
  };
  return {
    ...site,
    pictures: await preparePublicPictures(site, config),
    paper: await listAllPaper(content, site.issues, config.dataDir, permission),
  };
}

let loading: Promise<Site> | undefined;

/** The same for every page of a build. */
export const loadSite = (): Promise<Site> => (loading ??= prepareSite());
