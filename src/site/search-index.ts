/**
 * The search index, by Pagefind, over the pages that say so. Readings are kept out of titles and excerpts; they stand in a
 * file of their own, by which the search page turns kana into the words that are written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { type AnnotatedPage, collectReadings } from './annotate-pages.ts';

interface Page {
  readonly path: string;
  readonly html: string;
}

/** Its user interfaces are not used: the search page has one of its own. */
const WANTED =
  /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.|pagefind\..*\.pf_meta|index\/|fragment\/)/;

const IS_SEARCHED = / data-pagefind-body/;

const LEFT_OUT = ['rt', 'rp', 'svg', '.choice', '.contents', '.mentions', '.state', '.more', '.table-hint'];

/** Writes the index into `/pagefind/` of the site's folder. */
export async function addSearch(folder: string, pages: readonly Page[]): Promise<void> {
  const searched = pages.filter((page) => IS_SEARCHED.test(page.html));
  const { index, errors } = await createIndex({ forceLanguage: 'ja', excludeSelectors: LEFT_OUT });
  if (index === undefined) throw new Error(errors.join('\n'));
  try {
    for (const { path, html } of searched) {
      const added = await index.addHTMLFile({ sourcePath: path, content: html });
      if (added.errors.length > 0) throw new Error(added.errors.join('\n'));
    }
    const { files } = await index.getFiles();
    for (const { path, content } of files.filter((file) => WANTED.test(file.path))) {
      await mkdir(dirname(join(folder, 'pagefind', path)), { recursive: true });
      await writeFile(join(folder, 'pagefind', path), content);
    }
  } finally {
    await close();
  }
}

/** Writes `/pagefind/readings.json`. */
export async function addReadings(
  folder: string,
  pages: readonly (Page & { readonly annotated: AnnotatedPage })[],
): Promise<void> {
  const searched = pages.filter((page) => IS_SEARCHED.test(page.html));
  const readings = collectReadings(searched.map(({ annotated }) => annotated));
  await mkdir(join(folder, 'pagefind'), { recursive: true });
  await writeFile(join(folder, 'pagefind', 'readings.json'), JSON.stringify(readings));
}
