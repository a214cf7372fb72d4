/** The search as a reader uses it, on the real newsletter. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSpellings } from '../../src/site/reader/kana-words.ts';
import { CONTENT } from './built-site.ts';
import { focused } from './keys.ts';
import { type OpenSite, openSite } from './open-site.ts';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite(CONTENT);
}, 120_000);

afterAll(() => opened.close());

async function search(page: Page, words: string): Promise<string[]> {
  await page.goto(`${opened.origin}/search/`);
  await page.fill('#search-words', words);
  await page.press('#search-words', 'Enter');
  await page.waitForFunction(() => /見つか/.test(document.querySelector('#search-found')?.textContent ?? ''));
  const titles = await page.locator('.search-results a').allTextContents();
  return titles.sort();
}

test('finds words as they are written and as they are read, without the readings in what it shows', async () => {
  const page = await opened.open();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const written = await search(page, '健康');
  expect(written.some((title) => title.includes('こころの健康講座'))).toBe(true);
  expect(await search(page, 'けんこう')).toEqual(written);
  const shown = (await page.textContent('.search-results p')) ?? '';
  expect(shown).toMatch(/^….*…$/s);
  expect(await page.textContent('.search-results'), 'no readings, no dots of the index').not.toMatch(
    /けんこう|（こうざ）|\. /,
  );
  expect(await search(page, 'ふじさん')).toHaveLength(1);
  expect(await search(page, 'ぞうさん')).toEqual([]);
  expect(await page.innerText('#search-found')).toBe('見つかりませんでした。ほかの言葉で、さがしてみてください。');
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  ['ハローワーク', ['はろーわーく', 'ﾊﾛｰﾜｰｸ'], '面接スキルアップ'],
  ['ヨガ', ['よが', 'ﾖｶﾞ'], 'イス・ヨガ'],
  ['ボウリング', ['ぼうりんぐ'], 'ボウリング大会'],
])('finds %s in whatever kana it is typed', async (word, typed, title) => {
  const page = await opened.open();
  const written = await search(page, word);
  expect(written.some((found) => found.includes(title))).toBe(true);
  for (const other of typed) expect(await search(page, other), other).toEqual(written);
  await page.context().close();
});

test('does not take a word for another that is like it', async () => {
  const page = await opened.open();
  expect(await search(page, 'ボーリング'), 'キーボード').toEqual([]);
  await page.context().close();
});

test('is reached and left by the keyboard', async () => {
  const page = await opened.open();
  await page.goto(`${opened.origin}/search/`);
  await page.focus('#search-words');
  await page.keyboard.type('健康');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('さがす');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.search-results a');
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  await page.keyboard.press('Enter');
  await page.waitForURL(`${opened.origin}${first}`);
  await page.context().close();
});

test('without script, says where to look instead', async () => {
  const page = await opened.open({ javaScriptEnabled: false });
  await page.goto(`${opened.origin}/search/`);
  expect(await page.locator('#search').isVisible()).toBe(false);
  expect(await page.locator('.search-off').isVisible()).toBe(true);
  const lists = await page.locator('#search-lists + ul a').allTextContents();
  expect(lists).toEqual(['通信を読む', '行事', '職員の紹介', '地域の場所', 'はじめての方へ', 'はじめのページ']);
  await page.context().close();
});

test('kana are tried as typed, in katakana, and as the words that are read so', () => {
  const readings = { しゅう: ['就'], ろう: ['労'], しゅうろう: ['就労'], よが: [] };
  expect(listSpellings('しゅうろう', readings)).toEqual(['しゅうろう', 'シュウロウ', '就労']);
  expect(listSpellings('ヨガ', readings)).toEqual(['ヨガ']);
  expect(listSpellings('就労', readings)).toEqual(['就労']);
});
