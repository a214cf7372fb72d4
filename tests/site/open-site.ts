/** The fixture's site in a browser; one page of every template, and those that strain it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type BrowserOptions, type LaunchedBrowser, launchBrowser } from '../browser.ts';
import { type BuiltSite, openShared } from './built-site.ts';
import { serveSite } from './serve-site.ts';

export const TEMPLATES = [
  '/',
  '/home/employed/',
  '/issues/',
  '/issues/2023-summer/',
  '/issues/2023-summer/employed/',
  '/issues/2022-winter/',
  '/events/',
  '/events/2099-04-shougai-fair/',
  '/events/2023-08-05-talk/',
  '/staff/',
  '/staff/mihon-hanako/',
  '/resources/',
  '/search/',
  '/accessibility/',
  '/first/',
  '/privacy/',
  '/404.html',
];

/** Every tool at its strongest, as it is kept on the device. */
export const STRONGEST = { furigana: 'all', size: '200', spacing: 'wide', phrases: 'on' };

/** 「読みやすくする」 and all that is behind 「もっと」. */
export async function openTools(page: Page): Promise<void> {
  await page.click('#tools-open');
  await page.click('#tools-more');
}

export interface OpenSite {
  readonly site: BuiltSite;
  readonly origin: string;
  /** A page of its own with these choices in force; close its context when done. */
  readonly open: (options?: BrowserContextOptions, chosen?: Readonly<Record<string, string>>) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** `contentDir` for another site than the fixture's. */
export async function openSite(contentDir?: string, options: BrowserOptions = {}): Promise<OpenSite> {
  const [site, launched]: [BuiltSite, LaunchedBrowser] = await Promise.all([
    openShared(contentDir),
    launchBrowser(options),
  ]);
  const server = await serveSite(site.dir);
  return {
    site,
    origin: server.origin,
    async open(options = {}, chosen) {
      const context = await launched.browser.newContext({ viewport: { width: 768, height: 900 }, ...options });
      const page = await context.newPage();
      if (chosen !== undefined) {
        await page.addInitScript((kept) => localStorage.setItem('reading', kept), JSON.stringify(chosen));
      }
      return page;
    },
    async close() {
      await launched.close();
      await server.close();
    },
  };
}
