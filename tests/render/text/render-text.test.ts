import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../src/document/nodes.ts';
import { compileLateFields, findLateFields } from '../../../src/render/email/late-fields.ts';
import { displayWidth } from '../../../src/render/text/display-width.ts';
import { renderText } from '../../../src/render/text/render-text.ts';
import { HOSTILE_WORDS, hostileContext, hostileDocument } from '../hostile.ts';
import { center, context, ruby, sampleDocument, text as textInline } from '../sample.ts';

describe('the plain-text part', () => {
  it('shows every kind of block', async () => {
    await expect(renderText(sampleDocument, context)).toMatchFileSnapshot('../../snapshots/text/every-block.txt');
  });

  it.each(['issue', 'event', 'staff'] as const)('has a template for %s', (kind) => {
    const text = renderText({ ...sampleDocument, kind }, context);
    expect(text.startsWith('みほん通信')).toBe(true);
    expect(findLateFields(text)).toEqual(['number']);
  });

  it('holds its lines to 36 full-width columns, but for addresses', () => {
    const long = renderText(sampleDocument, context)
      .split('\n')
      .filter((line) => displayWidth(line) > 72);
    expect(long.filter((line) => !line.includes('https://'))).toEqual([]);
  });

  it('writes readings and addresses out and tells pictures by their description', () => {
    const text = renderText(sampleDocument, context);
    expect(text).toContain('湘南（しょうなん）の海');
    expect(text).toContain('（ https://tsushin.example.jp/events/2023-08-05-zadankai/ ）');
    expect(text).toContain('【画像：おだやかな青い海のむこうに、江の島がうかんでいる絵。】');
    expect(text).toContain('・日にち：8月5日（土）\n　集まり：座談会\n　時間：午前11時から正午まで');
    expect(text).toContain('3. 足のうらを床につけて');
  });

  it('gives what a picture shows its readings in the furigana edition', () => {
    const words = (value: string): Inline[] =>
      value.split(/(海)/u).map((part) => (part === '海' ? ruby('海', 'うみ') : textInline(part)));
    const text = renderText(sampleDocument, { ...context, words });
    expect(text.replaceAll('\n', '')).toContain('おだやかな青い海（うみ）のむこうに');
  });

  it('shows no page that the web may not show', () => {
    const text = renderText({ ...sampleDocument, web: 'no' }, context);
    expect(text).not.toContain('ウェブで読む');
    expect(text).not.toContain('2023-secret');
  });

  it('ends with who sends it, how to change and to stop it, and where to complain', () => {
    const text = renderText(sampleDocument, context);
    for (const words of [center.name, center.phone, center.address, center.complaints, '記録していません']) {
      expect(text).toContain(words);
    }
    expect(text).toContain(
      'center@example.jp へ、件名「配信停止」、本文「番号 {{number}}」と\n  書いて送ってください。',
    );
    expect(text.endsWith('\n')).toBe(true);
  });

  it('says all its own words through the context', () => {
    const words = (value: string) => [
      { kind: 'ruby', base: '〇', reading: value.replace(/\p{Script=Han}/gu, 'か'), confirmed: true } as const,
    ];
    const text = renderText({ ...sampleDocument, blocks: [], title: [], edition: [] }, { ...context, words });
    expect(text.replace('〒', '')).not.toMatch(/(?!〇)\p{Script=Han}/u);
  });

  it.each(HOSTILE_WORDS)('keeps hostile words as words: %s', (words) => {
    const text = renderText(hostileDocument(words), hostileContext(words));
    expect([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()).toEqual(['name', 'number', 'number']);
    expect(text).not.toMatch(/(?!\n|\t)[\p{Cc}\u202E]/u);
    expect(() => compileLateFields(text, 'text')).not.toThrow();
  });
});
