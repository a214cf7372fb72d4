/** An event as search engines read it (schema.org). Data, not script: a page's policy neither runs nor refuses it. */
import type { Center } from '../center.ts';
import { toPlainText } from '../document/inline.ts';
import type { SiteEvent } from './site.ts';

const STATUS = {
  中止: 'EventCancelled',
  延期: 'EventPostponed',
  受付中: 'EventScheduled',
  満員: 'EventScheduled',
} as const;

const moment = (date: string, time: string | undefined): string =>
  time === undefined ? date : `${date}T${time}:00+09:00`;

const factOf = (event: SiteEvent, key: string): string | undefined => {
  const fact = event.card.facts.find((candidate) => candidate.key === key);
  return fact && toPlainText(fact.value);
};

/** JSON that can stand between `<script>` tags. */
export function describeEvent(event: SiteEvent, center: Center, siteUrl: string): string {
  const [first] = event.sessions;
  const last = event.sessions.at(-1);
  const place = factOf(event, 'place');
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: toPlainText(event.card.title),
    startDate: first ? moment(first.date, first.start) : event.from,
    endDate: last ? moment(last.date, last.end) : event.to,
    eventStatus: `https://schema.org/${STATUS[event.state ?? '受付中']}`,
    eventAttendanceMode: `https://schema.org/${factOf(event, 'form') === 'オンライン' ? 'Online' : 'Offline'}EventAttendanceMode`,
    ...(place === undefined ? {} : { location: { '@type': 'Place', name: place, address: place } }),
    organizer: { '@type': 'Organization', name: factOf(event, 'organizer') ?? center.name, url: siteUrl },
    url: `${siteUrl}/events/${event.id}/`,
    inLanguage: 'ja',
  };
  return JSON.stringify(data).replaceAll('<', '\\u003C');
}
