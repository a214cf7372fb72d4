import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '../../src/document/nodes.ts';
import { ProblemsError } from '../../src/problems.ts';
import { preparePictures } from '../../src/render/pictures.ts';
import { origin, sampleDocument } from './sample.ts';

let contentDir = '';
beforeAll(async () => {
  contentDir = await mkdtemp(join(tmpdir(), 'pictures-'));
  await mkdir(join(contentDir, 'issues'));
});
afterAll(() => rm(contentDir, { recursive: true, force: true }));

const documentWith = (...files: string[]): Document => {
  const blocks = files.map(
    (file): Block => ({ kind: 'figure', origin, web: 'yes', src: file, alt: '絵', caption: [] }),
  );
  return { ...sampleDocument, blocks: [{ kind: 'quote', origin, web: 'yes', children: blocks }] };
};

async function prepare(name: string, bytes: Uint8Array | string) {
  await writeFile(join(contentDir, 'issues', name), bytes);
  const picture = (await preparePictures(documentWith(`issues/${name}`), contentDir)).get(`issues/${name}`);
  if (picture === undefined) throw new Error('no picture');
  return { picture, email: await sharp(picture.email.bytes).metadata() };
}

/** Every pixel by chance (but the same each time): what a photograph of a lawn is to an encoder. */
function noise(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let index = 0; index < pixels.length; index += 1) {
    state = (state * 48271) % 2147483647;
    pixels[index] = state & 255;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const plain = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 90, b: 120, alpha } } });

async function faultsOf(...files: string[]) {
  const failure: unknown = await preparePictures(documentWith(...files), contentDir).catch((cause: unknown) => cause);
  if (!(failure instanceof ProblemsError)) throw new Error('no problems');
  return failure.problems;
}

describe('pictures', () => {
  it('turn a photograph upright and take from it where and with what it was made', async () => {
    const exif = { IFD0: { Make: '見本カメラ' }, IFD3: { GPSLatitude: '35/1 20/1 0/1' } };
    const photo = await plain(300, 200).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
    const { picture, email } = await prepare('photo.jpg', photo);
    expect([picture.width, picture.height]).toEqual([200, 300]);
    expect([email.format, email.width, email.height]).toEqual(['jpeg', 200, 300]);
    const print = await sharp(picture.print.bytes).metadata();
    expect([print.format, print.width, print.height]).toEqual(['jpeg', 200, 300]);
    for (const { exif, orientation, icc, xmp } of [email, print]) {
      expect([exif, orientation, icc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  it('are twice as fine as shown and at most 150 KB, whatever they hold', async () => {
    const { picture, email } = await prepare('lawn.jpg', await noise(2400, 1600).jpeg({ quality: 95 }).toBuffer());
    expect([email.width, picture.email.width, picture.email.height]).toEqual([1104, 552, 368]);
    expect(picture.email.bytes.length).toBeLessThanOrEqual(150 * 1024);
    expect(picture.email.path).toBe(`pictures/${picture.sourceHash.slice(0, 16)}-1104.jpg`);
  });

  it('leave a drawing a PNG, on white, and do not enlarge it', async () => {
    const { picture, email } = await prepare('drawing.png', await plain(400, 200, 0).png().toBuffer());
    expect([email.format, email.width, email.hasAlpha, picture.email.width]).toEqual(['png', 400, false, 400]);
    const { data } = await sharp(picture.email.bytes)
      .toColorspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(picture.print.format).toBe('png');
  });

  it('make a JPEG of a drawing that no PNG can hold', async () => {
    const { picture, email } = await prepare('screen.png', await noise(1200, 800).png().toBuffer());
    expect(email.format).toBe('jpeg');
    expect(picture.email.bytes.length).toBeLessThanOrEqual(150 * 1024);
  });

  it('draw a vector for mail and hand it to paper as it is', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50" fill="#005a78"/></svg>';
    const { picture, email } = await prepare('vector.svg', svg);
    expect([email.format, email.width, email.height]).toEqual(['png', 1104, 552]);
    expect(picture.print.format).toBe('svg');
    expect(Buffer.from(picture.print.bytes).toString()).toBe(svg);
  });

  it('are made once for the same source', async () => {
    const bytes = await plain(50, 50).png().toBuffer();
    const first = await prepare('one.png', bytes);
    const second = await prepare('two.png', bytes);
    expect(second.picture.email.bytes).toBe(first.picture.email.bytes);
    expect(second.picture.src).not.toBe(first.picture.src);
  });

  it('are named together where they cannot be had, each with its mend', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)]);
    await writeFile(join(contentDir, 'issues', 'phone.jpg'), heic);
    await writeFile(join(contentDir, 'issues', 'torn.png'), (await plain(400, 400).png().toBuffer()).subarray(0, 60));
    await writeFile(join(contentDir, 'issues', 'words.jpg'), 'ただの文字');
    const problems = await faultsOf(
      'issues/phone.jpg',
      'issues/torn.png',
      'issues/words.jpg',
      'issues/none.jpg',
      '../outside.jpg',
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'picture-heic',
      'picture-unreadable',
      'picture-unreadable',
      'picture-missing',
      'picture-outside',
    ]);
    expect(problems[0]).toMatchObject({ file: origin.file, line: origin.line });
    expect(problems[0]?.mend).toContain('JPEG');
  });
});
