import { beforeAll, describe, expect, it } from 'vitest';
import { assembleRun, type SharedParts } from '../../src/postal/assemble-run.ts';
import { findWindow, safeArea } from '../../src/postal/envelope-windows.ts';
import type { EnvelopeKind } from '../../src/postal/pile-postage.ts';
import { type Pile, sortIntoPiles } from '../../src/postal/piles.ts';
import { layOutCovers } from '../../src/postal/run-covers.ts';
import { ProblemsError } from '../../src/problems.ts';
import { renderCover } from '../../src/render/print/cover.ts';
import { COVER } from '../../src/render/print/cover-place.ts';
import { renderPrint } from '../../src/render/print/render-print.ts';
import { type ReadPdf, readPdf } from '../read-pdf.ts';
import { context, paragraph, sampleDocument, text } from '../render/sample.ts';
import { center, recipient, recipients } from './recipients.ts';

const withBarcodes = { ...center, post: { ...center.post, barcode: true } };
const event = sampleDocument.blocks.find(({ kind }) => kind === 'event');
let odd: SharedParts;
let even: SharedParts;
let oddPages = 0;

/** A copy with an odd or an even number of pages, and with an event to tick. */
async function renderCopy(parity: 0 | 1): Promise<{ pdf: Uint8Array; pages: number }> {
  for (let paragraphs = 0; paragraphs < 100; paragraphs += 12) {
    const blocks = Array.from({ length: paragraphs }, (_, index) => paragraph(text(`第${index}段落。`.repeat(9))));
    const copy = await renderPrint({ ...sampleDocument, blocks }, context, 'regular');
    if (copy.pages % 2 === parity) return copy;
  }
  throw new Error('No such number of pages.');
}

beforeAll(async () => {
  const blocks = event === undefined ? [] : [event];
  const cover = (await renderCover({ ...sampleDocument, blocks }, context, 'regular')).pdf;
  const one = await renderCopy(1);
  oddPages = one.pages;
  odd = { cover, copy: one.pdf };
  even = { cover, copy: (await renderCopy(0)).pdf };
});

async function makeRun(piles: readonly Pile[], envelope: EnvelopeKind = 'long3') {
  const envelopes = new Map(piles.map(({ letter }) => [letter, envelope] as const));
  const { covers, problems } = await layOutCovers(piles, {
    ...{ title: '印刷用', date: '2023-07-14', center: withBarcodes, envelopes },
  });
  if (covers === undefined) throw new ProblemsError(problems);
  const sets = piles.flatMap(({ pieces }, index) =>
    pieces.map(({ serial, recipient: { registrationNumber } }) => {
      return { serial, registrationNumber, shared: index % 2 === 0 ? odd : even };
    }),
  );
  return assembleRun(
    covers.paper.pdf,
    sets.map((set, index) => ({ ...set, barcodes: covers.barcodes[index] ?? [] })),
  );
}

