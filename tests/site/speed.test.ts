/** How heavy an issue is, and that nothing on it moves while it comes up. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { weighPage } from '../../scripts/bench/weigh.page.ts';
import { CONTENT, openShared } from './built-site.ts';
import { type OpenSite, openSite } from './open-site.ts';

const ISSUE = '/issues/2023-summer/';

let opened: OpenSite;
let fonts: string;

beforeAll(async () => {
  fonts = await mkdtemp(join(tmpdir(), 'tsushin-wide-'));
  await writeWideFont(fonts);
  opened = await openSite(undefined, { fonts: [fonts] });
}, 120_000);

afterAll(async () => {
  await opened.close();
  await rm(fonts, { recursive: true, force: true });
});

/** The font of a system whose letters are a fifth wider than the site's: a page that changed from one to the other would move. */
async function writeWideFont(folder: string): Promise<void> {
  const path = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
  );
  const font = await readFile(path);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const head = tables.find((at) => font.toString('latin1', at, at + 4) === 'head') ?? 0;
  const unitsPerEm = font.readUInt32BE(head + 8) + 18;
  font.writeUInt16BE(Math.round(font.readUInt16BE(unitsPerEm) / 1.2), unitsPerEm);
  await writeFile(join(folder, 'wide.ttf'), font);
}

test('every issue of the real newsletter is light, with room for as many words again', async () => {
  const site = await openShared(CONTENT);
  const issues = site.files.filter((file) => /^issues\/.+\/index\.html$/.test(file));
  expect(issues.length).toBeGreaterThan(5);
  for (const file of issues) {
    const { all, script } = await weighPage(site.dir, file);
    expect(all, `${file}, bytes over the wire`).toBeLessThanOrEqual(110 * 1024);
    expect(script, `${file}, bytes of script, uncompressed`).toBeLessThanOrEqual(10 * 1024);
  }
}, 60_000);

test('nothing is asked for that was not weighed', async () => {
  const page = await opened.open();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(opened.origin + ISSUE, { waitUntil: 'networkidle' });
  const { paths } = await weighPage(opened.site.dir, 'issues/2023-summer/index.html');
  const isPicture = (path: string): boolean => /\.(?:avif|webp|png|jpg|svg)$/.test(path);
  expect(asked.filter((path) => path !== ISSUE && !isPicture(path) && !paths.includes(path))).toEqual([]);
  await page.context().close();
});

describe('while a page comes up', () => {
  /** The page with font and script coming late; what had moved by the end, as layout shift. */
  async function shiftOf(page: Page, display: 'as it is' | 'swap'): Promise<number> {
    const late = Promise.withResolvers<void>();
    await page.route(/\.(?:woff2|js)$/, async (route) => {
      if (!route.request().url().endsWith('settings.js')) await late.promise;
      await route.continue();
    });
    await page.route(/fonts\.[^/]+\.css$/, async (route) => {
      const sheet = await (await route.fetch()).text();
      const body = display === 'swap' ? sheet.replaceAll('font-display:optional', 'font-display:swap') : sheet;
      await route.fulfill({ contentType: 'text/css', body });
    });
    await page.addInitScript(() => {
      const shifts: number[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(window, { shifts });
    });
    await page.goto(opened.origin + ISSUE, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
    await page.waitForTimeout(400);
    late.resolve();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(200);
    const shift = Number(await page.evaluate('window.shifts.reduce((sum, shift) => sum + shift, 0)'));
    await page.context().close();
    return shift;
  }

  const phone = { viewport: { width: 360, height: 800 } };

  test('nothing jumps when the font comes late', async () => {
    expect(await shiftOf(await opened.open(phone), 'swap'), 'the test sees a jump').toBeGreaterThan(0.01);
    expect(await shiftOf(await opened.open(phone), 'as it is')).toBeLessThanOrEqual(0.001);
  });

  test('nothing jumps with the reader’s choices in force', async () => {
    const chosen = { furigana: 'all', size: '150', phrases: 'on' };
    expect(await shiftOf(await opened.open(phone, chosen), 'as it is')).toBeLessThanOrEqual(0.001);
  });
});

test('the fonts made for the pages are fonts, and draw every character of the pages', async () => {
  const page = await opened.open();
  await page.goto(opened.origin + ISSUE);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ weight, status }) => `${weight} ${status}`);
  });
  expect(loaded).toEqual(['400 loaded', '700 loaded', '400 loaded', '700 loaded']);
  // A character that the font lacks is as wide in it and the fallback as in the fallback alone.
  const missing = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('no canvas');
    const widthOf = (character: string, font: string): number => {
      context.font = font;
      return context.measureText(character).width;
    };
    const words = new Set(
      (document.body.innerText + [...document.querySelectorAll('rt')].map((rt) => rt.textContent).join('')).replace(
        /\s/g,
        '',
      ),
    );
    const BLANK = '20px "BIZ UDPGothic", Nothing';
    return [...words].filter((character) => widthOf(character, BLANK) === 0);
  });
  expect(missing).toEqual([]);
  await page.context().close();
});
