/**
 * Same words everywhere: what is read back from the web page, the mail, its plain text and the PDF is the same, but for
 * what tests/render/media-differences.ts lists.
 */
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { type Content, loadContent } from '../../src/document/content.ts';
import type { Document } from '../../src/document/nodes.ts';
import { mapInlines } from '../../src/document/walk.ts';
import { preparePictures } from '../../src/render/pictures.ts';
import { AUDIENCES } from '../../src/variants.ts';
import { DIFFERENCES, type MediumDifferences } from '../render/media-differences.ts';
import { readHtml, readPaper, squeeze } from '../render/read-back.ts';
import { renderMail, renderPaper } from '../render/render-media.ts';
import { type BuiltSite, buildFixture } from './built-site.ts';

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

/** Addresses in brackets, and the writer's ruby: beside its word in plain text, above it on paper. */
function withoutAsides(words: string, document: Document): string {
  let plain = words.replace(/（(?:https?:\/\/)?[!-~]+）/gu, '');
  mapInlines(document, (inlines) => {
    for (const inline of inlines) {
      if (inline.kind !== 'ruby') continue;
      const { base, reading } = inline;
      plain = plain.replaceAll(`${base}（${reading}）`, base).replaceAll(`${reading}${base}`, base);
    }
    return [...inlines];
  });
  return plain;
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

describe.each([
  { name: 'the sample book', folder: '../fixtures/sample-book', issues: ['issues/mihoncho'], withheld: WITHHELD },
  {
    name: 'the sample content',
    folder: '../../content',
    issues: ['issues/2023-summer', 'issues/2023-winter'],
    withheld: [],
  },
])('$name', ({ folder, issues, withheld }) => {
  const contentDir = fileURLToPath(new URL(folder, import.meta.url));
  let config: Config;
  let content: Content;
  let site: BuiltSite;
  beforeAll(async () => {
    config = readConfig({ CONTENT_DIR: contentDir });
    content = await loadContent(config);
    site = await buildFixture(contentDir);
  }, 120_000);
  afterAll(() => site?.remove());

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

  describe.each(issues.flatMap((issue) => AUDIENCES.map((audience) => ({ issue, audience }))))(
    '$issue for $audience',
    ({ issue, audience }) => {
      let mail: { html: string; text: string };
      let frame: { html: string; text: string };
      let framed: string[];
      let sentences: string[];
      beforeAll(async () => {
        const document = find(issue);
        const source = { config, pictures: await preparePictures(document, contentDir) };
        mail = await renderMail(document, audience, source);
        frame = await renderMail({ ...document, blocks: [] }, audience, source);
        framed = readHtml(frame.html);
        sentences = own(readHtml(mail.html), framed, DIFFERENCES.email);
      });

      it('says something', () => expect(sentences.length).toBeGreaterThan(20));

      it('is the same on the web', async () => {
        const page = (await site.read(`${issue}/${audience}/index.html`)).toString('utf8');
        const article = /<article[\s\S]*<\/article>/u.exec(page)?.[0] ?? '';
        const shown = sentences.filter((sentence) => !withheld.includes(sentence));
        expect(own(readHtml(article), framed, DIFFERENCES.web)).toEqual(shown);
        expect(withheld.filter((words) => page.includes(words))).toEqual([]);
      });

      it('is the same in plain text', () => {
        const document = find(issue);
        const words = withoutAsides(withoutFrame(squeeze(mail.text), squeeze(frame.text)), document);
        const said = sentences.map((sentence) => withoutAsides(sentence, document));
        expect(said.filter((sentence) => !words.includes(sentence))).toEqual([]);
        expect(restOf(words, [...said, ...framed], DIFFERENCES.text)).toBe('');
      });

      it('is the same on paper', async () => {
        const document = find(issue);
        const source = { config, pictures: await preparePictures(document, contentDir) };
        const paper = await readPaper(await renderPaper(document, audience, source));
        const empty = await readPaper(await renderPaper({ ...document, blocks: [] }, audience, source));
        const words = withoutAsides(withoutFrame(paper.words, empty.words), document);
        const said = sentences
          .filter((sentence) => !isOne(sentence, DIFFERENCES.print.leavesOut))
          .map((sentence) => withoutAsides(sentence, document));
        expect(
          said.filter((sentence) => !words.includes(sentence) && !paper.alts.some((alt) => alt.includes(sentence))),
        ).toEqual([]);
        expect(restOf(words, [...said, ...framed], DIFFERENCES.print)).toBe('');
      });
    },
  );
});
