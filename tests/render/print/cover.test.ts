import { describe, expect, it } from 'vitest';
import type { Block, Document, Fact, Inline } from '../../../src/document/nodes.ts';
import { renderCover } from '../../../src/render/print/cover.ts';
import { COVER, COVER_POINTS } from '../../../src/render/print/cover-place.ts';
import type { Size } from '../../../src/variants.ts';
import { readPdf } from '../../read-pdf.ts';
import { context, origin, sampleDocument, text } from '../sample.ts';

const BREAK: Inline = { kind: 'break' };
const lines = (...all: string[]): Inline[] => all.flatMap((line, index) => [...(index > 0 ? [BREAK] : []), text(line)]);

const event = (title: string, ...when: string[]): Block => {
  const fact: Fact = { key: 'when', label: [text('日時')], value: lines(...when) };
  return {
    ...{ kind: 'event', origin, web: 'yes', depth: 3, id: title, calendar: true },
    ...{ title: [text(title)], series: [], facts: [fact], children: [] },
  };
};

async function readCover(size: Size, ...blocks: Block[]) {
  const document: Document = { ...sampleDocument, blocks };
  const { pdf, problems } = await renderCover(document, context, size);
  return { problems: problems.map(({ code }) => code), ...(await readPdf(pdf)) };
}

const many = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) =>
    event(`見本の会 その${at + 1}`, '2023年8月5日（土曜日） 午前11時から正午まで'),
  );

const pointsOf = (height: number): number => (height * 72) / 25.4;

describe.each([
  ['regular', 3],
  ['regular', 14],
  ['large', 1],
  ['large', 5],
] as const)('a cover in %s letters with %i events', (size, count) => {
  it('has nothing smaller than its letters are, and leaves the place of the address free', async () => {
    const { pages, problems } = await readCover(size, ...many(count));
    expect(problems).toEqual([]);
    for (const word of pages.flat()) expect(pointsOf(word.height), word.text).toBeGreaterThan(COVER_POINTS[size] - 0.1);
    for (const { y, height } of pages[0] ?? []) expect(y - height).toBeGreaterThan(COVER.addressUntil - 1);
    for (const { x, width, y } of pages.flat()) {
      expect(x + width).toBeLessThan(210 - 18);
      expect(y).toBeLessThan(297 - 5);
    }
  });
});

describe('a slip', () => {
  it('that is short is cut off; its back is blank', async () => {
    const { texts } = await readCover('regular', ...many(2));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('この紙の下の半分は、返信用紙です。');
    expect(texts[0]).toContain('ここで切ってください');
    expect(texts[1]).toBe('このページは白紙です');
  });

  it('that is long goes on on the back, is sent whole, and the last page is blank', async () => {
    const { texts } = await readCover('regular', ...many(14));
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('切らずに、お送りください。');
    expect(texts[0]).toContain('返信用紙は、うらにつづきます。');
    expect(texts[0]).not.toContain('ここで切ってください');
    expect(texts[1]).toContain('その14');
    expect(texts[1]).toContain('送り先');
    expect(texts[2]).toBe('このページは白紙です');
  });

  it('that is too long for the sheet says so, and leaves the events out', async () => {
    const { texts, problems } = await readCover('large', ...many(40));
    expect(problems).toEqual(['cover-too-long']);
    expect(texts.join('')).not.toContain('その1');
    expect(texts[0]).toContain('返信用紙');
  });

  it.each([
    ['each of several times', ['毎月第2木曜日', '①午前10時から', '②午後2時から', '2023年度は計22回'], 2],
    ['each of several days', ['2023年8月5日（土曜日）', '2023年8月6日（日曜日）'], 2],
    ['days in a row as one', ['2023年11月1日から12月13日まで', '全6回'], 1],
  ])('has a box for %s', async (_, when, boxes) => {
    const { texts } = await readCover('regular', event('見本の会', ...when));
    expect(texts[0]?.match(/参加します/g)).toHaveLength(boxes);
    for (const line of when) expect(texts[0]).toContain(line);
  });
});
