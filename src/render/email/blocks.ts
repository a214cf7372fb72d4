/** Blocks of a mail: each hands its words to the template of its kind in emails/blocks. */
import { telephoneLink } from '../../document/link-contacts.ts';
import type {
  ActionBlock,
  Block,
  BlockRenderers,
  EventBlock,
  Fact,
  FigureBlock,
  Inline,
  ReportBlock,
  ResourceBlock,
  StaffBlock,
} from '../../document/nodes.ts';
import { spellAddress, toAbsolute } from '../address.ts';
import { escapeHtml } from '../escape.ts';
import { eventCalendar, eventPage, eventPlace } from '../event-links.ts';
import { renderBlock } from '../render-by-kind.ts';
import { openTemplates, type View } from '../templates.ts';
import { viewContact, viewEasyRead, viewQa, viewReplySlip, viewSchedule, type Writers } from './component-views.ts';
import { type EmailScope, insideCard } from './email-scope.ts';
import { renderInlines, renderPieces } from './inlines.ts';
import { markOrigin } from './lint/mark-origins.ts';
import { mainAction } from './main-action.ts';
import { cutTitle, cutWhen, keepWhole } from './unbroken.ts';

const templates = openTemplates(['blocks'], '.mjml', escapeHtml);

/** A face needs less room than a scene. */
const PORTRAIT_HEIGHT = 240;

type Card = EventBlock | ReportBlock | StaffBlock | ResourceBlock;

const words = (inlines: readonly Inline[], { context }: EmailScope): string => renderInlines(inlines, context);

const linkedWords = (inlines: readonly Inline[], { context }: EmailScope): string =>
  renderInlines(inlines, { siteUrl: context.siteUrl, linked: true });

const fixedWords = (text: string, scope: EmailScope): string => words(scope.context.words(text), scope);

const whenWords = (when: readonly Inline[], { context }: EmailScope): string => renderPieces(cutWhen(when), context);

/** A fax number is nothing to call. */
const faxWords = (fax: readonly Inline[], { context: { siteUrl } }: EmailScope): string =>
  renderPieces(keepWhole(fax), { siteUrl, linked: true });

function factWords({ key, value }: Fact, scope: EmailScope): string {
  if (key === 'when') return whenWords(value, scope);
  return key === 'fax' ? faxWords(value, scope) : words(value, scope);
}

const viewFacts = (facts: readonly Fact[], scope: EmailScope): View => ({
  hasFacts: facts.length > 0,
  facts: facts.map((fact, index) => ({
    ...{ first: index === 0, label: words(fact.label, scope), value: factWords(fact, scope) },
  })),
});

/** A card without a title stands right under the publication's, which says it already. */
function viewCard(title: readonly Inline[], { depth, children }: Card, scope: EmailScope): View {
  const level = title.length === 0 ? scope.level : Math.min(depth, scope.level + 1);
  return {
    title: renderPieces(cutTitle(title), scope.context),
    heading: title.length === 0 ? false : { level },
    children: renderBlocks(children, {
      ...insideCard(scope, level),
      heading: title.length === 0 ? scope.heading : title,
    }),
  };
}

function viewEventLinks(event: EventBlock, scope: EmailScope): View {
  const { siteUrl } = scope.context;
  const title = linkedWords(event.series.length === 0 ? event.title : event.series, scope);
  const about = event.title.length === 0 ? false : { title };
  const page = eventPage(event, siteUrl);
  const calendar = eventCalendar(event, siteUrl);
  const place = eventPlace(event);
  const main = scope.hasAction ? undefined : mainAction(event);
  const isMain = main !== undefined && calendar === toAbsolute(main.href, siteUrl);
  return {
    main: main !== undefined && viewAction({ href: main.href, label: scope.context.words(main.label) }, scope),
    page: page === undefined ? false : { href: page, about },
    calendar: calendar === undefined || isMain ? false : { href: calendar, about },
    map: place === undefined ? false : { href: place.href, name: linkedWords(scope.context.words(place.name), scope) },
  };
}

/** None where it was not made, or where the site, which a mail takes its pictures from, does not have it. */
function viewPicture({ src, alt, web }: FigureBlock, scope: EmailScope): View['picture'] {
  const picture = web === 'no' ? undefined : scope.context.pictures.get(src);
  if (picture === undefined) return false;
  const { path, width, height } = picture.email;
  const scale = Math.min(1, scope.width / width, scope.height / height);
  return {
    src: `${scope.context.siteUrl}/${path}`,
    alt,
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  };
}

const NO_DESTINATION: View = { mailbox: false, telephone: false, page: false };

/** A button's destination is told where its label may not: outside the site, a mailbox, a telephone. */
function viewDestination(href: string, { context: { center } }: EmailScope): View {
  if (href.startsWith('mailto:')) return { ...NO_DESTINATION, mailbox: spellAddress(href) };
  if (href === telephoneLink(center.phone)) return { ...NO_DESTINATION, telephone: center.phone };
  if (href.startsWith('tel:')) return { ...NO_DESTINATION, telephone: spellAddress(href) };
  return href.startsWith('/') ? NO_DESTINATION : { ...NO_DESTINATION, page: URL.parse(href)?.host ?? href };
}

