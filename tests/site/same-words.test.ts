/**
 * Same words everywhere: what is read back from the web page, the mail, its plain text and the PDF is the same, but for
 * what tests/render/media-differences.ts lists.
 */
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { type Content, loadContent } from '../../src/document/content.ts';
import { createFurigana, type Furigana, loadTokenizer } from '../../src/document/furigana.ts';
import type { Document, Inline } from '../../src/document/nodes.ts';
import { mapInlines } from '../../src/document/walk.ts';
import { preparePictures } from '../../src/render/pictures.ts';
import { AUDIENCES, READINGS } from '../../src/variants.ts';
import { DIFFERENCES, type MediumDifferences } from '../render/media-differences.ts';
import { readHtml, readPaper, squeeze } from '../render/read-back.ts';
import { type MediaSource, renderMail, renderPaper } from '../render/render-media.ts';
import { type BuiltSite, openShared } from './built-site.ts';

const isOne = (sentence: string, differences: MediumDifferences['adds']): boolean =>
  differences.some(({ words }) => new RegExp(words.source, 'u').test(sentence));

const own = (sentences: readonly string[], frame: readonly string[], { adds }: MediumDifferences): string[] => {
  const framed = new Set(frame);
  return [...new Set(sentences)].filter((sentence) => !framed.has(sentence) && !isOne(sentence, adds)).sort();
};

const commonStart = (a: string, b: string): number => {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
};

const reverse = (text: string): string => [...text].reverse().join('');

/** Running words without what the medium says before and after the blocks. */
function withoutFrame(words: string, frame: string): string {
  const body = words.slice(commonStart(words, frame));
  return body.slice(0, body.length - commonStart(reverse(body), reverse(frame)));
}

