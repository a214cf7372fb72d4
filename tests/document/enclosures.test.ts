import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { toPlainText } from '../../src/document/inline.ts';
import { type Selection, select } from '../../src/document/select.ts';
import { eachBlock } from '../../src/document/walk.ts';

const contentDir = join(mkdtempSync(join(tmpdir(), '同封 ')), 'content');
cpSync(join(import.meta.dirname, '..', '..', 'content'), contentDir, { recursive: true });
afterAll(() => rmSync(join(contentDir, '..'), { recursive: true, force: true }));
const center = readCenter(contentDir);

const load = (yaml: string) => {
  writeFileSync(join(contentDir, 'enclosures.yaml'), yaml);
  return loadContent({ contentDir, center });
};

const YAML = `issues/2023-summer:
  - { name: みんなのちらし, grams: 4 }
  - { name: 働く人のちらし, grams: 4, audience: employed, text: 働く人へ, url: https://example.jp/work }
  - { name: さがす人のちらし, grams: 4, audience: job-seeking, url: /events/ }
`;

async function wordsFor(selection: Selection, yaml = YAML): Promise<string> {
  const document = (await load(yaml)).documents.get('issues/2023-summer');
  const blocks = document === undefined ? [] : select(document, selection).blocks;
  return [...eachBlock(blocks)]
    .map((block) =>
      'children' in block && (block.kind === 'paragraph' || block.kind === 'heading')
        ? toPlainText(block.children)
        : '',
    )
    .filter((words) => /ちらし|いっしょにお届け/.test(words))
    .join('／');
}

describe('what is enclosed', () => {
  it('is said in a mail to those whose envelope would hold it', async () => {
    expect(await wordsFor({ audience: 'employed', medium: 'email' })).toBe(
      'いっしょにお届けするもの／みんなのちらし\n紙のご案内です。ほしい方は、センターへお知らせください。／働く人のちらし\n働く人へ',
    );
    expect(await wordsFor({ audience: 'job-seeking', medium: 'email' })).not.toContain('働く人');
  });

  it('is on the web with whom it is for', async () => {
    const words = await wordsFor({ web: true, today: '2023-07-14' });
    for (const name of ['みんなの', '働く人の', 'さがす人の']) expect(words).toContain(name);
  });

  it('is not said on paper, where it lies beside', async () =>
    expect(await wordsFor({ audience: 'employed', medium: 'print' })).toBe(''));

  it('has one title, whoever it is for', async () => {
    const only = 'issues/2023-summer:\n  - { name: さがす人のちらし, grams: 4, audience: job-seeking, text: ご案内 }\n';
    expect(await wordsFor({ audience: 'job-seeking', medium: 'email' }, only)).toBe(
      'いっしょにお届けするもの／さがす人のちらし\nご案内',
    );
    expect(await wordsFor({ audience: 'employed', medium: 'email' }, only)).toBe('');
  });

  it.each([
    [
      'issues/2023-sumer:\n  - { name: 見本, grams: 4 }\n',
      'enclosure-for-nobody',
      'issues/2023-summer と書いてください。',
    ],
    ['issues/2023-summer:\n  - { name: 見本, grams: 4, url: "javascript:alert(1)" }\n', 'bad-value', undefined],
  ])('is told where it can reach nobody: %s', async (yaml, code, mend) => {
    const { problems } = await load(yaml);
    const own = problems.filter(({ file }) => file === 'content/enclosures.yaml');
    expect(own.map(({ severity }) => severity)).toEqual(['error']);
    if (mend !== undefined) expect(own).toMatchObject([{ code, mend }]);
  });
});
