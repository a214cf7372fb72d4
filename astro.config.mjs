// The public site: static pages out of content/. What a page may show is decided in src/site/site.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { checkContent } from './src/site/check-content.ts';
import { finishPages } from './src/site/finish-pages.ts';
import { markFreePages } from './src/site/free-page-marks.ts';
import { readSiteConfig } from './src/site/quiet-report.ts';

const { contentDir, siteUrl } = readSiteConfig();

/** Pages of one content folder are never taken for those of another. */
const cache = createHash('sha256').update(contentDir).digest('hex').slice(0, 8);

/** For one audience; the issue itself, or the first page, says it all. */
const AUDIENCE_PAGE = /\/(?:issues\/[^/]+|home)\/[^/]+\/$/;

/** The oldest browsers that readers bring, as `package.json` tells them to all tools: chrome90, safari14, ios14. */
const { browserslist } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const target = browserslist.map((browser) => browser.replace('ios_saf', 'ios').replace(' ', ''));

export default defineConfig({
  site: siteUrl,
  output: 'static',
  outDir: 'dist',
  cacheDir: `node_modules/.astro/${cache}`,
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets', concurrency: 8 },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Astro's default engine leaves Japanese text such as これは**「重要」**です unbolded.
  markdown: {
    processor: unified({ remarkPlugins: [remarkCjkFriendly], rehypePlugins: [markFreePages], smartypants: false }),
    syntaxHighlight: false,
  },
  integrations: [mdx(), sitemap({ filter: (page) => !AUDIENCE_PAGE.test(page) }), checkContent(), finishPages()],
  vite: {
    build: {
      assetsInlineLimit: 0,
      target,
      cssTarget: target,
      // A remark on code that Astro itself writes for MDX; nobody who reads it could mend anything.
      rolldownOptions: { onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log) },
    },
    // Free pages may stand outside this folder (CONTENT_DIR); what they are compiled to is found from here.
    resolve: { alias: { 'astro/jsx-runtime': fileURLToPath(import.meta.resolve('astro/jsx-runtime')) } },
  },
});
