/** A correction is a publication of its own, and tells whom it is for by what it mends. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { toPlainText } from '../../src/document/inline.ts';
import { publicPage } from '../../src/render/address.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/content');

const ISSUE = '---\ntitle: 夏の号\nnumber: 3\ndate: 2023-07-25\npreheader: 夏のお知らせです。\n---\n\nこんにちは。\n';

async function loadCorrection(text: string) {
  const contentDir = await mkdtemp(join(tmpdir(), 'correction-'));
  onTestFinished(() => rm(contentDir, { recursive: true, force: true }));
  await cp(FIXTURES, contentDir, { recursive: true });
  await mkdir(join(contentDir, 'corrections'));
  await writeFile(join(contentDir, 'corrections', 'fair-place.mdx'), text);
  await mkdir(join(contentDir, 'issues/summer'), { recursive: true });
  await writeFile(join(contentDir, 'issues/summer/index.mdx'), ISSUE);
  return loadContent({ contentDir, center: readCenter(contentDir) });
}

test('goes to those for whom the mended publication was, says what was wrong, and its page is that page', async () => {
  const { documents, problems } = await loadCorrection(
    '---\ncorrects: events/fair\ntitle: 会場の訂正\ndate: 2024-02-01\n---\n\n会場は、藤沢市民会館です。\n',
  );
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const document = documents.get('corrections/fair-place');
  if (document === undefined) throw new Error('no correction');
  expect(document).toMatchObject({ kind: 'correction', corrects: 'events/fair', audiences: ['job-seeking'] });
  const [lead, body] = document.blocks.map((block) => ('children' in block ? block.children : []));
  expect(JSON.stringify(lead)).toContain('お仕事フェア');
  expect(JSON.stringify(body)).toContain('藤沢市民会館');
  expect(toPlainText(document.title)).toBe('会場の訂正');
  expect(document.subject).toMatch(/訂正のお知らせ$/);
  expect(publicPage(document, 'https://example.jp')).toBe('https://example.jp/events/fair/');
});

test('names an issue by its day and number, and cannot come before it', async () => {
  const write = (date: string): string =>
    `---\ncorrects: issues/summer\ntitle: 電話番号の訂正\ndate: ${date}\n---\n\n正しい番号は、0466-00-0000 です。\n`;
  const { documents } = await loadCorrection(write('2023-08-01'));
  const document = documents.get('corrections/fair-place');
  expect(document?.audiences).toEqual(['employed', 'job-seeking']);
  expect(document?.subject).toMatch(/訂正のお知らせ 第3号$/);
  expect(JSON.stringify(document?.blocks[0])).toContain('2023年7月25日');
  const { problems } = await loadCorrection(write('2023-07-01'));
  expect(problems.map(({ code }) => code)).toContain('correction-too-early');
});
