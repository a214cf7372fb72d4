/**
 * Who may have a block is decided here, on the tree, before any renderer sees it. What is selected away cannot leak
 * into a file.
 */
import type { Audience, Reading } from '../variants.ts';
import { standFor } from './easy-read.ts';
import type { Block, Document, EasyReadBlock, Fact, Offer, WebVisibility } from './nodes.ts';
import { hasEnded, mayShow, peopleIn, type ShownMedium } from './people.ts';
import { mapChildren } from './walk.ts';
import { strictest } from './web-visibility.ts';

/** What one audience is sent. Without `medium` nothing is left out for want of consent. */
export interface ForReaders {
  readonly audience: Audience;
  readonly reading?: Reading;
  readonly medium?: Exclude<ShownMedium, 'web'>;
}

/** What the public web may show on a day, `YYYY-MM-DD`: consent that has ended by then counts no more. */
export interface ForWeb {
  readonly web: true;
  readonly today?: string;
}

export type Selection = ForReaders | ForWeb;

/** What stands inside something may be seen by nobody who may not see that. */
function inheritWeb(block: Block, outer: WebVisibility): Block {
  const web = strictest(outer, block.web);
  const inside = mapChildren(block, (children) => children.map((child) => inheritWeb(child, web)));
  return { ...inside, web };
}

function isShown(block: Block, medium: ShownMedium, today: string | undefined): boolean {
  if (medium === 'print' && block.onPaper === false) return false;
  const people = peopleIn(block);
  if (people === undefined) return true;
  return mayShow(people, medium) && !(today !== undefined && hasEnded(people, today));
}

/** Facts never on the public web, and those that `web: noplace` withholds. */
const isPublicFact =
  (web: WebVisibility) =>
  ({ key }: Fact): boolean =>
    key !== 'join' && (web !== 'noplace' || key !== 'place');

const publicOffers = <Kind extends Offer>(offers: readonly Kind[]): Kind[] => offers.filter(({ web }) => web !== 'no');

/** What a block itself says less of on the web. */
function withhold(block: Block): Block[] {
  switch (block.kind) {
    case 'event':
    case 'report':
      return [{ ...block, facts: block.facts.filter(isPublicFact(block.web)) }];
    case 'schedule': {
      const shown = publicOffers(block.events);
      const events = shown.map((event) =>
        strictest(block.web, event.web) === 'noplace' ? { ...event, place: [] } : event,
      );
      return [{ ...block, events }];
    }
    case 'reply-slip': {
      const offers = publicOffers(block.offers);
      return offers.length === 0 && block.offers.length > 0 ? [] : [{ ...block, offers }];
    }
    default:
      return [block];
  }
}

const unfold = (block: EasyReadBlock): Block[] => [{ ...block, long: [], more: [] }, ...block.long];

function selectForWeb(block: Block, today: string | undefined): Block[] {
  if (block.web === 'no' || !isShown(block, 'web', today)) return [];
  const inside = mapChildren(block, (children) => children.flatMap((child) => selectForWeb(child, today)));
  return inside.kind === 'easy-read' ? unfold(inside) : withhold(inside);
}

const offersFor = <Kind extends Offer>(offers: readonly Kind[], audience: Audience): Kind[] =>
  offers.filter(({ audiences }) => audiences.length === 0 || audiences.includes(audience));

function narrow(block: Block, { audience, reading }: ForReaders): Block[] {
  switch (block.kind) {
    case 'schedule':
      return [{ ...block, events: offersFor(block.events, audience).map((event) => ({ ...event, audience: [] })) }];
    case 'reply-slip': {
      const offers = offersFor(block.offers, audience);
      return offers.length === 0 && block.offers.length > 0 ? [] : [{ ...block, offers }];
    }
    case 'easy-read':
      return reading === 'furigana' ? standFor(block) : unfold(block);
    default:
      return [block];
  }
}

function selectForReaders(block: Block, readers: ForReaders): Block[] {
  const select = (child: Block): Block[] => selectForReaders(child, readers);
  if (readers.medium !== undefined && !isShown(block, readers.medium, undefined)) return [];
  if (block.kind === 'for') {
    const meant = block.audience === undefined || block.audience === readers.audience;
    return meant ? block.children.flatMap(select) : [];
  }
  return narrow(
    mapChildren(block, (children) => children.flatMap(select)),
    readers,
  );
}

/** `select` for blocks that stand outside a document. */
export function selectBlocks(blocks: readonly Block[], selection: Selection, outer: WebVisibility = 'yes'): Block[] {
  const inherited = blocks.map((block) => inheritWeb(block, outer));
  return 'web' in selection
    ? inherited.flatMap((block) => selectForWeb(block, selection.today))
    : inherited.flatMap((block) => selectForReaders(block, selection));
}

/**
 * The document as one audience receives it, or as the public web may show it. On the web `For` stays, as a label;
 * for an audience it gives way to its children. What stands inside something hidden from the web says so itself.
 */
export const select = (document: Document, selection: Selection): Document => ({
  ...document,
  blocks: selectBlocks(document.blocks, selection, document.web),
});

const unfoldAll = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => {
    const inside = mapChildren(block, unfoldAll);
    return inside.kind === 'easy-read' ? unfold(inside) : [inside];
  });

/** Whether the public web may show all of a document, to the last fact. */
export const isWhollyPublic = (document: Document, today?: string): boolean => {
  const shown = select(document, today === undefined ? { web: true } : { web: true, today });
  return document.web === 'yes' && JSON.stringify(shown.blocks) === JSON.stringify(unfoldAll(document.blocks));
};
