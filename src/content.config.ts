/** Free pages alone are Astro's; issues, events, staff and resources are read by src/document, for all media alike. */

import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { readConfig } from './config.ts';
import { pageSchema } from './site/free-pages.ts';

const pages = defineCollection({
  loader: glob({ base: join(readConfig().contentDir, 'pages'), pattern: '*.mdx' }),
  schema: pageSchema,
});

export const collections = { pages };