describe('the run for a printer', () => {
  const piles = sortIntoPiles(recipients(24));
  let bytes: Uint8Array;
  let codes: readonly string[];
  let run: ReadPdf;
  beforeAll(async () => {
    ({ pdf: bytes, codes } = await makeRun(piles));
    run = await readPdf(bytes);
  });

  /** `A-012 2/6` as it stands on a page. */
  const codeOf = (words: readonly { text: string }[] | undefined): string =>
    words?.find((word) => /^[A-H]-\d{3} \d+\/\d+$/.test(word.text))?.text ?? '';

  it('goes by pile and postal order, every page with its code', () => {
    const drawn = run.pages.map(codeOf);
    expect(drawn).toEqual([...drawn].filter((code) => code !== ''));
    const firsts = drawn.filter((code) => / 1\//.test(code)).map((code) => code.split(' ')[0]);
    expect(firsts).toEqual(piles.flatMap(({ pieces }) => pieces.map(({ serial }) => serial)));
    expect(codes).toEqual(drawn);
  });

  it('laid two to a sheet, has nobody’s page on the back of another’s', () => {
    expect(run.pages.length % 2).toBe(0);
    for (let front = 0; front < run.pages.length; front += 2) {
      const [owner, back] = [run.pages[front], run.pages[front + 1]].map((page) => codeOf(page).split(' ')[0]);
      expect(owner).not.toBe('');
      expect(back).toBe(owner);
    }
  });

  it('begins every set on a front, and puts no address on a back', () => {
    run.pages.forEach((page, index) => {
      if (!/ 1\//.test(codeOf(page))) return;
      expect(index % 2).toBe(0);
      expect(run.texts[index + 1]).toContain('このページは白紙です');
    });
    for (const page of run.texts.filter((_, index) => index % 2 === 1)) expect(page).not.toContain('〒 25');
  });

  it('counts each set to its end, evenly', () => {
    const totals = new Map<string, number[]>();
    for (const code of run.pages.map(codeOf)) {
      const [serial = '', part = ''] = code.split(' ');
      const [page, total] = part.split('/').map(Number);
      const seen = [...(totals.get(serial) ?? []), page ?? 0];
      totals.set(serial, seen);
      expect((total ?? 1) % 2).toBe(0);
      if (page === total) expect(seen).toEqual(Array.from({ length: total ?? 0 }, (_, at) => at + 1));
    }
    expect(totals.size).toBe(24);
    expect(totals.get('A-001')).toHaveLength(2 + oddPages + (oddPages % 2));
  });

  it('prints number and sessions on the slip, and the slip on its own half', () => {
    const cover = run.pages[0] ?? [];
    const number = piles[0]?.pieces[0]?.recipient.registrationNumber ?? '?';
    const written = cover.find((word) => word.text === number);
    expect(written?.y).toBeGreaterThan(COVER.cut);
    expect(run.texts[0]).toContain('参加します');
    expect(run.texts[0]).toContain('登録番号');
  });

  it('shows the address in the window however the paper slips, and nothing else', () => {
    const area = safeArea(findWindow('long3', center));
    run.pages.forEach((page) => {
      if (!/ 1\//.test(codeOf(page))) return;
      const shown = page.filter(({ y }) => y < COVER.addressUntil);
      expect(shown.length).toBeGreaterThanOrEqual(3);
      for (const { x, y, width, height } of shown) {
        expect(x).toBeGreaterThanOrEqual(area.x - 0.1);
        expect(x + width).toBeLessThanOrEqual(area.x + area.width + 0.1);
        expect(y - height).toBeGreaterThanOrEqual(area.y - 0.5);
        expect(y).toBeLessThanOrEqual(area.y + area.height + 0.1);
      }
    });
  });

  it('stores what readers share once', async () => {
    const few = (await makeRun(sortIntoPiles(recipients(24)))).pdf.byteLength;
    const many = (await makeRun(sortIntoPiles(recipients(240)))).pdf.byteLength;
    expect((many - few) / 216).toBeLessThan(9000);
    expect(Buffer.compare(bytes, (await makeRun(piles)).pdf)).toBe(0);
  });
});

describe('a slip that goes on on the back of its cover', () => {
  it('is printed on the back, and the page that evens the set is still blank', async () => {
    const blocks =
      event === undefined ? [] : Array.from({ length: 4 }, (_, at) => ({ ...event, title: [text(`会${at}`)] }));
    const cover = (await renderCover({ ...sampleDocument, blocks }, context, 'large')).pdf;
    odd = { ...odd, cover };
    const { texts } = await readPdf((await makeRun(sortIntoPiles([recipient()]))).pdf);
    expect(texts[0]).toContain('返信用紙は、うらにつづきます');
    expect(texts[1]).toContain('送り先');
    expect(texts[1]).not.toContain('白紙');
    expect(texts.at(-1)).toContain('このページは白紙です');
    expect(texts.length % 2).toBe(0);
  });
});

it('a cover that is not the reader’s own stops the run', async () => {
  const piles = sortIntoPiles(recipients(3));
  const envelopes = new Map(piles.map(({ letter }) => [letter, 'long3'] as const));
  const { covers } = await layOutCovers(piles, { title: '', date: '2023-07-14', center, envelopes });
  const sets = piles.flatMap(({ pieces }) =>
    pieces.map(({ serial, recipient: { registrationNumber } }) => {
      return { serial, registrationNumber, shared: even, barcodes: [] };
    }),
  );
  const codeOf = (given: typeof sets) =>
    assembleRun(covers?.paper.pdf ?? new Uint8Array(), given).then(
      () => 'made',
      (reason: unknown) => (reason instanceof ProblemsError ? reason.problems[0]?.code : reason),
    );
  expect(await codeOf(sets)).toBe('made');
  expect(await codeOf([...sets].reverse())).toBe('print-covers-differ');
  expect(await codeOf(sets.slice(1))).toBe('print-covers-differ');
});

describe('what does not fit a window', () => {
  const layOut = (one: Partial<typeof center.post>) => {
    const given = { ...center, post: { ...center.post, ...one } };
    const piles = sortIntoPiles([recipient()]);
    const envelopes = new Map([['A', 'long3' as const]]);
    return layOutCovers(piles, { title: '', date: '2023-07-14', center: given, envelopes });
  };
  const codesOf = (windows: (typeof center.post)['windows']) =>
    layOut({ windows }).then(
      ({ problems }) => problems.map(({ code }) => code),
      (reason: unknown) => (reason instanceof ProblemsError ? reason.problems.map(({ code }) => code) : reason),
    );

  it.each([
    ['window-outside-page', { x: 150, y: 18, width: 90, height: 45, slip: 6 }],
    ['window-outside-page', { x: 20, y: 80, width: 90, height: 45, slip: 6 }],
    ['window-outside-page', { x: -1, y: 18, width: 90, height: 45, slip: 6 }],
    ['window-too-small', { x: 20, y: 18, width: 60, height: 45, slip: 6 }],
  ])('%s', async (code, long3) => expect(await codesOf({ long3 })).toEqual([code]));

  it('takes the measures of a centre', async () => {
    expect(await codesOf({ long3: { x: 100, y: 20, width: 95, height: 50, slip: 3 } })).toEqual([]);
  });

  it('names who does not fit by number', async () => {
    const piles = sortIntoPiles([recipient({ registrationNumber: '7', address2: 'あ'.repeat(120) })]);
    const { covers, problems } = await layOutCovers(piles, {
      ...{ title: '', date: '2023-07-14', center, envelopes: new Map([['A', 'long3' as const]]) },
    });
    expect(covers).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'label-too-long', file: '名簿の登録番号 7' }]);
  });
});
