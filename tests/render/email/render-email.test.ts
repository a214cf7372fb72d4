import { describe, expect, it } from 'vitest';
import { linkContacts } from '../../../src/document/link-contacts.ts';
import type { Block, Document } from '../../../src/document/nodes.ts';
import { findLateFields } from '../../../src/render/email/late-fields.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { HOSTILE_WORDS, hostileContext, hostileDocument } from '../hostile.ts';
import { center, context, heading, paragraph, sampleDocument, text } from '../sample.ts';
import { validateMail } from './mail-rules.ts';

const render = async (document: Document = sampleDocument, given = context): Promise<string> =>
  (await renderEmail(document, given)).html;

const matches = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? match[0]);

const headingLevels = (html: string): number[] => matches(html, /<h([1-6])[\s>]/g).map(Number);

describe('a mail', () => {
  it('shows every kind of block', async () => {
    await expect(await render()).toMatchFileSnapshot('../../snapshots/email/every-block.html');
  });

  it('is the same bytes every time and has no problems', async () => {
    const [first, second] = await Promise.all([
      renderEmail(sampleDocument, context),
      renderEmail(sampleDocument, context),
    ]);
    expect(first).toEqual(second);
    expect(first.problems).toEqual([]);
  });

  it('is valid HTML', async () => {
    expect(await validateMail(await render())).toEqual([]);
  });

  it.each(['issue', 'event', 'staff'] as const)('has a template for %s', async (kind) => {
    const html = await render({ ...sampleDocument, kind });
    expect(await validateMail(html)).toEqual([]);
    expect(html).toContain('みほん通信');
  });

  it('names its language and direction on html and in the body', async () => {
    const html = await render();
    expect(html).toMatch(/<html lang="ja" dir="ltr"/);
    expect(html).toMatch(/<div aria-label="2023年夏号 海の風と、ひと息"[^>]* lang="ja" dir="ltr"/);
    expect(html).toContain('<title>2023年夏号 海の風と、ひと息</title>');
  });

  it('has one h1 and skips no level', async () => {
    const levels = headingLevels(await render());
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    const steps = levels.map((level, index) => level - (levels[index - 1] ?? 0));
    expect(Math.max(...steps)).toBe(1);
  });

  it('moves a heading up whose own heading was selected away', async () => {
    const html = await render({ ...sampleDocument, blocks: [heading(4, '四'), heading(2, '二'), heading(4, '三')] });
    expect(headingLevels(html).slice(0, 4)).toEqual([1, 2, 2, 3]);
  });

  it('loads nothing but its pictures from the site', async () => {
    const html = await render();
    expect(html).not.toMatch(/<script|<link|@import|@font-face|url\(/i);
    const sources = matches(html, /src="([^"]*)"/g);
    expect(sources).toEqual(['https://tsushin.example.jp/pictures/0123456789abcdef-1072.png']);
    expect(html).toMatch(/<img [^>]*alt="おだやかな青い海[^"]*" width="536" height="268"/);
  });

  it('writes whole addresses, and the public page at the top and for each public event', async () => {
    const html = await render();
    const hrefs = matches(html, /href="([^"]*)"/g);
    expect(hrefs.every((href) => /^(?:https:|mailto:|tel:|\{\{)/.test(href))).toBe(true);
    expect(hrefs[0]).toBe('https://tsushin.example.jp/issues/2023-summer/');
    expect(hrefs).toContain('https://tsushin.example.jp/first/');
    expect(hrefs).toContain('https://tsushin.example.jp/events/2023-08-05-zadankai/');
    expect(html).not.toContain('2023-secret');
  });

  it('offers one thing to do in the notice of an event: to apply or, where nothing is said of that, the calendar', async () => {
    const buttons = (html: string): string[] => matches(html, /<a [^>]*class="button-link"[^>]*>([^<]*)</g);
    const event = sampleDocument.blocks.find((block) => block.kind === 'event');
    if (event?.kind !== 'event') throw new Error('the sample has an event');
    const own = { ...event, title: [], series: [] };
    const notice = (...blocks: readonly Block[]): Document => ({ ...sampleDocument, kind: 'event', blocks });
    expect(buttons(await render(notice(own)))).toEqual(['カレンダーに入れる']);
    const how = {
      key: 'apply',
      label: [text('申し込み')],
      value: linkContacts([text('電話 0466-00-0000 まで')]),
    } as const;
    expect(buttons(await render(notice({ ...own, facts: [how] })))).toEqual(['電話で申し込む']);
    const action = {
      kind: 'action',
      href: '/first/',
      label: [text('はじめに読む')],
      web: 'yes',
      origin: event.origin,
    } as const;
    expect(buttons(await render(notice(own, action)))).toEqual(['はじめに読む']);
    expect(buttons(await render(notice(event)))).toEqual([]);
  });

  it('cuts no date, time or number, and gives the issue’s name a line of its own', async () => {
    const html = await render();
    expect(html).toContain('<span style="white-space:nowrap">2023年夏号</span><br>');
    expect(html).toContain(
      '（土曜日）</span><br><span style="white-space:nowrap">午前11時から</span><span style="white-space:nowrap">正午まで</span>',
    );
    expect(html).toMatch(/<a [^>]*href="tel:0466000002"[^>]*style="[^"]*white-space:nowrap[^"]*">0466-00-0002<\/a>/);
    expect(html).not.toMatch(/href="tel:0466000001"/);
  });

  it('has no link to a page that the web may not show', async () => {
    expect(await render({ ...sampleDocument, web: 'no' })).not.toContain('ウェブで読む');
  });

  it('ends with who sends it, how to change and to stop it, and where to complain', async () => {
    const html = await render();
    for (const words of [
      center.name,
      center.phone,
      '神奈川県藤沢市見本町1-2-3',
      '苦情受付係',
      '記録していません',
      '転送',
    ]) {
      expect(html).toContain(words);
    }
    expect(findLateFields(html)).toEqual(['unsubscribe', 'preferences']);
  });

  it('greets by name only where the centre asks for it', async () => {
    const sender = { ...center.sender, greetByName: true };
    expect(findLateFields(await render())).not.toContain('name');
    expect(findLateFields(await render(sampleDocument, { ...context, center: { ...center, sender } }))).toContain(
      'name',
    );
  });

  it('says all its own words through the context, so that the furigana edition is complete', async () => {
    const words = (value: string) => [{ kind: 'ruby', base: value, reading: 'よみ', confirmed: true } as const];
    const html = await render(
      { ...sampleDocument, blocks: [], title: [], edition: [] },
      { ...context, words, reading: 'furigana' },
    );
    const shown = html.replace(/<head>.*<\/head>/s, '').replace(/<div style="display:none[^>]*>.*?<\/div>/s, '');
    const unread = shown
      .replace(/<ruby>.*?<\/ruby>/gs, '')
      .replace(/<[^>]+>/g, '')
      .replace('〒', '');
    expect(unread).not.toMatch(/\p{Script=Han}/u);
  });

  it('warns of a large mail and refuses a clipped one', async () => {
    const long = (times: number): Document => ({
      ...sampleDocument,
      blocks: Array(times).fill(paragraph(text('長'.repeat(100)))),
    });
    expect((await renderEmail(long(165), context)).problems).toMatchObject([
      { code: 'email-large', severity: 'warning' },
    ]);
    expect((await renderEmail(long(250), context)).problems).toMatchObject([
      { code: 'email-too-large', severity: 'error' },
    ]);
  });
});

describe('hostile words in a mail', () => {
  it.each(HOSTILE_WORDS)('stay words: %s', async (words) => {
    const html = await render(hostileDocument(words), hostileContext(words));
    expect(await validateMail(html)).toEqual([]);
    expect(html.replaceAll(/\{\{(?:unsubscribe|preferences|[#/]?name)\}\}/g, '')).not.toContain('{{');
    expect(matches(html, /\{\{(\w+)\}\}/g).sort()).toEqual(['name', 'preferences', 'unsubscribe']);
    expect(html).not.toMatch(/<script|<b>|<mj-|onmouseover="|onerror='|style="color:red/i);
    expect(html).not.toMatch(/(?!\n|\t)[\p{Cc}\u202E]/u);
    const [before, after] = [headingLevels(html), headingLevels(await render())];
    expect(before).toEqual(after);
  });
});
