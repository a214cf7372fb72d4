// The public site: static pages out of content/. What a page may show is decided in src/site/site.ts.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { checkContent } from './src/site/check-content.ts';
import { finishPages } from './src/site/finish-pages.ts';
import { readSiteConfig } from './src/site/quiet-report.ts';

const { contentDir, siteUrl } = readSiteConfig();

/** Pages of one content folder are never taken for those of another. */
const cache = createHash('sha256').update(contentDir).digest('hex').slice(0, 8);

/** Parts of an issue for one audience; the issue itself says it all. */
const AUDIENCE_PAGE = /\/issues\/[^/]+\/[^/]+\/$/;

export default defineConfig({
  site: siteUrl,
  output: 'static',
  outDir: 'dist',
  cacheDir: `node_modules/.astro/${cache}`,
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  // Astro's default engine leaves Japanese text such as これは**「重要」**です unbolded.
  markdown: { processor: unified({ remarkPlugins: [remarkCjkFriendly], smartypants: false }), syntaxHighlight: false },
  integrations: [mdx(), sitemap({ filter: (page) => !AUDIENCE_PAGE.test(page) }), checkContent(), finishPages()],
  vite: {
    build: {
      assetsInlineLimit: 0,
      // The oldest phones that readers bring: Android 8 and iOS 14.
      target: ['chrome90', 'safari14'],
      cssTarget: ['chrome90', 'safari14'],
      // A remark on code that Astro itself writes for MDX; nobody who reads it could mend anything.
      rolldownOptions: { onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log) },
    },
    // Free pages may stand outside this folder (CONTENT_DIR); what they are compiled to is found from here.
    resolve: { alias: { 'astro/jsx-runtime': fileURLToPath(import.meta.resolve('astro/jsx-runtime')) } },
  },
});
