/** 「これからの行事」 for one audience or all: a page each, so that the choice works by links alone. */
import type { Center } from '../center.ts';
import { AUDIENCES, type Audience } from '../variants.ts';
import { type AudienceView, readerLabel } from './issue-views.ts';
import type { SiteEvent } from './site.ts';

/** What is for everyone, and what is for this audience; everything where there is none. */
export const eventsFor = (audience: Audience | undefined, events: readonly SiteEvent[]): readonly SiteEvent[] =>
  events.filter(({ audiences }) => audience === undefined || audiences.length === 0 || audiences.includes(audience));

/** Everyone's first; no other where there is nothing to choose between. */
export function listHomeViews(events: readonly SiteEvent[], center: Center): AudienceView[] {
  const everyone = { audience: undefined, label: readerLabel(undefined, center), path: '/#next', hidden: [] };
  const own = AUDIENCES.map((audience) => ({
    audience,
    label: readerLabel(audience, center),
    path: `/home/${audience}/#next`,
    hidden: AUDIENCES.filter(
      (other) => other !== audience && events.some(({ audiences }) => audiences.length === 1 && audiences[0] === other),
    ),
  }));
  return own.some(({ hidden }) => hidden.length > 0) ? [everyone, ...own] : [everyone];
}
