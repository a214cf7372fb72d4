import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document, Inline } from '../../../src/document/nodes.ts';
import { mapInlines } from '../../../src/document/walk.ts';
import type { Picture, RenderContext } from '../../../src/render/context.ts';
import { renderPrint } from '../../../src/render/print/render-print.ts';
import { type ReadPdf, readPdf } from '../../read-pdf.ts';
import { HOSTILE_WORDS, hostileContext, hostileDocument } from '../hostile.ts';
import { context, heading, origin, paragraph, picture, sampleDocument, text } from '../sample.ts';

const SNAPSHOTS = join(import.meta.dirname, '..', '..', 'snapshots', 'print');
const drawing = readFileSync(join(import.meta.dirname, '..', '..', '..', 'scripts', 'drawings', 'summer-sea.svg'));
const printed: Picture = { ...picture, print: { bytes: drawing, format: 'svg' } };
const withPicture: RenderContext = { ...context, pictures: new Map([[picture.src, printed]]) };

const documentOf = (...blocks: Block[]): Document => ({ ...sampleDocument, blocks });
const ruby = (base: string, reading: string): Inline => ({ kind: 'ruby', base, reading, confirmed: true });
const printText = async (...children: Inline[]) => {
  const result = await renderPrint(documentOf(paragraph(...children)), context, 'regular');
  return { ...result, read: await readPdf(result.pdf) };
};
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an issue with every kind of block', () => {
  let read: ReadPdf;
  beforeAll(async () => {
    const { pdf, pages, problems } = await renderPrint(sampleDocument, withPicture, 'regular');
    const faults = problems.filter(({ severity }) => severity !== 'hint');
    expect(faults.map(({ code }) => code)).toEqual(['picture-not-printable']);
    read = await readPdf(pdf);
    expect(read.pages).toHaveLength(pages);
  });

  it('reads as it was written', async () => {
    const shown = read.texts
      .map((words, index) => `── ${index + 1}ページ\n${words.replace(/。/g, '。\n')}\n`)
      .join('\n');
    await expect(shown).toMatchFileSnapshot(join(SNAPSHOTS, 'every-block.txt'));
  });

  it.each([
    'H1',
    'H2',
    'H3',
    'H4',
    'P',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'Table',
    'TH',
    'TD',
    'BlockQuote',
    'Figure',
    'Caption',
    'Link',
  ])('has %s among its tags', (role) => expect(read.tags.map((tag) => tag.role)).toContain(role));

  it('describes its picture, and only its picture is a figure', () => {
    const figures = read.tags.filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['おだやかな青い海のむこうに、江の島がうかんでいる絵。']);
  });

  it('is PDF/UA-1 with title and language', () => {
    expect(read.metadata).toMatch(/pdfuaid:part(="|>)1/);
    expect(read.title).toBe('みほん通信 第1号 2023年夏号 海の風と、ひと息');
    expect(read.language).toMatch(/^ja/);
  });

  it('has bookmarks in reading order, the first the title', () => {
    expect(read.bookmarks.slice(0, 2)).toEqual(['2023年夏号 海の風と、ひと息', 'ごあいさつ']);
    expect(read.bookmarks).toContain('座談会');
  });

  it('spells out every address that a code or a link holds', () => {
    const words = read.texts.join('');
    expect(words).toContain('center@example.jp');
    expect(words).toContain('0466000000');
    expect(words).toContain('https://tsushin.example.jp/events/2023-08-05-zadankai/');
    expect(words).toContain('https://tsushin.example.jp/first/');
  });

  it('bears number, both calendars, page numbers, and ends with the centre and how to change', () => {
    const last = read.texts.at(-1) ?? '';
    expect(read.texts[0]).toContain('第1号');
    expect(read.texts[0]).toContain('2023年（令和5年）7月14日');
    expect(last).toContain(`${read.texts.length} / ${read.texts.length} ページ`);
    expect(last).toContain('受け取り方を変えるとき');
    expect(last).toContain('0466-00-0001');
  });
});

describe('the large edition', () => {
  it('sets the same words in larger type on more pages', async () => {
    const [regular, large] = await Promise.all(
      (['regular', 'large'] as const).map(async (size) =>
        readPdf((await renderPrint(sampleDocument, withPicture, size)).pdf),
      ),
    );
    const heightOf = (read: ReadPdf | undefined): number =>
      read?.pages.flat().find((word) => word.text.includes('8月11日'))?.height ?? 0;
    expect(heightOf(regular) / (25.4 / 72)).toBeCloseTo(12, 0);
    expect(heightOf(large) / (25.4 / 72)).toBeCloseTo(18, 0);
    expect(large?.texts.length).toBeGreaterThan(regular?.texts.length ?? 0);
  });
});

