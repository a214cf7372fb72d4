/** Where an event's reader may go next: its page, its calendar file, its place on a map. */
import { toPlainText } from '../document/inline.ts';
import type { EventBlock } from '../document/nodes.ts';

/** undefined where the web may not show the event, or where this is the event's own publication. */
export const eventPage = ({ id, web, title }: EventBlock, siteUrl: string): string | undefined =>
  web === 'no' || title.length === 0 ? undefined : `${siteUrl}/events/${encodeURIComponent(id)}/`;

export const eventCalendar = ({ id, calendar }: EventBlock, siteUrl: string): string | undefined =>
  calendar ? `${siteUrl}/events/${encodeURIComponent(id)}.ics` : undefined;

/** Words that are no place on a map. */
const NOWHERE =
  /オンライン|Zoom|ズーム|Teams|未定|調整中|市内|町内|[かカヵヶ箇]所|^[当本]?センター(?:[の内\s0-9０-９]|$)/iu;

/** Notes and further places, which no map would find. */
const BESIDE = /[（(].*?[)）]|[、／/・].*$/gu;

export interface MapPlace {
  readonly name: string;
  /** A search on Google Maps, by its documented address: it holds the place's name and nothing of the reader. */
  readonly href: string;
}

export function eventPlace({ facts }: EventBlock): MapPlace | undefined {
  const value = facts.find(({ key }) => key === 'place')?.value ?? [];
  const name = toPlainText(value).split('\n')[0]?.replaceAll(BESIDE, '').trim() ?? '';
  if (name === '' || NOWHERE.test(name)) return undefined;
  return { name, href: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(name)}` };
}
