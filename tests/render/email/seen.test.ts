/** The mail as a browser shows it: contrast, size of what is touched, room on a small phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapInlines } from '../../../src/document/walk.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { READINGS, type Reading } from '../../../src/variants.ts';
import { type LaunchedBrowser, launchBrowser } from '../../browser.ts';
import { hostileContext } from '../hostile.ts';
import { sampleDocument, text } from '../sample.ts';
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

interface Target {
  readonly words: string;
  readonly height: number;
}

/** Links to be touched: all but those inside a sentence. */
const targetsOf = (page: Page): Promise<Target[]> =>
  page.locator('a').evaluateAll((links) => {
    const isEnd = (node: Node | null): boolean =>
      node === null || node.nodeName === 'BR' || (node.textContent?.trim() === '' && node.nodeName === '#text');
    const standsAlone = (link: Element): boolean => {
      const around = link.closest('p,td,li')?.textContent ?? '';
      const beside = around.length - (link.textContent?.length ?? 0);
      return (isEnd(link.previousSibling) && isEnd(link.nextSibling)) || beside < 20;
    };
    return links
      .filter((link) => standsAlone(link))
      .map((link) => ({ words: link.textContent ?? '', height: link.getBoundingClientRect().height }));
  });

interface ShownType {
  readonly words: string;
  readonly pixels: number;
  readonly lines: number;
}

/** Size and line height of all words but readings; of headings and titles the size alone. */
const readType = (page: Page): Promise<ShownType[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown: { words: string; pixels: number; lines: number }[] = [];
    while (walker.nextNode()) {
      const words = walker.currentNode.nodeValue?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (words === '' || parent === null || !parent.checkVisibility() || parent.closest('rt,rp') !== null) continue;
      const style = getComputedStyle(parent);
      const pixels = Number.parseFloat(style.fontSize);
      const isTitle = pixels >= 20 || parent.closest('h1,h2,h3,h4') !== null;
      const lines = isTitle ? Number.POSITIVE_INFINITY : Number.parseFloat(style.lineHeight) / pixels;
      shown.push({ words, pixels, lines });
    }
    return shown;
  });

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Landmarks belong to the page of the mail program around the mail. */
const PAGE_RULES = ['region', 'landmark-one-main'];

/** Lazily, once for each reading: every test looks at one of them. */
const everyTemplate = new Map<Reading, Promise<TemplateMail[]>>();

async function templateMail(name: string, reading: Reading = 'standard'): Promise<string> {
  const making = everyTemplate.get(reading) ?? renderEveryTemplate(reading);
  everyTemplate.set(reading, making);
  const found = (await making).find((mail) => mail.name === name);
  if (found === undefined) throw new Error(`no mail is made of the template ${name}`);
  return found.html;
}

interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const say = ({ id, nodes }: Fault): string => `${id} ${nodes[0]?.html}`;

/** The colours are all that a dark screen changes. */
async function findFaults(page: Page): Promise<string[]> {
  const light = await new AxeBuilder({ page }).disableRules(PAGE_RULES).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
  return [...light.violations, ...dark.violations].map(say);
}

describe.each(TEMPLATE_NAMES)('the template %s', (name) => {
  it.each(['light', 'dark'] as const)('has a contrast of 7:1 everywhere in %s', async (colorScheme) => {
    const shown = await show(await templateMail(name), { width: 600, colorScheme }, readColours);
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((words) => contrast(words) < 7)).toEqual([]);
  });

  it('fits a small phone, and gives axe nothing to find in light or dark', async () => {
    const seen = await show(await templateMail(name), { width: 320, colorScheme: 'light' }, async (page) => ({
      faults: await findFaults(page),
      overflow: await overflowOf(page),
    }));
    expect(seen).toEqual({ faults: [], overflow: 0 });
  });

  it.each(READINGS)(
    'has words to read, and links to touch, that are large enough, in the %s edition',
    async (reading) => {
      const seen = await show(
        await templateMail(name, reading),
        { width: 320, colorScheme: 'light' },
        async (page) => ({
          type: await readType(page),
          targets: await targetsOf(page),
          overflow: await overflowOf(page),
        }),
      );
      expect(seen.type.filter(({ pixels, lines }) => pixels < 16 || lines < 1.699)).toEqual([]);
      expect(seen.targets.length).toBeGreaterThan(2);
      expect(seen.targets.filter(({ height }) => height < 44)).toEqual([]);
      expect(seen.overflow).toBe(0);
    },
  );
});

describe('a mail', () => {
  it.each(['issue', 'confirm'])(
    'gives axe nothing to find in the furigana edition of the template %s',
    async (name) => {
      expect(
        await show(await templateMail(name, 'furigana'), { width: 320, colorScheme: 'light' }, findFaults),
      ).toEqual([]);
    },
  );

  it.each([320, 360, 600])('fits a screen of %i px, also with endless words', async (width) => {
    for (const words of ['w'.repeat(300), '長'.repeat(300)]) {
      const document = mapInlines(sampleDocument, () => [text(words)]);
      const { html } = await renderEmail(document, hostileContext(words));
      expect(await show(html, { width, colorScheme: 'light' }, overflowOf)).toBe(0);
    }
  });
});
