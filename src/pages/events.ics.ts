import type { APIRoute } from 'astro';
import { renderCalendars } from '../site/calendar.ts';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () => {
  const { center, events, siteUrl } = await loadSite();
  return new Response(renderCalendars(events, center, siteUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
