/** The reading tools as a reader uses them, from the keyboard. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { focused, tabTo } from './keys.ts';
import { type OpenSite, openSite, openTools, STRONGEST } from './open-site.ts';

const ISSUE = '/issues/2023-summer/';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(() => opened.close());

const chosen = (page: Page): Promise<Record<string, string | undefined>> =>
  page.evaluate(() => ({ ...document.documentElement.dataset }));

test('ready choices: on and off by the keyboard, kept for the next page, closed by Escape', async () => {
  const page = await opened.open();
  await page.goto(opened.origin + ISSUE);
  await tabTo(page, '読みやすくする');
  await page.keyboard.press('Enter');
  for (const preset of ['大きく', 'ふりがな', 'ゆったり']) {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(preset);
    await page.keyboard.press('Space');
  }
  const all = { script: 'on', size: '150', furigana: 'all', spacing: 'wide', phrases: 'on' };
  expect(await chosen(page)).toEqual(all);
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('読みやすくする');
  expect(await page.locator('#tools-panel').isVisible()).toBe(false);
  await page.goto(`${opened.origin}/events/`);
  expect(await chosen(page), 'in force before anything is drawn').toEqual(all);
  expect(await page.locator('ruby.auto rt').first().isVisible()).toBe(true);
  await page.click('#tools-open');
  expect(await page.getAttribute('[data-preset="large"]', 'aria-pressed')).toBe('true');
  await page.click('[data-preset="large"]');
  await page.click('#tools-reset');
  expect(await chosen(page)).toEqual({ script: 'on' });
  expect(await page.textContent('#tools-said')).toBe('もとの見え方にもどしました。');
  expect(await page.evaluate(() => localStorage.getItem('reading'))).toBeNull();
  await page.context().close();
});

test('each choice does what it says', async () => {
  const page = await opened.open();
  await page.goto(opened.origin + ISSUE);
  await openTools(page);
  const words = await page.evaluate(() => document.querySelector('main')?.textContent);
  const own = page.locator('main ruby:not(.auto) rt').first();
  const auto = page.locator('main ruby.auto rt').first();
  const styleOf = (name: 'fontSize' | 'backgroundColor' | 'letterSpacing' | 'wordBreak' | 'lineHeight') =>
    page.evaluate((property) => getComputedStyle(document.body)[property], name);
  const pick = (name: string, value: string): Promise<void> => page.check(`input[name="${name}"][value="${value}"]`);
  const readings = async (): Promise<[boolean, boolean]> => [await own.isVisible(), await auto.isVisible()];
  expect(await readings()).toEqual([true, false]);
  await pick('furigana', 'all');
  expect(await readings()).toEqual([true, true]);
  const unread = await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return '';
    for (const left of copy.querySelectorAll('ruby, script, svg')) left.remove();
    return copy.textContent?.match(/\p{Script=Han}+/gu)?.join(' ') ?? '';
  });
  expect(unread, 'every word has its reading').toBe('');
  await pick('furigana', 'none');
  expect(await readings()).toEqual([false, false]);
  const sizes: string[] = [];
  for (const size of ['100', '125', '150', '200']) {
    await pick('size', size);
    sizes.push(await styleOf('fontSize'));
  }
  expect(sizes).toEqual(['18px', '22.5px', '27px', '36px']);
  await pick('colour', 'black');
  expect(await styleOf('backgroundColor')).toBe('rgb(0, 0, 0)');
  await pick('colour', 'yellow');
  expect(await styleOf('backgroundColor')).toBe('rgb(255, 240, 179)');
  await pick('spacing', 'wide');
  expect(Number.parseFloat(await styleOf('letterSpacing'))).toBeGreaterThan(0);
  await pick('phrases', 'on');
  expect(await styleOf('wordBreak')).toBe('keep-all');
  expect(await page.locator('main p wbr.auto').count()).toBeGreaterThan(20);
  await page.click('#tools-reset');
  expect(await page.evaluate(() => document.querySelector('main')?.textContent), 'as it was').toBe(words);
  expect(await page.locator('.auto').count()).toBe(0);
  await page.context().close();
});

test('a word with its reading is not torn from the rest of its phrase', async () => {
  const page = await opened.open({ viewport: { width: 320, height: 800 } }, { furigana: 'all', phrases: 'on' });
  await page.goto(opened.origin + ISSUE);
  /** Words that stand on two lines although no phrase ends between them. */
  const torn = await page.evaluate(() => {
    const found: string[] = [];
    for (const ruby of document.querySelectorAll('main ruby.auto')) {
      const joint = ruby.nextElementSibling;
      const after = joint?.nextSibling;
      if (!joint?.matches('.joint') || !(after instanceof Text) || after.data.trim() === '') continue;
      const range = document.createRange();
      range.setStart(after, 0);
      range.setEnd(after, 1);
      const [own, next] = [ruby.getBoundingClientRect(), range.getBoundingClientRect()];
      if (next.top > own.bottom) found.push(`${ruby.firstChild?.textContent}/${after.data}`);
    }
    return found;
  });
  expect(torn).toEqual([]);
  expect(await page.locator('.joint').count()).toBeGreaterThan(20);
  await page.context().close();
});

