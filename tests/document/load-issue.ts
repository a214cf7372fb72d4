/** A small content folder for tests: the fixtures' entries and one issue written in the test. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { readCenter } from '../../src/config.ts';
import { type Content, loadContent } from '../../src/document/content.ts';
import type { Document } from '../../src/document/nodes.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const WAVE = await sharp({ create: { width: 800, height: 200, channels: 3, background: '#ffffff' } })
  .png()
  .toBuffer();
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';

export interface LoadedIssue {
  readonly content: Content;
  readonly document: Document;
  readonly codes: readonly string[];
}

/** Loads `body` as the issue `issues/test`, beside the fixtures' event, person and place, and files of pictures. */
export async function loadIssue(
  body: string,
  head: string = HEAD,
  pictures: readonly string[] = ['wave.png'],
): Promise<LoadedIssue> {
  const root = mkdtempSync(join(tmpdir(), 'issue-'));
  const contentDir = join(root, 'content');
  try {
    cpSync(FIXTURES, contentDir, { recursive: true });
    mkdirSync(join(contentDir, 'issues', 'test'), { recursive: true });
    writeFileSync(join(contentDir, 'issues', 'test', 'index.mdx'), head + body);
    for (const name of pictures) writeFileSync(join(contentDir, 'issues', 'test', name), WAVE);
    const content = await loadContent({ contentDir, center: readCenter(contentDir) });
    const document = content.documents.get('issues/test');
    if (document === undefined) throw new Error(content.problems.map((problem) => problem.message).join('\n'));
    return { content, document, codes: content.problems.map((problem) => problem.code) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
