import type { APIRoute, GetStaticPaths } from 'astro';
import { renderCalendars } from '../site/calendar.ts';
import { loadSite } from '../site/site.ts';
import { AUDIENCES, type Audience } from '../variants.ts';

export const getStaticPaths = (() =>
  AUDIENCES.map((audience) => ({ params: { audience }, props: { audience } }))) satisfies GetStaticPaths;

/** With what is for everyone. */
export const GET: APIRoute<{ audience: Audience }> = async ({ props: { audience } }) => {
  const { center, events, siteUrl } = await loadSite();
  const own = events.filter(({ audiences }) => audiences.length === 0 || audiences.includes(audience));
  return new Response(renderCalendars(own, center, siteUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
