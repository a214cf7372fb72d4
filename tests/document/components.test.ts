/** What the components become, and what each reader, reading and medium gets of them. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { type Content, loadContent } from '../../src/document/content.ts';
import { toPlainText } from '../../src/document/inline.ts';
import type { Block, BlockKind, Document, Inline } from '../../src/document/nodes.ts';
import { type Selection, select } from '../../src/document/select.ts';
import { eachBlock, mapInlines } from '../../src/document/walk.ts';
import { loadIssue } from './load-issue.ts';

const CONSENT = 'consentDate="2023-05-01" consentMedia="web email" employer="agreed"';

const wordsOf = (document: Document): string => {
  const said: string[] = [];
  mapInlines(document, (inlines) => {
    said.push(toPlainText(inlines));
    return [...inlines];
  });
  return said.join('|');
};

const findAll = <Kind extends BlockKind>(document: Document, kind: Kind) =>
  [...eachBlock(document.blocks)].filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);

const plain = (inlines: readonly Inline[]): string => toPlainText(inlines);

const employed = { audience: 'employed' } as const;

describe('QA', () => {
  it('takes marks of either width, bold questions, and answers of several paragraphs', async () => {
    const { document, codes } = await loadIssue(
      '<QA people="guests">\n\nＱ．何をしていますか。\nＡ．花を育てています。\n\n毎朝です。\n\n**Q：** 楽しいですか。\n\nA: はい。\n\n- 朝\n- 夕方\n\n</QA>\n',
    );
    expect(codes).toEqual([]);
    const [qa] = findAll(document, 'qa');
    expect(qa?.items.map(({ question }) => plain(question))).toEqual(['何をしていますか。', '楽しいですか。']);
    expect(qa?.items.map(({ answer }) => answer.map(({ kind }) => kind))).toEqual([
      ['paragraph', 'paragraph'],
      ['paragraph', 'list'],
    ]);
  });
});

describe('questions and answers', () => {
  const said = async (lines: string): Promise<string[]> => {
    const { document, codes } = await loadIssue(`<QA people="none">\n\n${lines}\n\n</QA>\n`);
    expect(codes).toEqual([]);
    return findAll(document, 'qa').flatMap(({ items }) =>
      items.map(({ question, answer }) => `${plain(question)} ${answer.map(({ kind }) => kind).join(' ')}`),
    );
  };

  it.each([
    'Q1：朝は？\nA1：早いです。\nQ2：夜は？\nA2：おそいです。',
    'Ｑ１．朝は？\nＡ１．早いです。\nＱ２．夜は？\nＡ２．おそいです。',
    'Q1　朝は？\nA1　早いです。\nQ2　夜は？\nA2　おそいです。',
    '問：朝は？\n答え：早いです。\n問：夜は？\n答え：おそいです。',
    '質問１：朝は？\n回答１：早いです。\n質問２：夜は？\n回答２：おそいです。',
    '**Q：朝は？**\nA：早いです。\n**Q：夜は？**\n**A：** おそいです。',
  ])('are told apart: %j', async (lines) => {
    expect(await said(lines)).toEqual(['朝は？ paragraph', '夜は？ paragraph']);
  });

  it('are no words that only begin like them', async () => {
    expect(await said('Q：朝は？\nA：早いです。\n問いに答えました。\n答えは一つです。')).toHaveLength(1);
  });
});

describe('EasyRead', () => {
  const body =
    '## 夏\n\n<EasyRead>\n\n暑いです。\n\n</EasyRead>\n\n気温が高くなります。\n\n### 昼\n\n日かげへ。\n\n<Callout type="caution">\n\n水を飲みます。\n\n</Callout>\n\n<Action href="https://example.jp" label="見る" />\n\n## 秋\n\nすずしいです。\n';

  it('stands before its text, and in the furigana edition in its place, with the way to it', async () => {
    const { document, codes } = await loadIssue(body);
    expect(codes).toEqual([]);
    const standard = wordsOf(select(document, { ...employed, reading: 'standard' }));
    expect(standard).toBe(
      '夏|第1号|夏|かんたんに読む|暑いです。||気温が高くなります。|昼|日かげへ。|注意|水を飲みます。|見る|秋|すずしいです。',
    );
    const furigana = select(document, { ...employed, reading: 'furigana' });
    expect(wordsOf(furigana)).toBe(
      '夏|第1号|夏|かんたんに読む|暑いです。|「夏」をくわしく読む|注意|水を飲みます。|見る|秋|すずしいです。',
    );
    expect(findAll(furigana, 'easy-read').map(({ href }) => href)).toEqual(['/issues/test/#section-1']);
    expect(wordsOf(select(document, { web: true }))).toBe(standard);
  });

  it('leaves a text in place that no page shows in full', async () => {
    const { document } = await loadIssue(body.replace('日かげへ。', '<For web="no">\n\n日かげへ。\n\n</For>'));
    const furigana = wordsOf(select(document, { ...employed, reading: 'furigana' }));
    expect(furigana).toContain('気温が高くなります。');
    expect(furigana).not.toContain('くわしく読む');
  });
});

describe('web="no"', () => {
  it('reaches everything inside, for every audience', async () => {
    const { document, codes } = await loadIssue(
      '<For web="no">\n\n> 部屋は2階です。\n\n![波の絵](./wave.png)\n\n</For>\n\n海です。\n',
    );
    expect(codes).toEqual([]);
    const received = select(document, employed);
    expect(findAll(received, 'figure').map(({ web }) => web)).toEqual(['no']);
    expect(findAll(received, 'paragraph').map(({ web }) => web)).toEqual(['no', 'yes']);
    expect(wordsOf(select(document, { web: true }))).toBe('夏|第1号|海です。');
    const hidden = select({ ...document, web: 'no' }, employed);
    expect([...eachBlock(hidden.blocks)].every(({ web }) => web === 'no')).toBe(true);
  });
});

describe('people', () => {
  const show = async (attributes: string, selection: Selection): Promise<number> => {
    const { document, codes } = await loadIssue(
      `<Figure src="./wave.png" alt="波の写真" ${attributes} />\n\n海です。\n`,
    );
    expect(codes).toEqual([]);
    return findAll(select(document, selection), 'figure').length;
  };

  it.each([
    [{ ...employed, medium: 'email' }, 1],
    [{ ...employed, medium: 'print' }, 0],
    [{ web: true }, 1],
  ] as const)('are shown where they agreed: %o', async (selection, count) => {
    expect(await show(`people="registrants" ${CONSENT}`, selection)).toBe(count);
    expect(await show('people="none"', selection)).toBe(1);
    expect(await show('people="guests"', selection)).toBe(1);
  });

  it('are on the web until the last day of their consent', async () => {
    const attributes = `people="registrants" ${CONSENT} consentUntil="2024-03-31"`;
    expect(await show(attributes, { web: true, today: '2024-03-31' })).toBe(1);
    expect(await show(attributes, { web: true, today: '2024-04-01' })).toBe(0);
    expect(await show(attributes, { ...employed, medium: 'email' })).toBe(1);
  });

  it('are asked for in an interview', async () => {
    const { document } = await loadIssue(`<QA people="registrants" ${CONSENT}>\n\nQ：朝は？\nA：早いです。\n\n</QA>\n`);
    expect(wordsOf(select(document, { ...employed, medium: 'print' }))).toBe('夏|第1号');
    expect(wordsOf(select(document, { ...employed, medium: 'email' }))).toContain('早いです。');
  });
});

describe('the sample book', () => {
  const contentDir = join(import.meta.dirname, '..', 'fixtures', 'sample-book');
  let content: Content;
  let book: Document;
  beforeAll(async () => {
    content = await loadContent({ contentDir, center: readCenter(contentDir) });
    const document = content.documents.get('issues/mihoncho');
    if (document === undefined) throw new Error('the sample book is missing');
    book = document;
  });

  it('has no problem and shows every kind of block', () => {
    expect(content.problems).toEqual([]);
    const kinds = new Set([...eachBlock(book.blocks)].map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      ...['action', 'callout', 'contact', 'easy-read', 'event', 'figure', 'for', 'heading', 'list', 'paragraph', 'qa'],
      ...['quote', 'reply-slip', 'report', 'resource', 'rule', 'schedule', 'staff', 'table'],
    ]);
  });

  it('schedules for each audience what is for it, and withholds from the web what the event withholds', () => {
    const scheduled = (selection: Selection) =>
      findAll(select(book, selection), 'schedule').flatMap(({ events }) =>
        events.map(({ title, place, audience }) => [title, place, audience].map(plain).join(' ').trim()),
      );
    expect(scheduled(employed)).toEqual(['話す会 見本会議室', '見学の日 ひみつの見本工場']);
    expect(scheduled({ audience: 'job-seeking' })).toEqual(['面接の講座', '見学の日 ひみつの見本工場']);
    expect(scheduled({ web: true })).toEqual([
      '話す会 見本会議室 働いている方',
      '面接の講座  仕事をさがしている方',
      '見学の日',
    ]);
  });

  it('tells the way into a meeting to those who are sent it and never on the web', () => {
    const seeking = wordsOf(select(book, { audience: 'job-seeking' }));
    expect(seeking).toContain('https://meeting.example.jp/mihon\n参加の番号：123 456');
    expect(wordsOf(select(book, { web: true }))).not.toMatch(/meeting\.example|123 456/u);
    const [notice] = [...content.documents.values()].filter(({ publication }) => publication.includes('mensetsu'));
    if (notice === undefined) throw new Error('the event is missing');
    expect(wordsOf(select(notice, { web: true }))).not.toMatch(/meeting\.example|123 456/u);
  });

  it('asks on the slip for what is on offer to its reader', () => {
    const slips = (audience: 'employed' | 'job-seeking') =>
      findAll(select(book, { audience }), 'reply-slip').map(({ offers, choices, href }) => [
        ...offers.map(({ title }) => plain(title)),
        ...choices.map(plain),
        href.split('?')[0],
      ]);
    expect(slips('employed')).toEqual([['話す会', '参加します', '参加しません', 'mailto:center@example.jp']]);
    expect(slips('job-seeking')).toEqual([['はい', 'いいえ', 'https://www.example.jp/enquete']]);
  });
});
