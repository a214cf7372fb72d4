/** The site by the keyboard alone: past the head, through everything, into the choice and the search, and out again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { focused, tabTo } from './keys.ts';
import { type OpenSite, openSite, openTools, TEMPLATES } from './open-site.ts';
import { keepResults, record } from './results.ts';

const ISSUE = '/issues/2023-summer/';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await keepResults();
});

test('the first key press leads to the words of the page, past the head', async () => {
  const page = await opened.open();
  await page.goto(opened.origin + ISSUE);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('本文へ進む');
  expect((await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('みなさん');
  await page.context().close();
});

/** Tabs through a page; what the key stood on without being seen or marked, and all it stood on. */
async function walk(page: Page): Promise<{ seen: string[]; unmarked: string[] }> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  const [seen, unmarked]: [string[], string[]] = [[], []];
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom } = element.getBoundingClientRect();
      const isSeen = bottom > 0 && top < window.innerHeight;
      const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return { name: element.outerHTML.slice(0, 120), good: isSeen && isMarked };
    });
    if (stop === undefined) break;
    seen.push(stop.name);
    if (!stop.good) unmarked.push(stop.name);
  }
  return { seen, unmarked };
}

test('the key goes through everything and out again; what it stands on is seen and marked', async () => {
  const page = await opened.open();
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    if (path === ISSUE) await openTools(page);
    const { seen, unmarked } = await walk(page);
    const isTrapped = !(seen.at(-1) ?? '').includes('href="#top"');
    record('キーボードだけで使える', 1, unmarked.length + (isTrapped ? 1 : 0));
    expect.soft({ unmarked, isTrapped }, path).toEqual({ unmarked: [], isTrapped: false });
    expect(seen.length, path).toBeGreaterThan(path === ISSUE ? 30 : 10);
  }
  await page.context().close();
}, 60_000);

describe('the choice of audience', () => {
  test.each([
    [ISSUE, '働いている方', '/issues/2023-summer/employed/', ISSUE],
    ['/', '仕事をさがしている方', '/home/job-seeking/#next', '/#next'],
  ])('is made on %s, and taken back, by the keyboard and without script', async (path, label, own, all) => {
    const page = await opened.open({ javaScriptEnabled: false });
    await page.goto(opened.origin + path);
    await page.locator('.choice a').first().focus();
    await tabTo(page, label);
    await page.keyboard.press('Enter');
    await page.waitForURL(opened.origin + own);
    expect(await page.locator('.choice a[aria-current]').textContent()).toBe(label);
    await page.locator('.choice a').first().focus();
    await tabTo(page, 'ぜんぶ見る');
    await page.keyboard.press('Enter');
    await page.waitForURL(opened.origin + all);
    expect(await page.locator('.choice-hidden').count()).toBe(0);
    await page.context().close();
  });
});