test('a table that is too wide for the screen says so, where it is', async () => {
  const page = await opened.open({ viewport: { width: 320, height: 800 } }, { size: '200' });
  const hint = page.locator('.table-hint').first();
  await page.goto(`${opened.origin}/accessibility/`);
  expect(await page.locator('.wide-table').count()).toBeGreaterThan(0);
  expect(await hint.innerText()).toBe('横に動かせます');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.click('#tools-open');
  await page.click('#tools-reset');
  expect(await hint.isVisible()).toBe(false);
  await page.context().close();
});

test.each([
  [320, { ...STRONGEST }],
  [360, { size: '150' }],
  [320, { furigana: 'all', size: '150', phrases: 'on' }],
  [320, { furigana: 'all', spacing: 'wide', phrases: 'on' }],
])('in large letters no line begins with 「。」, and no number and no day is cut, %i px, %o', async (width, chosen) => {
  const page = await opened.open({ viewport: { width, height: 800 } }, chosen);
  const torn: Record<string, string[]> = {};
  for (const path of [ISSUE, '/events/', '/']) {
    await page.goto(opened.origin + path);
    const found = await page.evaluate(() => {
      const cut: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const boxOf = (text: Node, at: number): DOMRect => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect();
      };
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
        const words = text.textContent ?? '';
        if (text.parentElement?.closest('script, [hidden]') !== null) continue;
        for (const { index } of words.matchAll(/\d(?=\d)|[日月火水木金土](?=曜)|曜(?=日)|[^\s](?=[。、」）])/g)) {
          const [before, after] = [boxOf(text, index), boxOf(text, index + 1)];
          if (before.height > 0 && after.top >= before.bottom) cut.push(words.slice(Math.max(0, index - 8), index + 4));
        }
      }
      return cut;
    });
    if (found.length > 0) torn[path] = found;
  }
  expect(torn).toEqual({});
  await page.context().close();
});

describe('reading aloud', () => {
  /** A headless browser has no voices: this one says what it is given, sentence by sentence, when the test lets it. */
  const VOICE = `
    window.said = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { value: {
      speak(utterance) { window.speaking = utterance; window.said.push(utterance.text + ' @' + utterance.rate); },
      cancel() { window.speaking = undefined; },
    } });
    window.finishSentence = () => { const { onend } = window.speaking; window.speaking = undefined; onend(); };
  `;

  test('says each word once, marks the sentence, and can be paused, slowed and ended', async () => {
    const page = await opened.open();
    await page.addInitScript(VOICE);
    await page.goto(opened.origin + ISSUE);
    await openTools(page);
    await page.click('#speech-start');
    const before = await page.innerText('main');
    const finish = (): Promise<unknown> => page.evaluate('finishSentence()');
    const said = (): Promise<unknown> => page.evaluate('said');
    const first = '暑い日がつづきます。 @1';
    for (
      let sentence = 0;
      sentence < 20 &&
      !z
        .array(z.string())
        .parse(await said())
        .includes(first);
      sentence += 1
    ) {
      await finish();
    }
    expect(z.array(z.string()).parse(await said())).toEqual(
      expect.arrayContaining([
        '第1号 2023年夏 しょうなんの海から @1',
        '2023年（令和5年）7月25日 @1',
        'ごあいさつ @1',
        first,
      ]),
    );
    await finish();
    const marked = await page.evaluate(() =>
      [...document.querySelectorAll('mark.spoken')].map((mark) => mark.textContent).join(''),
    );
    expect(marked).toBe('茅ヶ崎の海も、「夏本番」です。');
    expect(await page.evaluate('speaking.text')).toBe('ちがさきの海も、「夏本番」です。');
    await page.click('#speech-pause');
    expect(await page.evaluate('speaking')).toBeUndefined();
    expect(await page.textContent('#speech-pause')).toBe('つづきを読む');
    await page.check('input[name="speed"][value="0.7"]');
    await page.click('#speech-pause');
    expect(await page.evaluate('said.at(-1)')).toBe('ちがさきの海も、「夏本番」です。 @0.7');
    await page.click('#speech-stop');
    expect(await page.locator('#speech-bar').isVisible()).toBe(false);
    expect(await page.locator('mark.spoken').count()).toBe(0);
    expect(await page.innerText('main'), 'the page is as it was').toBe(before);
    await page.context().close();
  });

  test('is not offered where the device has no voice', async () => {
    const page = await opened.open();
    await page.addInitScript('delete window.speechSynthesis; delete Window.prototype.speechSynthesis;');
    await page.goto(opened.origin + ISSUE);
    await openTools(page);
    expect(await page.locator('#speech-start').isVisible()).toBe(
      await page.evaluate(() => 'speechSynthesis' in window),
    );
    await page.context().close();
  });
});
