import type { APIRoute } from 'astro';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () => {
  const { siteUrl } = await loadSite();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap-index.xml\n`);
};
