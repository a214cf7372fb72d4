import type { APIRoute, GetStaticPaths } from 'astro';
import { renderCalendars } from '../site/calendar.ts';
import { eventsFor } from '../site/home-views.ts';
import { loadSite } from '../site/site.ts';
import { AUDIENCES, type Audience } from '../variants.ts';

export const getStaticPaths = (() =>
  AUDIENCES.map((audience) => ({ params: { audience }, props: { audience } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ audience: Audience }> = async ({ props: { audience } }) => {
  const { center, events, siteUrl } = await loadSite();
  return new Response(renderCalendars(eventsFor(audience, events), center, siteUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
