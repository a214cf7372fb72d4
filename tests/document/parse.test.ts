/** Japanese as people type it, and the vocabulary as blocks. */
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/document/inline.ts';
import type { Block, Inline } from '../../src/document/nodes.ts';
import { loadIssue } from './load-issue.ts';

async function firstParagraph(body: string): Promise<readonly Inline[]> {
  const { document } = await loadIssue(body);
  const block = document.blocks[0];
  if (block?.kind !== 'paragraph') throw new Error(`not a paragraph but ${block?.kind}`);
  return block.children;
}

const kinds = (blocks: readonly Block[]): string[] => blocks.map((block) => block.kind);

describe('Japanese text', () => {
  it('is bold beside brackets', async () => {
    expect(await firstParagraph('これは**「重要」**です。')).toEqual([
      { kind: 'text', value: 'これは' },
      { kind: 'strong', children: [{ kind: 'text', value: '「重要」' }] },
      { kind: 'text', value: 'です。' },
    ]);
  });

  it('joins its lines without a space, Latin words with one', async () => {
    expect(toPlainText(await firstParagraph('一行目の\n二行目と New\nYork です。'))).toBe(
      '一行目の二行目と New York です。',
    );
  });

  it('drops the full-width space with which writers indent', async () => {
    expect(toPlainText(await firstParagraph('　字下げした段落です。'))).toBe('字下げした段落です。');
  });

  it('ends a bare address where Japanese begins', async () => {
    const inlines = await firstParagraph('くわしくは https://example.jp/aboutを見てください。');
    expect(inlines[1]).toEqual({
      kind: 'link',
      href: 'https://example.jp/about',
      children: [{ kind: 'text', value: 'https://example.jp/about' }],
    });
    expect(toPlainText(inlines)).toBe('くわしくは https://example.jp/aboutを見てください。');
  });

  it('carries the writer’s own ruby', async () => {
    expect(await firstParagraph('｜湘南《しょうなん》の就労《しゅうろう》')).toEqual([
      { kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true },
      { kind: 'text', value: 'の' },
      { kind: 'ruby', base: '就労', reading: 'しゅうろう', confirmed: true },
    ]);
  });
});

describe('components', () => {
  it('written on one line are blocks', async () => {
    const { document, codes } = await loadIssue(
      '<For audience="employed">働く人へ</For>\n\n<Event id="yoga" />\n\n<Callout type="info">お知らせ</Callout>',
    );
    expect(codes).toEqual([]);
    expect(kinds(document.blocks)).toEqual(['for', 'event', 'callout']);
    const [first] = document.blocks;
    expect(first?.kind === 'for' && kinds(first.children)).toEqual(['paragraph']);
  });

  it('take their title’s level from the heading above', async () => {
    const { document } = await loadIssue(
      '<Event id="yoga" />\n\n## 行事\n\n<Event id="fair" />\n\n### 人\n\n<Staff id="mihon" />',
    );
    const depths = document.blocks.flatMap((block) =>
      'depth' in block && block.kind !== 'heading' ? [block.depth] : [],
    );
    expect(depths).toEqual([2, 3, 4]);
  });

  it('say an event as its facts, in the words readers get', async () => {
    const { document } = await loadIssue('<Event id="yoga" />');
    const [event] = document.blocks;
    if (event?.kind !== 'event') throw new Error('no event');
    expect(event.facts.map((fact) => `${toPlainText(fact.label)}: ${toPlainText(fact.value)}`)).toEqual([
      '日時: 2023年7月8日（土曜日） 午前10時30分から午前11時30分まで',
      '開き方: 集合',
      '場所: 見本会議室',
      '対象: 働いている方',
      '講師: 見本病院 見本 講師',
      '申し込み: 電話で申し込みます。',
      '締め切り: 2023年7月1日（土曜日）まで',
    ]);
  });

  it('report who came, and no longer invite', async () => {
    const { document } = await loadIssue('<Report event="yoga">よい会でした。</Report>');
    const [report] = document.blocks;
    if (report?.kind !== 'report') throw new Error('no report');
    expect(report.facts.map((fact) => fact.key)).toEqual(['when', 'place', 'lecturer', 'attendance']);
  });
});

describe('publications', () => {
  it('are issues, event notices and staff introductions with a day', async () => {
    const { content } = await loadIssue('本文');
    expect([...content.documents.keys()]).toEqual(['events/fair', 'events/yoga', 'issues/test', 'staff/mihon']);
  });

  it('say the title once: an event notice shows no second heading', async () => {
    const { content } = await loadIssue('本文');
    const [event] = content.documents.get('events/yoga')?.blocks ?? [];
    expect(event?.kind === 'event' && event.title).toEqual([]);
  });
});
