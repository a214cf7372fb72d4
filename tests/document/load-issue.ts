/** A small content folder for tests: the fixtures' entries and one issue written in the test. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCenter } from '../../src/config.ts';
import { type Content, loadContent } from '../../src/document/content.ts';
import type { Document } from '../../src/document/nodes.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';

export interface LoadedIssue {
  readonly content: Content;
  readonly document: Document;
  readonly codes: readonly string[];
}

/** Loads `body` as the issue `issues/test`, beside the fixtures' event, person and place. */
export async function loadIssue(body: string, head: string = HEAD): Promise<LoadedIssue> {
  const root = mkdtempSync(join(tmpdir(), 'issue-'));
  const contentDir = join(root, 'content');
  try {
    cpSync(FIXTURES, contentDir, { recursive: true });
    mkdirSync(join(contentDir, 'issues', 'test'), { recursive: true });
    writeFileSync(join(contentDir, 'issues', 'test', 'index.mdx'), head + body);
    writeFileSync(join(contentDir, 'issues', 'test', 'wave.png'), '');
    const content = await loadContent({ contentDir, center: readCenter(contentDir) });
    const document = content.documents.get('issues/test');
    if (document === undefined) throw new Error(content.problems.map((problem) => problem.message).join('\n'));
    return { content, document, codes: content.problems.map((problem) => problem.code) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
