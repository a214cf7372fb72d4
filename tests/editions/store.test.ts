/** What was built is what is read back, or nothing is. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256, shortCode } from '../../src/editions/digest.ts';
import { type EditionDraft, openEditionStore } from '../../src/editions/store.ts';
import { AUDIENCES } from '../../src/variants.ts';

const HTML = '<p>見本</p>';
const draft = (html: string = HTML): EditionDraft => ({
  manifest: {
    format: 1,
    publication: 'issues/test',
    kind: 'issue',
    title: '夏',
    date: '2023-07-14',
    audiences: ['employed'],
    files: [
      {
        audience: 'employed',
        reading: 'standard',
        size: 'regular',
        medium: 'html',
        path: 'a.html',
        sha256: sha256(html),
        bytes: Buffer.byteLength(html),
      },
    ],
    messages: [{ audience: 'employed', reading: 'standard', subject: '夏', preheader: '', lateFields: [] }],
    pictures: [],
  },
  contents: new Map([['a.html', html]]),
});

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'editions-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the edition store', () => {
  it('keeps what was built under its hash, once', async () => {
    const store = openEditionStore(dataDir);
    const first = await store.save(draft());
    const again = await store.save(draft());
    expect(again.manifest).toEqual(first.manifest);
    expect(readdirSync(join(dataDir, 'editions', 'issues', 'test')).sort()).toEqual([first.manifest.edition, 'latest']);
    expect(Buffer.from(await again.read('employed', 'standard', 'html')).toString()).toBe(HTML);
    expect((await store.latest('issues/test'))?.edition).toBe(first.manifest.edition);
  });

  it('closes the folder of data to others, whichever command makes it', async () => {
    const fresh = join(dataDir, 'data');
    const { dir } = await openEditionStore(fresh).save(draft());
    for (const path of [fresh, join(fresh, 'editions'), dir]) expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('covers what lies in the envelopes, and reads editions of before', async () => {
    const store = openEditionStore(dataDir);
    const { manifest, contents } = draft();
    const before = await store.save({ manifest, contents });
    const flyer = { name: '見本のチラシ', audiences: [...AUDIENCES], sheets: 1, grams: 4 };
    const first = await store.save({ manifest: { ...manifest, enclosures: [flyer] }, contents });
    const second = await store.save({ manifest: { ...manifest, enclosures: [{ ...flyer, sheets: 2 }] }, contents });
    expect(new Set([before, first, second].map((one) => one.manifest.edition)).size).toBe(3);
    expect((await store.open('issues/test', first.manifest.edition)).manifest.enclosures).toEqual([flyer]);
    expect((await store.open('issues/test', before.manifest.edition)).manifest.enclosures).toBeUndefined();
  });

  it('names a changed source another edition and leaves the former untouched', async () => {
    const store = openEditionStore(dataDir);
    const first = await store.save(draft());
    const second = await store.save(draft('<p>変えた</p>'));
    expect(second.manifest.edition).not.toBe(first.manifest.edition);
    expect((await store.open('issues/test', first.manifest.edition)).manifest).toEqual(first.manifest);
    expect((await store.latest('issues/test'))?.edition).toBe(second.manifest.edition);
  });

  it.each([
    ['a file', 'a.html', '<p>書きかえた</p>'],
    ['the manifest', 'manifest.json', undefined],
  ])('refuses an edition where %s was changed', async (_, path, text) => {
    const store = openEditionStore(dataDir);
    const { manifest, dir } = await store.save(draft());
    writeFileSync(join(dir, path), text ?? JSON.stringify({ ...manifest, title: '秋' }));
    await expect(store.open('issues/test', manifest.edition)).rejects.toThrow('作ったときと変わっています');
  });

  it('says which command makes a missing edition', async () => {
    await expect(openEditionStore(dataDir).open('issues/test', 'ab')).rejects.toThrow('build issues/test');
  });

  it('shows people a short code without letters that are read wrongly', () => {
    expect(shortCode(sha256('見本'))).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  });
});
