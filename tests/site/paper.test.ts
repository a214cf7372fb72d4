/** Which frozen files of an issue the site gives out: to print at home, and to be read aloud. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sha256 } from '../../src/editions/digest.ts';
import { openEditionStore } from '../../src/editions/store.ts';
import { listPaper } from '../../src/site/paper.ts';
import { paragraph, sampleDocument, text } from '../render/sample.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'paper-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const MEDIA = [
  ['html', 'a.html'],
  ['pdf', 'employed-standard-regular.pdf'],
  ['script', 'employed-standard-script.txt'],
] as const;

it('gives out paper and the script, and no mail', async () => {
  const { publication, date } = sampleDocument;
  const files = MEDIA.map(([medium, path]) => {
    const who = { audience: 'employed', reading: 'standard', size: 'regular' } as const;
    return { ...who, medium, path, sha256: sha256(medium), bytes: medium.length };
  });
  await openEditionStore(dataDir).save({
    manifest: {
      ...{ format: 1, publication, kind: 'issue', title: '夏', date, audiences: ['employed'] },
      ...{ files, messages: [], pictures: [] },
    },
    contents: new Map(MEDIA.map(([medium, path]) => [path, medium])),
  });
  const permission = { publication: () => true, entry: () => true, editionOf: () => undefined };
  const document = { ...sampleDocument, blocks: [paragraph(text('だれでも読めます'))] };
  const listed = await listPaper(document, dataDir, permission);
  expect(listed.map(({ href }) => href)).toEqual([
    `/${publication}/paper/employed-standard-regular.pdf`,
    `/${publication}/paper/employed-standard-script.txt`,
  ]);
  expect(Buffer.from((await listed[1]?.bytesOf()) ?? []).toString()).toBe('script');
});
