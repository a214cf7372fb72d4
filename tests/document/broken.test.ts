/** Every way to get a file wrong, with the exact report that its writer reads. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { type Fault, formatCount, formatProblem } from '../../src/problems.ts';
import { printFonts } from '../../src/render/print/fonts.ts';
import { glyphMissing } from '../../src/render/print/print-problems.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const BROKEN = join(FIXTURES, 'broken');

interface Case {
  /** Path below the fixtures, without the ending. */
  readonly name: string;
  /** Where the file goes in the content folder. */
  readonly target: string;
}

const casesIn = (folder: string, target: string): Case[] =>
  readdirSync(join(BROKEN, folder))
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => ({ name: join(folder, basename(name, '.mdx')), target }));

const ISSUE = join('issues', 'broken', 'index.mdx');
const cases = [
  ...casesIn('', ISSUE),
  ...['events', 'staff', 'resources', 'corrections'].flatMap((folder) => casesIn(folder, join(folder, 'broken.mdx'))),
];

let contentDir = '';

/** Pictures of 300 and of 800 pixels, one with far more bytes than it needs; others cut off, empty or from an iPhone. */
async function writePictures(folder: string): Promise<void> {
  const draw = (width: number): Promise<Buffer> =>
    sharp({ create: { width, height: 200, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
  const wave = await draw(800);
  writeFileSync(join(folder, 'wave.png'), wave);
  writeFileSync(join(folder, 'photo.jpg'), wave);
  writeFileSync(join(folder, 'small.png'), await draw(300));
  writeFileSync(join(folder, 'large.png'), Buffer.concat([wave, Buffer.alloc(13 * 1024 * 1024)]));
  writeFileSync(join(folder, 'cut.png'), wave.subarray(0, wave.length / 2));
  writeFileSync(join(folder, 'empty.png'), '');
  writeFileSync(join(folder, 'iphone.jpg'), Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'));
}

beforeAll(async () => {
  contentDir = join(mkdtempSync(join(tmpdir(), 'broken-')), 'content');
  cpSync(join(FIXTURES, 'content'), contentDir, { recursive: true });
  mkdirSync(join(contentDir, 'issues', 'broken'), { recursive: true });
  mkdirSync(join(contentDir, 'corrections'));
  await writePictures(join(contentDir, 'issues', 'broken'));
});
afterAll(() => rmSync(join(contentDir, '..'), { recursive: true, force: true }));

const glyphFault = (character: string): Fault | undefined =>
  printFonts().regular.has(character) ? undefined : glyphMissing(character);

async function reportOn(bytes: Uint8Array, target = ISSUE): Promise<string> {
  const path = join(contentDir, target);
  writeFileSync(path, bytes);
  const { problems } = await loadContent({ contentDir, center: readCenter(contentDir), glyphFault });
  rmSync(path);
  return `${problems.map((problem) => `${formatProblem(problem)}\n`).join('\n')}\n${formatCount(problems)}\n`;
}

describe('a broken file', () => {
  it.each(cases)('$name is named with place, reason and mend', async ({ name, target }) => {
    const report = await reportOn(readFileSync(join(BROKEN, `${name}.mdx`)), target);
    await expect(report).toMatchFileSnapshot(join(BROKEN, `${name}.txt`));
    expect(report).toMatch(/^[✖⚠・] /);
  });

  it('is read the same with a BOM and CRLF', async () => {
    const source = readFileSync(join(BROKEN, 'many-at-once.mdx'), 'utf8');
    const windows = await reportOn(Buffer.from(`\uFEFF${source.replaceAll('\n', '\r\n')}`));
    expect(windows).toBe(await reportOn(Buffer.from(source)));
  });

  it('in Shift_JIS is named, never shown as mojibake', async () => {
    const shiftJis = Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x89, 0xc4, 0x82, 0xcc, 0x8d, 0x86]);
    await expect(await reportOn(shiftJis)).toMatchFileSnapshot(join(BROKEN, 'files', 'shift-jis.txt'));
  });

  it('with the name of another is named, in a folder or not', async () => {
    const folder = join(contentDir, 'events', 'yoga');
    mkdirSync(folder);
    const source = readFileSync(join(contentDir, 'events', 'yoga.mdx'));
    const report = await reportOn(source, join('events', 'yoga', 'index.mdx'));
    rmSync(folder, { recursive: true });
    await expect(report).toMatchFileSnapshot(join(BROKEN, 'files', 'id-repeated.txt'));
  });
});
