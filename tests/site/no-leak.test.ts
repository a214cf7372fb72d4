/**
 * What random documents keep off the web is in no file of the built site: no page, no index, no feed, no calendar, no
 * name. What is for one half of the readers is in nothing of the other's.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCES, type Audience } from '../../src/variants.ts';
import { type BuiltSite, buildFixture } from './built-site.ts';
import { type RandomContent, writeRandomContent } from './random-content.ts';

const SEED = 20230714;
const PIXELS = /\.(?:png|jpe?g|webp|avif|ico|woff2)$/u;

let folder = '';
let content: RandomContent;
let site: Awaited<ReturnType<typeof buildFixture>>;
/** File → its name and what it says; packed ones unpacked. */
let texts: ReadonlyMap<string, string>;

async function readTexts({ files, read }: BuiltSite): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of files) {
    const bytes = PIXELS.test(file) ? Buffer.of() : await read(file);
    const plain = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
    found.set(file, `${file}\n${plain.toString('utf8')}`.toLowerCase());
  }
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsushin-random-'));
  content = await writeRandomContent(folder, SEED);
  site = await buildFixture(folder);
  texts = await readTexts(site);
}, 120_000);
afterAll(async () => {
  await site?.remove();
  await rm(folder, { recursive: true, force: true });
});

const MARKERS = /zq\d+z/gu;
const wordsOf = (file: string): string[] => [...new Set(texts.get(file)?.match(MARKERS) ?? [])];
const everywhere = (): Set<string> => new Set([...texts.keys()].flatMap(wordsOf));

describe('a site of random documents', () => {
  it('shows nothing that is kept off the web', () => {
    const hidden = new Set(content.markers.filter((marker) => marker.hidden).map(({ word }) => word));
    expect(hidden.size).toBeGreaterThan(50);
    const leaks = [...texts.keys()].flatMap((file) =>
      wordsOf(file).flatMap((word) => (hidden.has(word) ? [`${file}: ${word}`] : [])),
    );
    expect(leaks).toEqual([]);
  });

  it('shows something of every other kind', () => {
    const shown = everywhere();
    const kinds = (markers: RandomContent['markers']): string[] => [...new Set(markers.map(({ kind }) => kind))].sort();
    const open = content.markers.filter((marker) => !marker.hidden);
    expect(kinds(open.filter(({ word }) => shown.has(word)))).toEqual(kinds(open));
  });

  it('was looked at in its index, its feed and its calendars', () => {
    for (const part of [/^pagefind\//u, /^rss\.xml$/u, /^events\.ics$/u, /^events\/.*\.ics$/u]) {
      expect([...texts.keys()].filter((file) => part.test(file)).flatMap(wordsOf), String(part)).not.toEqual([]);
    }
  });

  it.each(AUDIENCES)('shows the readers of %s nothing that is for the other half', (audience) => {
    const isOther = (of: Audience | undefined): boolean => of !== undefined && of !== audience;
    const others = new Set(content.markers.filter((marker) => isOther(marker.audience)).map(({ word }) => word));
    const own = content.markers.filter((marker) => marker.audience === audience && !marker.hidden);
    const files = [`events-${audience}.ics`, ...content.issues.map((id) => `issues/${id}/${audience}/index.html`)];
    const said = files.filter((file) => texts.has(file)).flatMap(wordsOf);
    expect(own.filter(({ word }) => said.includes(word)).length).toBeGreaterThan(5);
    expect(said.filter((word) => others.has(word))).toEqual([]);
  });
});
