/** The page on paper: black on white, in the size of print, whatever was chosen for the screen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../read-pdf.ts';
import { type OpenSite, openSite, STRONGEST } from './open-site.ts';

const ISSUE = '/issues/2023-summer/';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(() => opened.close());

async function openOnPaper(chosen?: Readonly<Record<string, string>>): Promise<Page> {
  const page = await opened.open({ colorScheme: 'dark', viewport: { width: 680, height: 1000 } }, chosen);
  await page.goto(opened.origin + ISSUE);
  await page.emulateMedia({ media: 'print' });
  return page;
}

const look = (page: Page) =>
  page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(selector);
      return getComputedStyle(element);
    };
    return {
      ground: style('body').backgroundColor,
      words: style('.prose > p').color,
      size: style('.prose > p').fontSize,
      spacing: style('.prose > p').letterSpacing,
      title: style('h1').fontSize,
      rule: style('.prose h2').borderBottomColor,
      button: [style('.button').color, style('.button').backgroundColor],
      tag: style('.for > .tag').breakAfter,
      heading: style('.prose h2').breakAfter,
    };
  });

test.each([
  ['as it comes', undefined],
  ['with every tool at its strongest', { ...STRONGEST, colour: 'black' }],
])('prints the same, %s', async (_, chosen) => {
  const page = await openOnPaper(chosen);
  expect(await look(page)).toEqual({
    ground: 'rgb(255, 255, 255)',
    words: 'rgb(0, 0, 0)',
    size: '16px',
    spacing: expect.stringMatching(/^(?:normal|0px)$/),
    title: '32px',
    rule: 'rgb(0, 0, 0)',
    button: ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)'],
    tag: 'avoid',
    heading: 'avoid',
  });
  for (const hidden of ['.tools-open', '.choice', '.masthead-links', '.footer-links', '.skip']) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  expect(await page.locator('main ruby.auto rt').first().isVisible()).toBe(chosen !== undefined);
  await page.context().close();
});

test('a label stands on the page of what it labels', async () => {
  const page = await openOnPaper();
  const pages = (await readPdf(await page.pdf({ format: 'A4' }))).texts.map((words) => words.replace(/\s/g, ''));
  for (const [label, title] of [
    ['働いている方へ', 'お仕事のあとに'],
    ['仕事をさがしている方へ', 'お仕事をさがすとき'],
  ] as const) {
    expect(
      pages.some((words) => words.includes(label + title)),
      label,
    ).toBe(true);
  }
  await page.context().close();
});