describe('letters', () => {
  it.each([
    ['regular', 12],
    ['large', 18],
  ] as const)('in the %s edition are at least %i points, but for readings', async (size, points) => {
    const { pages } = await readPdf((await renderPrint(sampleDocument, withPicture, size)).pdf);
    const small = pages.flat().filter(({ height }) => height / (25.4 / 72) < points - 0.1);
    expect(small.map((word) => word.text).filter((word) => !/^\p{Script=Hiragana}+$/u.test(word))).toEqual([]);
  });

  it('of a compound stand together under their readings, and are read as one word', async () => {
    const compound = [ruby('湘南', 'しょうなん'), ruby('障害者', 'しょうがいしゃ'), ruby('就業', 'しゅうぎょう')];
    const { read } = await printText(...compound, text('の話'));
    const page = read.pages[0] ?? [];
    const line = page.find(({ text: word }) => word === '湘南')?.y ?? 0;
    const base = page.filter(({ y }) => Math.abs(y - line) < 0.1);
    expect(base.map(({ text: word }) => word).join('')).toBe('湘南障害者就業の話');
    const [first, last] = [base[0], base.at(-1)];
    const width = (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0);
    expect(width / (12 * (25.4 / 72))).toBeLessThan(9.4);
  });
});

describe('the slip at the end', () => {
  it('can be cut off, ticked and sent without anybody’s help', async () => {
    const { texts } = await readPdf((await renderPrint(sampleDocument, withPicture, 'regular')).pdf);
    const last = texts.at(-1) ?? '';
    for (const words of [
      'ここで切ってください',
      'メールで受け取る',
      '大きい文字の版にする',
      '郵送をやめる',
      '登録番号',
    ])
      expect(last).toContain(words);
  });
});

describe('a slip in the text', () => {
  it('has boxes for each time of an offer', async () => {
    const slip = sampleDocument.blocks.find((block) => block.kind === 'reply-slip');
    if (slip?.kind !== 'reply-slip') throw new Error('The sample has no slip.');
    const when: Inline[] = ['毎月第2木曜日', '①午前10時から', '②午後2時から'].flatMap((line, index) => [
      ...(index > 0 ? [{ kind: 'break' as const }] : []),
      text(line),
    ]);
    const offers = slip.offers.slice(0, 1).map((offer) => ({ ...offer, when }));
    const { texts } = await readPdf((await renderPrint(documentOf({ ...slip, offers }), context, 'regular')).pdf);
    const words = texts.join('');
    expect(words.match(/参加します/g)).toHaveLength(2);
    expect(words).toMatch(/毎月第2木曜日①午前10時から参加します.+②午後2時から参加します/);
  });
});

describe('bytes', () => {
  it('are the same for the same source, whatever was printed between', async () => {
    const first = hash((await renderPrint(sampleDocument, withPicture, 'regular')).pdf);
    await renderPrint(documentOf(paragraph(text('ほかの号'))), context, 'large');
    expect(hash((await renderPrint(sampleDocument, withPicture, 'regular')).pdf)).toBe(first);
  });

  it('differ with the words', async () => {
    const [one, two] = [await printText(text('一つ目')), await printText(text('二つ目'))];
    expect(hash(one.pdf)).not.toBe(hash(two.pdf));
  });
});

describe('ruby', () => {
  it('stands in the page, while tags and bookmarks hold the kanji alone', async () => {
    const title: Block = {
      ...heading(2, ''),
      kind: 'heading',
      depth: 2,
      id: 'h',
      children: [ruby('通信', 'つうしん'), text('の話')],
    };
    const document = documentOf(title, paragraph(ruby('湘南', 'しょうなん'), text('の海')));
    const read = await readPdf((await renderPrint(document, { ...context, reading: 'furigana' }, 'regular')).pdf);
    expect(read.texts.join('')).toContain('しょうなん');
    expect(read.bookmarks).toContain('通信の話');
  });

  it('is half as large as its base and stands above it', async () => {
    const { read } = await printText(ruby('海岸', 'かいがん'), text('を歩く'));
    const words = read.pages.flat();
    const base = words.find((word) => word.text.includes('海岸'));
    const reading = words.filter((word) => 'かいがん'.includes(word.text) && word.height < (base?.height ?? 0) * 0.6);
    expect(reading.map((word) => word.text).join('')).toBe('かいがん');
    for (const character of reading) {
      expect(character.y).toBeLessThan(base?.y ?? 0);
      expect(character.x).toBeGreaterThanOrEqual((base?.x ?? 0) - 0.1);
    }
  });
});

