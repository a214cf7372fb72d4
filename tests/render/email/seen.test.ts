/** The mail as a browser shows it: contrast, size of what is touched, room on a small phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapInlines } from '../../../src/document/walk.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { type LaunchedBrowser, launchBrowser } from '../../browser.ts';
import { hostileContext } from '../hostile.ts';
import { context, sampleDocument, text } from '../sample.ts';

let launched: LaunchedBrowser | undefined;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(() => launched?.close());

interface View {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

async function show<Seen>(
  html: string,
  { width, colorScheme }: View,
  look: (page: Page) => Promise<Seen>,
): Promise<Seen> {
  if (launched === undefined) throw new Error('no browser');
  const browserContext = await launched.browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await browserContext.newPage();
  await page.route('**/*', (route) => route.abort());
  await page.setContent(html);
  const seen = await look(page);
  await browserContext.close();
  return seen;
}

interface ShownWords {
  readonly words: string;
  readonly colour: string;
  readonly ground: string;
}

/** Every stretch of words with its colour and the nearest colour painted behind it. */
const readColours = (page: Page): Promise<ShownWords[]> =>
  page.evaluate(() => {
    const groundOf = (element: Element | null): string => {
      for (let at = element; at !== null; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)') return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown: { words: string; colour: string; ground: string }[] = [];
    while (walker.nextNode()) {
      const words = walker.currentNode.nodeValue?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (words === '' || parent === null || !parent.checkVisibility()) continue;
      shown.push({ words, colour: getComputedStyle(parent).color, ground: groundOf(parent) });
    }
    return shown;
  });

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast({ colour, ground }: ShownWords): number {
  const [darker = 0, lighter = 0] = [luminance(colour), luminance(ground)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const sizesOf = (page: Page): Promise<{ words: string; height: number }[]> =>
  page
    .locator('.top-link, .more-link, .foot-link, .button-link')
    .evaluateAll((links) =>
      links.map((link) => ({ words: link.textContent ?? '', height: link.getBoundingClientRect().height })),
    );

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Landmarks belong to the page of the mail program around the mail. */
const PAGE_RULES = ['region', 'landmark-one-main'];

describe.each(['light', 'dark'] as const)('a mail seen in %s', (colorScheme) => {
  it('has a contrast of 7:1 everywhere', async () => {
    const { html } = await renderEmail(sampleDocument, context);
    const shown = await show(html, { width: 600, colorScheme }, readColours);
    expect(shown.length).toBeGreaterThan(80);
    expect(shown.filter((words) => contrast(words) < 7)).toEqual([]);
  });

  it('gives axe nothing to find', async () => {
    const { html } = await renderEmail(sampleDocument, context);
    const { violations } = await show(html, { width: 360, colorScheme }, (page) =>
      new AxeBuilder({ page }).disableRules(PAGE_RULES).analyze(),
    );
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('a mail on a small phone', () => {
  it.each([320, 360, 600])('fits a screen of %i px, also with endless words', async (width) => {
    for (const words of ['w'.repeat(300), '長'.repeat(300)]) {
      const document = mapInlines(sampleDocument, () => [text(words)]);
      const { html } = await renderEmail(document, hostileContext(words));
      expect(await show(html, { width, colorScheme: 'light' }, overflowOf)).toBe(0);
    }
  });

  it('has links of 44 px or more to touch', async () => {
    const { html } = await renderEmail(sampleDocument, context);
    const sizes = await show(html, { width: 320, colorScheme: 'light' }, sizesOf);
    expect(sizes.length).toBeGreaterThan(8);
    expect(sizes.filter(({ height }) => height < 44)).toEqual([]);
  });
});
