import type { APIRoute, GetStaticPaths } from 'astro';
import { renderCalendar } from '../../site/calendar.ts';
import { loadSite } from '../../site/site.ts';

export const getStaticPaths = (async () => {
  const { center, events, siteUrl } = await loadSite();
  return events.flatMap((event) => {
    const calendar = renderCalendar(event, center, siteUrl);
    return calendar === undefined ? [] : [{ params: { id: event.id }, props: { calendar } }];
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ calendar: string }> = ({ props }) =>
  new Response(props.calendar, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
