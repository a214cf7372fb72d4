/** What the site is held to, measured on every template; the accessibility page shows the numbers of the last run. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestResults } from '../../src/site/test-results.ts';
import { readToday } from '../../src/site/today.ts';
import { type OpenSite, openSite, STRONGEST, TEMPLATES } from './open-site.ts';

const RESULTS = join(import.meta.dirname, '../../src/site/test-results.json');
const ISSUE = '/issues/2023-summer/';

let opened: OpenSite;
const checks = new Map<string, { tried: number; found: number }>();

/** Keeps the numbers for the accessibility page, whether they please or not. */
function record(what: string, tried: number, found: number): void {
  const before = checks.get(what) ?? { tried: 0, found: 0 };
  checks.set(what, { tried: before.tried + tried, found: before.found + found });
}

const versionOf = async (name: string): Promise<string> => {
  const manifest: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, '../../node_modules', name, 'package.json'), 'utf8'),
  );
  return `${name} ${z.object({ version: z.string() }).parse(manifest).version}`;
};

const ORDER = [
  'axe（WCAG 2.2 の A と AA、推奨項目）',
  '文字と背景の差（7:1 以上）',
  'HTML の書き方',
  '幅 320 px で横に動かない',
  '文字の間をひろげても読める',
  '動くものがない',
  'スクリプトなしで読める',
] as const;
type Check = (typeof ORDER)[number];
const [AXE, CONTRAST, HTML, REFLOW, SPACING, MOTION, SCRIPTLESS]: readonly Check[] = ORDER;

async function writeResults(): Promise<void> {
  if (ORDER.some((what) => !checks.has(what))) return;
  const results: TestResults = {
    date: readToday(),
    tools: await Promise.all(['axe-core', 'html-validate'].map(versionOf)),
    checks: ORDER.map((what) => ({ what, ...(checks.get(what) ?? { tried: 0, found: 0 }) })),
  };
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await writeResults();
});

describe.each([
  ['light', undefined],
  ['dark', undefined],
  ['light', { ...STRONGEST, colour: 'yellow' }],
  ['dark', { ...STRONGEST, colour: 'black' }],
] as const)('%s, %o', (colorScheme, chosen) => {
  test('axe finds nothing on any template, the reading tools open', async () => {
    const faults: Record<string, string[]> = {};
    const page = await opened.open({ colorScheme }, chosen);
    for (const path of TEMPLATES) {
      await page.goto(opened.origin + path);
      await page.click('#tools-open');
      await page.click('#tools-more');
      const { violations, passes } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({
          resultTypes: ['violations'],
          rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
        })
        .analyze();
      const isContrast = ({ id }: { id: string }): boolean => id === 'color-contrast-enhanced';
      record(CONTRAST ?? '', 1, violations.filter(isContrast).length);
      record(AXE ?? '', 1, violations.filter((violation) => !isContrast(violation)).length);
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
      );
      if (found.length > 0) faults[path] = found;
      expect(
        passes.map(({ id }) => id),
        path,
      ).toContain('color-contrast-enhanced');
    }
    expect(faults).toEqual({});
    await page.context().close();
  }, 60_000);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Numbers stay whole by the style sheet; a long title is the writer's to choose.
    rules: { 'tel-non-breaking': 'off', 'long-title': 'off' },
  });
  const faults: Record<string, string[]> = {};
  const pages = opened.site.files.filter((file) => file.endsWith('.html'));
  for (const file of pages) {
    const report = await validator.validateString((await opened.site.read(file)).toString('utf8'), file);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    record(HTML ?? '', 1, found.length);
    if (found.length > 0) faults[file] = found;
  }
  expect(faults).toEqual({});
});

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test.each([
  ['as it is', undefined],
  ['with every tool at its strongest', STRONGEST],
])(
  'nothing moves sideways at 320 px, which is 1280 px at 400 %%, %s',
  async (_, chosen) => {
    const page = await opened.open({ viewport: { width: 320, height: 256 } }, chosen);
    const wide: Record<string, number> = {};
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => request.url().startsWith(opened.origin) || elsewhere.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    for (const path of TEMPLATES) {
      await page.goto(opened.origin + path);
      await page.click('#tools-open');
      await page.click('#tools-more');
      const overflow = await page.evaluate(sideways);
      record(REFLOW ?? '', 1, overflow > 0 ? 1 : 0);
      if (overflow > 0) wide[path] = overflow;
    }
    expect(wide).toEqual({});
    expect(elsewhere, 'nothing is asked of another site').toEqual([]);
    expect(complaints, 'the browser refuses nothing').toEqual([]);
    await page.context().close();
  },
  30_000,
);

