/** What is remembered between two checks in one process is never stale. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';

let contentDir = '';

beforeEach(() => {
  contentDir = join(mkdtempSync(join(tmpdir(), 'recheck-')), 'content');
  cpSync(FIXTURES, contentDir, { recursive: true });
  mkdirSync(join(contentDir, 'issues', 'test'), { recursive: true });
});
afterEach(() => rmSync(join(contentDir, '..'), { recursive: true, force: true }));

const pathOf = (name: string): string => join(contentDir, ...name.split('/'));
const write = (name: string, text: string | Uint8Array): void => writeFileSync(pathOf(name), text);
const edit = (name: string, from: string, to: string): void =>
  write(name, readFileSync(pathOf(name), 'utf8').replace(from, to));

async function codes(): Promise<string[]> {
  const { problems } = await loadContent({ contentDir, center: readCenter(contentDir) });
  return problems.map((problem) => problem.code);
}

const draw = (width: number): Promise<Buffer> =>
  sharp({ create: { width, height: 100, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();

describe('a second check', () => {
  it('reports the same for the same files', async () => {
    write('issues/test/index.mdx', `${HEAD}会は13:00からです。\n`);
    expect(await codes()).toEqual(['clock-24']);
    expect(await codes()).toEqual(['clock-24']);
  });

  it('sees a changed file, and files that show it', async () => {
    write('issues/test/index.mdx', `${HEAD}<Event id="yoga" />\n`);
    expect(await codes()).toEqual([]);
    edit('events/yoga.mdx', '2023-07-08', '2023-05-08');
    expect(await codes()).toEqual(['deadline-after-event', 'event-over']);
    edit('events/yoga.mdx', '2023-05-08', '2023-07-08');
    expect(await codes()).toEqual([]);
  });

  it('sees an event that came or went', async () => {
    write('issues/test/index.mdx', `${HEAD}<Event id="walk" />\n\n[ヨガの会](/events/yoga/)\n`);
    expect(await codes()).toEqual(['unknown-reference']);
    write('events/walk.mdx', readFileSync(pathOf('events/yoga.mdx')));
    expect(await codes()).toEqual([]);
    rmSync(pathOf('events/yoga.mdx'));
    expect(await codes()).toEqual(['link-broken']);
  });

  it('sees changed words, a changed centre and a changed picture', async () => {
    write('issues/test/a.png', await draw(800));
    write('issues/test/index.mdx', `${HEAD}定着支援事業者に 0466-00-0009 で聞きます。\n\n![赤い花の絵](./a.png)\n`);
    expect(await codes()).toEqual(['kanji-run', 'contact-unknown']);
    edit('words.yaml', 'slips:', 'allowKanji:\n  - 定着支援事業者\nslips:');
    expect(await codes()).toEqual(['contact-unknown']);
    edit('center.yaml', '0466-00-0001', '0466-00-0009');
    expect(await codes()).toEqual([]);
    write('issues/test/a.png', await draw(30));
    expect(await codes()).toEqual(['picture-too-small']);
    rmSync(pathOf('issues/test/a.png'));
    expect(await codes()).toEqual(['image-missing']);
  });
});
