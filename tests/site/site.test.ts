import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from '../browser.ts';
import { type BuiltSite, buildFixture, serveSite, toPath } from './built-site.ts';

/** One page of every template, and those that strain it. */
const TEMPLATES = [
  '/',
  '/issues/',
  '/issues/2023-summer/',
  '/issues/2023-summer/employed/',
  '/issues/2022-winter/',
  '/events/',
  '/events/2023-08-05-talk/',
  '/staff/',
  '/staff/mihon-hanako/',
  '/resources/',
  '/first/',
  '/404.html',
];

let site: BuiltSite;
let server: Awaited<ReturnType<typeof serveSite>>;
let launched: LaunchedBrowser;
const pages = (): string[] => site.files.filter((file) => file.endsWith('.html'));
const readPage = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');

beforeAll(async () => {
  [site, launched] = await Promise.all([buildFixture(), launchBrowser()]);
  server = await serveSite(site);
}, 120_000);

afterAll(async () => {
  await launched.close();
  await server.close();
  await site.remove();
});

test('makes a page for everything that may be seen, and for nothing else', () => {
  expect(pages().map(toPath)).toEqual([
    '/404.html',
    '/events/2023-07-08-chair-yoga/',
    '/events/2023-08-05-talk/',
    '/events/2023-09-30-place-withheld/',
    '/events/2099-04-shougai-fair/',
    '/events/',
    '/first/',
    '/',
    '/issues/2022-winter/',
    '/issues/2023-summer/employed/',
    '/issues/2023-summer/',
    '/issues/2023-summer/job-seeking/',
    '/issues/',
    '/privacy/',
    '/resources/',
    '/staff/',
    '/staff/mihon-hanako/',
  ]);
});

test('nothing marked web: no, no withheld place and no draft is in any file', async () => {
  const leaks: string[] = [];
  for (const file of site.files) {
    if (/HIDDEN|0000 です/.test((await site.read(file)).toString('utf8'))) leaks.push(file);
  }
  expect(leaks).toEqual([]);
  const pictures = site.files.filter((file) => file.startsWith('pictures/'));
  expect(pictures, 'only the picture that a page shows').toHaveLength(1);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Numbers stay whole by the style sheet; a long title is the writer's to choose.
    rules: { 'tel-non-breaking': 'off', 'long-title': 'off' },
  });
  for (const file of pages()) {
    const report = await validator.validateString(await readPage(file), file);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    expect(found, file).toEqual([]);
  }
});

test('every link, picture, font and anchor of the site is there', async () => {
  const served = new Map(site.files.map((file) => [toPath(file), file]));
  const missing: string[] = [];
  for (const file of pages()) {
    const html = await readPage(file);
    const targets = [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target);
    for (const target of targets) {
      const url = new URL(target, `https://tsushin.example.jp${toPath(file)}`);
      if (url.host !== 'tsushin.example.jp' || !url.protocol.startsWith('http')) continue;
      const found = served.get(url.pathname);
      const anchored =
        url.hash === '' || (found !== undefined && (await readPage(found)).includes(` id="${url.hash.slice(1)}"`));
      if (found === undefined || !anchored) missing.push(`${file} → ${target}`);
    }
  }
  expect(missing).toEqual([]);
});

