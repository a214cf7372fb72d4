import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { toPlainText } from '../document/inline.ts';
import { loadSite } from '../site/site.ts';

export const GET: APIRoute = async () => {
  const { center, issues, siteUrl } = await loadSite();
  return rss({
    title: center.newsletter,
    description: center.tagline || center.newsletter,
    site: siteUrl,
    customData: '<language>ja</language>',
    items: issues.map((issue) => ({
      title: `${toPlainText(issue.edition)} ${toPlainText(issue.title)}`.trim(),
      link: `/${issue.publication}/`,
      description: issue.preheader,
      pubDate: new Date(`${issue.date}T00:00:00+09:00`),
    })),
  });
};
