/** What can only be added to finished pages: the readings of their words, the search index, the fonts. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readOptionalText } from '../document/content-files.ts';
import { type Readings, readingsSchema } from '../document/readings-file.ts';
import { parseYaml } from '../parse-yaml.ts';
import { type AnnotatedPage, addMarks, createAnnotator } from './annotate-pages.ts';
import { addFonts } from './publish-fonts.ts';
import { readSiteConfig } from './quiet-report.ts';
import { addReadings, addSearch } from './search-index.ts';

export interface FinishedPage {
  /** Absolute. */
  readonly file: string;
  /** From the site's root, with forward slashes. */
  readonly path: string;
  readonly html: string;
  readonly annotated: AnnotatedPage;
}

/** Faults in the file are reported by `checkContent`, before any page is made. */
async function readReadings(contentDir: string): Promise<Readings> {
  const file = 'content/readings.yaml';
  const text = (await readOptionalText(join(contentDir, 'readings.yaml'), file, [])) ?? '';
  return parseYaml(readingsSchema, { file, text, line: 1 }).value ?? {};
}

async function readPages(folder: string): Promise<Omit<FinishedPage, 'annotated'>[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, path: relative(folder, file).split(sep).join('/'), html: await readFile(file, 'utf8') };
    }),
  );
}

async function finish(folder: string): Promise<void> {
  const { contentDir, dataDir } = readSiteConfig();
  const written = await readPages(folder);
  // A process of its own: it is at work while this one reads the words.
  const searching = addSearch(folder, written);
  const annotate = await createAnnotator(await readReadings(contentDir));
  const pages = written.map((page): FinishedPage => {
    const annotated = annotate(page.html);
    return { ...page, annotated, html: addMarks(page.html, annotated) };
  });
  const [fonted] = await Promise.all([addFonts(folder, pages, dataDir), addReadings(folder, pages), searching]);
  await Promise.all(fonted.map(({ file, html }) => writeFile(file, html)));
}

export const finishPages = (): AstroIntegration => ({
  name: 'finish-pages',
  hooks: { 'astro:build:done': ({ dir }) => finish(fileURLToPath(dir)) },
});