const viewAction = ({ href, label }: Pick<ActionBlock, 'href' | 'label'>, scope: EmailScope): View => ({
  href: toAbsolute(href, scope.context.siteUrl),
  label: linkedWords(label, scope),
  destination: viewDestination(href, scope),
});

/** How words and blocks are written inside a frame at this place. */
const writersIn = (scope: EmailScope): Writers => ({
  words: (inlines) => words(inlines, scope),
  when: (inlines) => whenWords(inlines, scope),
  linked: (inlines) => linkedWords(inlines, scope),
  blocks: (blocks) => renderBlocks(blocks, insideCard(scope, scope.level)),
  siteUrl: scope.context.siteUrl,
});

/** One paragraph in an item needs no paragraph of its own. */
function renderItem(item: readonly Block[], scope: EmailScope): string {
  const [first, ...rest] = item;
  return first?.kind === 'paragraph'
    ? words(first.children, scope) + renderBlocks(rest, scope)
    : renderBlocks(item, scope);
}

const render = (name: string, view: View, scope: EmailScope): string =>
  templates.render(`blocks/${name}`, { ...view, say: () => (text: string) => fixedWords(text, scope) });

const RENDERERS: BlockRenderers<string, EmailScope> = {
  heading: (block, scope) => render('heading', { level: scope.level, words: words(block.children, scope) }, scope),
  paragraph: (block, scope) => render('paragraph', { words: words(block.children, scope) }, scope),
  list: (block, scope) =>
    render(
      'list',
      {
        tag: block.ordered ? 'ol' : 'ul',
        start: block.ordered && block.start !== 1 ? { number: block.start } : false,
        items: block.items.map((item) => ({ item: renderItem(item, scope) })),
      },
      scope,
    ),
  table: (block, scope) =>
    render(
      'table',
      {
        caption: words(scope.heading, scope),
        header: block.header.map((cell) => ({ cell: words(cell, scope) })),
        rows: block.rows.map((row) => ({ cells: row.map((cell) => ({ cell: words(cell, scope) })) })),
      },
      scope,
    ),
  quote: (block, scope) =>
    render('quote', { children: renderBlocks(block.children, insideCard(scope, scope.level)) }, scope),
  rule: (_, scope) => render('rule', {}, scope),
  figure: (block, scope) =>
    render(
      'figure',
      {
        picture: viewPicture(block, scope),
        description: fixedWords(block.alt, scope),
        caption: block.caption.length > 0 ? { words: words(block.caption, scope) } : false,
      },
      scope,
    ),
  callout: (block, scope) =>
    render(
      'callout',
      {
        type: block.type,
        label: words(block.label, scope),
        children: renderBlocks(block.children, insideCard(scope, scope.level)),
      },
      scope,
    ),
  action: (block, scope) => render('action', viewAction(block, scope), scope),
  for: (block, scope) => renderBlocks(block.children, scope),
  event: (block, scope) =>
    render(
      'event',
      {
        label: fixedWords(scope.context.center.labels.event, scope),
        series: words(block.series, scope),
        ...viewCard(block.title, block, scope),
        ...viewFacts(block.facts, scope),
        ...viewEventLinks(block, scope),
      },
      scope,
    ),
  report: (block, scope) =>
    render(
      'report',
      {
        label: words(block.label, scope),
        ...viewCard(block.title, block, scope),
        ...viewFacts(block.facts, scope),
      },
      scope,
    ),
  staff: (block, scope) =>
    render(
      'staff',
      {
        role: words(block.role, scope),
        sample: words(block.sample, scope),
        ...viewCard(block.name, block, { ...scope, height: PORTRAIT_HEIGHT }),
      },
      scope,
    ),
  resource: (block, scope) =>
    render(
      'resource',
      {
        category: words(block.category, scope),
        sample: words(block.sample, scope),
        ...viewCard(block.name, block, scope),
        ...viewFacts(block.facts, scope),
      },
      scope,
    ),
  contact: (block, scope) =>
    render('contact', { ...viewContact(block, writersIn(scope)), ...viewFacts(block.facts, scope) }, scope),
  'reply-slip': (block, scope) =>
    render('reply-slip', { ...viewReplySlip(block, writersIn(scope)), ...viewAction(block, scope) }, scope),
  qa: (block, scope) => render('qa', viewQa(block, writersIn(scope)), scope),
  'easy-read': (block, scope) => render('easy-read', viewEasyRead(block, writersIn(scope)), scope),
  schedule: (block, scope) => render('schedule', viewSchedule(block, writersIn(scope)), scope),
};

/** Blocks in order; what was selected away may have left a heading without the one above it, which then moves up. */
export function renderBlocks(blocks: readonly Block[], scope: EmailScope): string {
  let { level, heading } = scope;
  const parts: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      level = Math.min(block.depth, level + 1);
      heading = block.children;
    }
    const html = renderBlock(RENDERERS, block, { ...scope, level, heading });
    parts.push(markOrigin(html, block.origin, scope.origins));
  }
  return parts.join('\n');
}
