/** The mail as a browser shows it: contrast, size of what is touched, room on a small phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapInlines } from '../../../src/document/walk.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { type LaunchedBrowser, launchBrowser } from '../../browser.ts';
import { hostileContext } from '../hostile.ts';
import { context, sampleDocument, text } from '../sample.ts';
import { renderEveryTemplate, TEMPLATE_NAMES, type TemplateMail } from './every-template.ts';

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

/** Links that stand by themselves, not inside a sentence. */
const sizesOf = (page: Page): Promise<{ words: string; height: number }[]> =>
  page
    .locator('a')
    .evaluateAll((links) =>
      links
        .filter((link) => getComputedStyle(link).display === 'inline-block')
        .map((link) => ({ words: link.textContent ?? '', height: link.getBoundingClientRect().height })),
    );

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Landmarks belong to the page of the mail program around the mail. */
const PAGE_RULES = ['region', 'landmark-one-main'];

/** Lazily, once: every test looks at one of them. */
let everyTemplate: Promise<TemplateMail[]> | undefined;

async function templateMail(name: string): Promise<string> {
  everyTemplate ??= renderEveryTemplate();
  const found = (await everyTemplate).find((mail) => mail.name === name);
  if (found === undefined) throw new Error(`no mail is made of the template ${name}`);
  return found.html;
}

describe.each(TEMPLATE_NAMES)('the template %s', (name) => {
  it.each(['light', 'dark'] as const)('has a contrast of 7:1 everywhere in %s', async (colorScheme) => {
    const shown = await show(await templateMail(name), { width: 600, colorScheme }, readColours);
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((words) => contrast(words) < 7)).toEqual([]);
  });

  it('fits a small phone and gives axe nothing to find', async () => {
    const [axe, overflow] = await show(
      await templateMail(name),
      { width: 320, colorScheme: 'light' },
      async (page) =>
        [await new AxeBuilder({ page }).disableRules(PAGE_RULES).analyze(), await overflowOf(page)] as const,
    );
    expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(overflow).toBe(0);
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