/** What is left of running words once every sentence and what the medium adds are taken out. */
function restOf(words: string, sentences: readonly string[], { adds }: MediumDifferences): string {
  let rest = words;
  for (const sentence of [...sentences].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(sentence, '|');
  for (const { words: more } of adds) rest = rest.replace(more, '|');
  return rest.replace(/\||：|[QA]|\d+\./gu, '');
}

const escapePattern = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

const withoutAddresses = (words: string): string => words.replace(/（(?:https?:\/\/)?[!-~]+）/gu, '');

type Ruby = Pick<Extract<Inline, { kind: 'ruby' }>, 'base' | 'reading'>;

/** How a word and its reading stand together. */
const BESIDE = ({ base, reading }: Ruby): string => `${base}（${reading}）`;
const ABOVE = ({ base, reading }: Ruby): string => reading + base;

/** Takes out readings, the longest first. */
function createWithoutRubies(rubies: readonly Ruby[], write: (ruby: Ruby) => string): (words: string) => string {
  const bases = new Map(rubies.map((ruby) => [write(ruby), ruby.base]));
  const longestFirst = [...bases.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const written = new RegExp(longestFirst.length === 0 ? '(?!)' : longestFirst.join('|'), 'gu');
  return (words) => words.replace(written, (ruby) => bases.get(ruby) ?? ruby);
}

const rubiesIn = (inlines: readonly Inline[]): Ruby[] =>
  inlines.flatMap((inline) => {
    if ('children' in inline) return rubiesIn(inline.children);
    return inline.kind === 'ruby' ? [inline] : [];
  });

/** The furigana reading, with a note of every reading it gives. */
async function noteFurigana({ readings }: Content, rubies: Ruby[]): Promise<Furigana> {
  const furigana = createFurigana({ tokenizer: await loadTokenizer(), readings });
  return (inlines) => {
    const read = furigana(inlines);
    rubies.push(...rubiesIn(read));
    return read;
  };
}

/** What the sample book keeps off the public web: a part with `web="no"`, a place, the way into a meeting. */
const WITHHELD = [
  '紙とメールだけのお知らせ',
  '集まる部屋は、2階の青いドアです。',
  '二階の青いドアの絵',
  'ひみつの見本工場',
  'https://meeting.example.jp/mihon',
  '参加のしかた',
  '参加の番号：123456',
];

/** What the site fixture keeps off it, and consent that ended before the site is built. */
const HIDDEN = [
  'HIDDEN-CALLOUT参加の番号は0000です。',
  'HIDDEN-CAPTION',
  'HIDDEN-ENDED-ALT',
  'HIDDEN-ENDED-CAPTION',
  'HIDDEN-ENDED-PERSON',
  'HIDDEN-ENDED-PERSON-BODY',
  'HIDDEN-EVENT',
  'HIDDEN-EVENT-BODY',
  'HIDDEN-PLACE',
  'ここはHIDDEN-FOR-PARTです。',
];
/** A page says what was corrected since; that is a publication of its own. */
const CORRECTION = /<section[^>]*aria-labelledby="corrections-[\s\S]*?<\/section>/gu;

/** Said there only beside these. */
const BESIDE_HIDDEN = ['2023年10月1日（日曜日）', 'いすに座って腕をのばす三人の絵', 'お知らせ'];

describe.each([
  {
    name: 'the sample book',
    folder: '../fixtures/sample-book',
    issues: ['issues/mihoncho'],
    withheld: WITHHELD,
    beside: [],
  },
  {
    name: 'the sample content',
    folder: '../../content',
    issues: ['issues/2023-summer', 'issues/2023-autumn', 'issues/2023-winter'],
    withheld: [],
    beside: [],
  },
  {
    name: 'the site fixture',
    folder: '../fixtures/site',
    issues: ['issues/2023-summer'],
    withheld: HIDDEN,
    beside: BESIDE_HIDDEN,
  },
])('$name', ({ folder, issues, withheld, beside }) => {
  const contentDir = fileURLToPath(new URL(folder, import.meta.url));
  let config: Config;
  let content: Content;
  let site: BuiltSite;
  beforeAll(async () => {
    config = readConfig({ CONTENT_DIR: contentDir });
    content = await loadContent(config);
    site = await openShared(contentDir);
  }, 120_000);

  it('keeps what is withheld out of every file of the site, its index and feeds included', async () => {
    for (const file of site.files.filter((name) => !/\.(?:png|jpe?g|woff2|webp|avif|ico)$/u.test(name))) {
      const bytes = await site.read(file);
      const words = squeeze((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
      expect(withheld.filter((secret) => words.includes(secret)).map((secret) => `${file}: ${secret}`)).toEqual([]);
    }
  });

  const find = (name: string): Document => {
    const document = content.documents.get(name);
    if (document === undefined) throw new Error(`${name} is missing`);
    return document;
  };

  const CASES = issues.flatMap((issue) =>
    AUDIENCES.flatMap((audience) => READINGS.map((reading) => ({ issue, audience, reading }))),
  );
  describe.each(CASES)('$issue for $audience, $reading', ({ issue, audience, reading }) => {
    let document: Document;
    let source: MediaSource;
    let mail: { html: string; text: string };
    let frame: { html: string; text: string };
    let framed: string[];
    let sentences: string[];
    const rubies: Ruby[] = [];
    beforeAll(async () => {
      document = find(issue);
      const furigana = reading === 'furigana' ? { furigana: await noteFurigana(content, rubies) } : {};
      source = { config, pictures: await preparePictures(document, contentDir), ...furigana };
      mail = await renderMail(document, audience, source);
      frame = await renderMail({ ...document, blocks: [] }, audience, source);
      mapInlines(document, (inlines) => {
        rubies.push(...rubiesIn(inlines));
        return [...inlines];
      });
      framed = readHtml(frame.html);
      sentences = own(readHtml(mail.html), framed, DIFFERENCES.email);
    });

    it('says something', () => expect(sentences.length).toBeGreaterThan(20));

    // The site has one page for both readings, with the long text of the standard one.
    it.runIf(reading === 'standard')('is the same on the web', async () => {
      const page = (await site.read(`${issue}/${audience}/index.html`)).toString('utf8');
      const article = (/<article[\s\S]*<\/article>/u.exec(page)?.[0] ?? '').replace(CORRECTION, '');
      const shown = sentences.filter((sentence) => ![...withheld, ...beside].includes(sentence));
      expect(own(readHtml(article), framed, DIFFERENCES.web)).toEqual(shown);
      expect(withheld.filter((words) => page.includes(words))).toEqual([]);
    });

    it('is the same in plain text', () => {
      const withoutRubies = createWithoutRubies(rubies, BESIDE);
      const words = withoutAddresses(withoutRubies(withoutFrame(squeeze(mail.text), squeeze(frame.text))));
      const said = sentences.map(withoutAddresses);
      expect(said.filter((sentence) => !words.includes(sentence))).toEqual([]);
      expect(restOf(words, [...said, ...framed], DIFFERENCES.text)).toBe('');
    });

    it('is the same on paper', async () => {
      const pdf = await renderPaper(document, audience, source);
      const emptyPdf = await renderPaper({ ...document, blocks: [] }, audience, source);
      const withoutRubies = createWithoutRubies(rubies, ABOVE);
      const [paper, empty] = [await readPaper(pdf, withoutRubies), await readPaper(emptyPdf, withoutRubies)];
      const words = withoutAddresses(withoutFrame(paper.words, empty.words));
      const said = sentences.filter((sentence) => !isOne(sentence, DIFFERENCES.print.leavesOut)).map(withoutAddresses);
      expect(
        said.filter((sentence) => !words.includes(sentence) && !paper.alts.some((alt) => alt.includes(sentence))),
      ).toEqual([]);
      expect(restOf(words, [...said, ...framed], DIFFERENCES.print)).toBe('');
    });
  });
});