describe('what a writer might try', () => {
  it.each([
    '#import "secret.typ"',
    '#panic("x")',
    '$x^2$ *太字* _下線_',
    '@label <label>',
    '\\u{1F600} // 注 /* 注 */',
    '= 見出し',
  ])('stays words: %s', async (words) => {
    const { problems, read } = await printText(text(words));
    expect(problems).toEqual([]);
    expect(read.texts.join('').replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  });

  it.each(HOSTILE_WORDS)('never breaks the page: %s', async (words) => {
    const { pdf, problems } = await renderPrint(
      hostileDocument(words),
      { ...hostileContext(words), pictures: withPicture.pictures },
      'regular',
    );
    expect(pdf.length).toBeGreaterThan(0);
    expect(problems.filter(({ code }) => code === 'print-failed')).toEqual([]);
  });
});

describe('a character that the typeface lacks', () => {
  it('is borrowed from the second one, in text and in headings', async () => {
    const name = heading(2, '𠮷田さんの話');
    const document = documentOf(name, paragraph(text('𠮷田さんと、髙﨑さん。')));
    const [first, again] = [
      await renderPrint(document, context, 'regular'),
      await renderPrint(document, context, 'regular'),
    ];
    expect(first.problems).toEqual([]);
    const read = await readPdf(first.pdf);
    expect(read.texts.join('')).toContain('𠮷田さんと、髙﨑さん。');
    expect(read.bookmarks).toContain('𠮷田さんの話');
    expect(hash(again.pdf)).toBe(hash(first.pdf));
  });
});

describe('problems', () => {
  it('name a character that no font has, once, at its line', async () => {
    const { problems, pdf } = await printText(text('たのしい😀😀会'));
    expect(problems).toEqual([
      {
        code: 'glyph-missing',
        severity: 'warning',
        message: '「😀」（U+1F600）は、印刷に使う書体にない文字です。紙では「〓」になってしまいます。',
        mend: '絵文字「😀」を消すか、言葉にかえてください。',
        ...origin,
      },
    ]);
    expect((await readPdf(pdf)).texts.join('')).toContain('たのしい〓〓会');
  });

  it('name a picture that Typst cannot read, at the figure', async () => {
    const broken: Picture = { ...printed, print: { bytes: Buffer.from('no picture'), format: 'png' } };
    const place = { ...origin, line: 40 };
    const figure: Block = { kind: 'figure', origin: place, web: 'yes', src: picture.src, alt: '海', caption: [] };
    const pictures = new Map([[picture.src, broken]]);
    const result = await renderPrint(documentOf(paragraph(text('前')), figure), { ...context, pictures }, 'regular');
    expect(result.pdf).toHaveLength(0);
    expect(result.problems.map(({ code, line }) => [code, line])).toEqual([['print-failed', 40]]);
  });
});

describe('headings', () => {
  it('never skip a level, even where the section above was selected away', async () => {
    const document = documentOf(heading(4, '四つ目の段'), heading(2, '二つ目の段'), heading(3, '三つ目の段'));
    const { problems, pdf } = await renderPrint(document, context, 'regular');
    expect(problems).toEqual([]);
    const roles = (await readPdf(pdf)).tags.map(({ role }) => role).filter((role) => /^H\d/.test(role));
    expect(roles).toEqual(['H1', 'H2', 'H2', 'H3', 'H2', 'H2']);
  });
});

describe('lines', () => {
  it('end between phrases, never before a closing mark', async () => {
    const words = 'はじめて相談する方のために、センターのことを話します。'.repeat(8);
    const { read } = await printText(text(words), { kind: 'strong', children: [text('大切')] }, text('。'));
    const lines = new Map<number, string>();
    for (const word of read.pages[0] ?? []) {
      const y = Math.round(word.y * 10);
      lines.set(y, `${lines.get(y) ?? ''}${word.text}`);
    }
    const body = [...lines.values()].filter((line) => words.includes(line.replace('大切。', '')) && line.length > 10);
    expect(body.length).toBeGreaterThan(3);
    for (const line of body) expect(line).not.toMatch(/^[、。」ーっゃゅょ]/);
  });
});

it('an annotated document keeps its words', async () => {
  const marked = mapInlines(sampleDocument, (inlines) => [...inlines]);
  expect((await renderPrint(marked, withPicture, 'regular')).pages).toBeGreaterThan(1);
});

describe('the report on four pages', () => {
  const print = (paragraphs: number) =>
    renderPrint(
      documentOf(...Array.from({ length: paragraphs }, (_, index) => paragraph(text(`${index}行め。`)))),
      context,
      'regular',
    );
  const linesIn = (message: string | undefined): number => Number(/約(\d+)行/.exec(message ?? '')?.[1]);

  it('says by how many lines an issue is too long, and that many fewer make four pages', async () => {
    const long = await print(125);
    expect(long.pages).toBeGreaterThan(4);
    expect(long.problems).toMatchObject([{ code: 'print-over-four-pages', severity: 'hint' }]);
    const lines = linesIn(long.problems[0]?.message);
    expect(lines).toBeGreaterThan(3);
    const cut = await print(125 - lines);
    expect(cut.pages).toBe(4);
    expect(cut.problems).toEqual([]);
  });

  it('says how many lines there is room for', async () => {
    const { pages, problems } = await print(62);
    expect(pages).toBe(3);
    expect(problems).toMatchObject([{ code: 'print-under-four-pages' }]);
    expect(linesIn(problems[0]?.message)).toBeGreaterThan(10);
  });

  it('says nothing of a short notice', async () => expect((await print(2)).problems).toEqual([]));
});
