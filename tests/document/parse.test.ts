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

  it('ends every bare address there, and carries ruby after it', async () => {
    const inlines = await firstParagraph(
      'https://a.example.jp/を見て（https://b.example.jp/c）、｜湘南《しょうなん》はcenter@example.jpへ。',
    );
    expect(inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.href] : []))).toEqual([
      'https://a.example.jp/',
      'https://b.example.jp/c',
      'mailto:center@example.jp',
    ]);
    expect(inlines).toContainEqual({ kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true });
  });

  it('reads an address that no percent sign can make sense of', async () => {
    expect(await firstParagraph('[見本](https://example.jp/%)')).toMatchObject([{ href: 'https://example.jp/%' }]);
  });

  it.each(['---', '===', '－－－'])('is no heading because of %s below it', async (strokes) => {
    const { document, codes } = await loadIssue(`文章です。\n${strokes}\n次の文章です。`);
    expect(codes).toEqual([]);
    expect(kinds(document.blocks)).toEqual(['paragraph', 'rule', 'paragraph']);
  });

  it.each([
    ['①行く\n②帰る', '①行く\n②帰る'],
    ['持ち物です。\n　■水\n　■ぼうし', '持ち物です。\n■水\n■ぼうし'],
    ['（１）行く\n（２）帰る', '（１）行く\n（２）帰る'],
    ['※雨の日は\n休みです。', '※雨の日は休みです。'],
    ['となりの\n○○さん', 'となりの○○さん'],
    ['令和○年\n○月です。', '令和○年○月です。'],
  ])('keeps the lines that begin with a mark of their own: %j', async (written, read) => {
    expect(toPlainText(await firstParagraph(written))).toBe(read);
  });

  it('carries the writer’s own ruby', async () => {
    expect(await firstParagraph('｜湘南《しょうなん》の就労《しゅうろう》')).toEqual([
      { kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true },
      { kind: 'text', value: 'の' },
      { kind: 'ruby', base: '就労', reading: 'しゅうろう', confirmed: true },
    ]);
  });
});

describe('pictures', () => {
  it.each(['./写真 (1).png', './%E5%86%99%E7%9C%9F%20(1).png', './写真　（１）.png'])(
    'are found as %s',
    async (src) => {
      const { document } = await loadIssue(`![海の絵](${src})`, undefined, ['写真 (1).png']);
      expect(document.blocks).toMatchObject([{ kind: 'figure', src: 'issues/test/写真 (1).png' }]);
    },
  );

  it('are found where a folder writes か and its voicing mark apart', async () => {
    const { document } = await loadIssue('![海の絵](./がか.png)', undefined, ['か\u3099か.png']);
    expect(document.blocks).toMatchObject([{ src: 'issues/test/か\u3099か.png' }]);
  });
});

describe('components', () => {
  it('are understood without capitals and quotes', async () => {
    const { document, codes } = await loadIssue(
      '<for audience=employed>\n\n働く人へ\n\n</for>\n\n<event id=yoga />\n\n<callout type=info>お知らせ</callout>',
    );
    expect(codes).toEqual([]);
    expect(kinds(document.blocks)).toEqual(['for', 'event', 'callout']);
  });

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
      'やり方: 会場に集まる',
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