test('with the spacing of WCAG 1.4.12 nothing is cut off', async () => {
  const page = await opened.open({ viewport: { width: 320, height: 700 }, bypassCSP: true });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    await page.addStyleTag({
      content:
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.matches('svg, svg *, .table, .table *'))
        .filter(
          (element) =>
            getComputedStyle(element).overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1,
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    const overflow = await page.evaluate(sideways);
    record(SPACING ?? '', 1, cut.length + (overflow > 0 ? 1 : 0));
    expect.soft({ cut, overflow }, path).toEqual({ cut: [], overflow: 0 });
  }
  await page.context().close();
}, 30_000);

test('nothing moves, whether the reader asked for stillness or not', async () => {
  const page = await opened.open({ reducedMotion: 'no-preference' });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto';
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    record(MOTION ?? '', 1, moving.length);
    expect.soft(moving, path).toEqual([]);
  }
  await page.context().close();
});

test('without script every word is there, and no tool that would do nothing', async () => {
  const plain = await opened.open({ javaScriptEnabled: false });
  const scripted = await opened.open();
  for (const path of TEMPLATES) {
    await plain.goto(opened.origin + path);
    await scripted.goto(opened.origin + path);
    const [without, with_] = [await plain.locator('main').innerText(), await scripted.locator('main').innerText()];
    const isWhole = path === '/search/' ? without.includes('言葉でさがすことができません') : without === with_;
    record(SCRIPTLESS ?? '', 1, isWhole ? 0 : 1);
    expect.soft(isWhole, path).toBe(true);
    expect(await plain.locator('#tools-open').isVisible(), path).toBe(false);
  }
  await plain.context().close();
  await scripted.context().close();
}, 30_000);

test('in forced colours the pressed choice, the button and the focus are still seen', async () => {
  const page = await opened.open({ forcedColors: 'active' });
  await page.goto(opened.origin + ISSUE);
  await page.click('#tools-open');
  await page.click('[data-preset="large"]');
  await page.keyboard.press('Tab');
  const seen = await page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(selector);
      return getComputedStyle(element);
    };
    return {
      pressed: style('[data-preset="large"]').borderTopWidth,
      usual: style('[data-preset="calm"]').borderTopWidth,
      focus: style('[data-preset="furigana"]').outlineStyle,
      card: style('.card').borderTopStyle,
    };
  });
  expect(seen).toEqual({ pressed: '3px', usual: '2px', focus: 'solid', card: 'solid' });
  await page.context().close();
});

test('an issue’s page, style, font and script are light', async () => {
  const page = await opened.open();
  const sizes = { all: 0, script: 0 };
  const asked: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type === 'image' || response.url().endsWith('.svg')) return;
    asked.push(
      response.body().then((body) => {
        const weight = type === 'font' ? body.length : gzipSync(body, { level: 9 }).length;
        sizes.all += weight;
        if (type === 'script') sizes.script += body.length;
      }),
    );
  });
  await page.goto(opened.origin + ISSUE, { waitUntil: 'networkidle' });
  await Promise.all(asked);
  expect(sizes.all, 'bytes over the wire').toBeLessThanOrEqual(130 * 1024);
  expect(sizes.script, 'bytes of script, uncompressed').toBeLessThanOrEqual(10 * 1024);
  await page.context().close();
});

test('nothing jumps while a page comes up, with the reader’s choices in force', async () => {
  const page = await opened.open({ viewport: { width: 360, height: 800 } }, { furigana: 'all', size: '150' });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shifts });
  });
  await page.goto(opened.origin + ISSUE, { waitUntil: 'networkidle' });
  expect(await page.evaluate('window.shifts.reduce((sum, shift) => sum + shift, 0)')).toBeLessThan(0.05);
  await page.context().close();
});

test('what is to be touched is 44 px high', async () => {
  const page = await opened.open({ viewport: { width: 360, height: 800 } });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    await page.click('#tools-open');
    await page.click('#tools-more');
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'nav a, h3 a, h4 a, .button, .more, .contact a, .masthead a, button, label, summary, input[type=search]',
        ),
      ]
        .filter((target) => target.getClientRects().length > 0 && target.getBoundingClientRect().height < 44)
        .filter((target) => !target.matches('label[for]'))
        .map((target) => target.outerHTML),
    );
    expect.soft(small, path).toEqual([]);
  }
  await page.context().close();
}, 30_000);

test('the fonts made for the pages are fonts, and draw every character of the pages', async () => {
  const page = await opened.open();
  await page.goto(opened.origin + ISSUE);
  const loaded = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ weight, status }) => `${weight} ${status}`);
  });
  expect(loaded).toEqual(['400 loaded', '700 loaded']);
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