test('headings come in order, one h1 a page', async () => {
  for (const file of pages()) {
    const levels = [...(await readPage(file)).matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(
      levels.filter((level) => level === 1),
      file,
    ).toHaveLength(1);
    levels.reduce((above, level) => {
      expect(level - above, `${file}: h${level} after h${above}`).toBeLessThanOrEqual(1);
      return level;
    });
  }
});

test('nothing inline, nothing from elsewhere: the policy of each page forbids both', async () => {
  for (const file of pages()) {
    const html = await readPage(file);
    expect(html, file).toContain(`content="default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';`);
    expect(html, file).not.toMatch(/<script|<style|\sstyle="|\son[a-z]+="/);
  }
});

describe('an issue', () => {
  test('shows both audiences, each labelled, and is dated in both calendars', async () => {
    const html = await readPage('issues/2023-summer/index.html');
    expect(html).toContain('2023年（令和5年）7月25日');
    expect(html).toMatch(/<div class="for for-employed">\s*<p class="tag"><strong>働いている方へ/);
    expect(html).toMatch(/<div class="for for-job-seeking">\s*<p class="tag"><strong>仕事をさがしている方へ/);
    expect(html).not.toContain('choice-hidden');
  });

  test('says what the choice leaves out, with the way back to all of it', async () => {
    const html = await readPage('issues/2023-summer/employed/index.html');
    expect(html).toContain('お仕事のあとに');
    expect(html).not.toContain('お仕事をさがすとき');
    expect(html).toMatch(
      /「仕事をさがしている方」への記事は、このページには出していません。\s*<a href="\/issues\/2023-summer\/">ぜんぶ見る/,
    );
    expect(html).toContain('<link rel="canonical" href="https://tsushin.example.jp/issues/2023-summer/">');
  });

  test('offers no choice where there is nothing to choose', async () => {
    expect(await readPage('issues/2022-winter/index.html')).not.toContain('class="choice"');
  });

  test('keeps readings out of the search index', async () => {
    const rubies = [...(await readPage('issues/2023-summer/index.html')).matchAll(/<(rt|rp)([^>]*)>/g)];
    expect(rubies.length).toBeGreaterThan(0);
    for (const [, , attributes] of rubies) expect(attributes).toContain('data-pagefind-ignore');
  });
});

test('a calendar entry keeps silent about disability', async () => {
  const fair = (await site.read('events/2099-04-shougai-fair.ics')).toString('utf8');
  expect(fair).toContain('SUMMARY:しょうなん通信の行事\r\n');
  expect(fair).toContain('DTSTART:20990403T040000Z');
  expect(fair).not.toContain('障がい');
  const yoga = (await site.read('events/2023-07-08-chair-yoga.ics')).toString('utf8');
  expect(yoga.replaceAll('\r\n ', '')).toContain('SUMMARY:しょうなん通信：いつでもどこでも身体をリセット イス・ヨガ');
});

test('the feed lists the issues that may be seen, newest first', async () => {
  const feed = (await site.read('rss.xml')).toString('utf8');
  const links = [...feed.matchAll(/<link>([^<]+)<\/link>/g)].map(([, link]) => link);
  expect(links).toEqual([
    'https://tsushin.example.jp/',
    'https://tsushin.example.jp/issues/2023-summer/',
    'https://tsushin.example.jp/issues/2022-winter/',
  ]);
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test('axe finds nothing on any template', async () => {
    const context = await launched.browser.newContext({ colorScheme, viewport: { width: 768, height: 900 } });
    const page = await context.newPage();
    for (const path of TEMPLATES) {
      await page.goto(server.origin + path);
      const { violations, passes } = await new AxeBuilder({ page })
        .options({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } })
        .analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`);
      expect(found, path).toEqual([]);
      expect(
        passes.map(({ id }) => id),
        path,
      ).toContain('color-contrast-enhanced');
    }
    await context.close();
  }, 60_000);
});

test('nothing moves sideways at 320 px, and nothing is asked of another site', async () => {
  const context = await launched.browser.newContext({ viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => request.url().startsWith(server.origin) || elsewhere.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  for (const path of TEMPLATES) {
    await page.goto(server.origin + path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the first key press leads to the words of the page, past the head', async () => {
  const context = await launched.browser.newContext({ viewport: { width: 768, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${server.origin}/issues/2023-summer/`);
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('みなさん');
  await context.close();
});

test('what is to be touched is 44 px high', async () => {
  const context = await launched.browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  for (const path of TEMPLATES) {
    await page.goto(server.origin + path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('nav a, h3 a, h4 a, .button, .more, .contact a, .masthead a')]
        .filter((link) => link.getBoundingClientRect().height < 44)
        .map((link) => link.outerHTML),
    );
    expect(small, path).toEqual([]);
  }
  await context.close();
});

test('the fonts made for the pages are fonts', async () => {
  const context = await launched.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/issues/2023-summer/`);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ weight, status }) => `${weight} ${status}`);
  });
  expect(loaded).toEqual(['400 loaded', '700 loaded']);
  await context.close();
});
