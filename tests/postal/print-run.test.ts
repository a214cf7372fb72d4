import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipient } from '../../src/postal/piles.ts';
import { estimatePostage } from '../../src/postal/postage.ts';
import { type PrintableEdition, type PrintRunOptions, printPiles } from '../../src/postal/print-run.ts';
import { ProblemsError } from '../../src/problems.ts';
import { renderCover } from '../../src/render/print/cover.ts';
import { renderPrint } from '../../src/render/print/render-print.ts';
import { readPdf } from '../read-pdf.ts';
import { context, paragraph, sampleDocument, text } from '../render/sample.ts';
import { center, recipient, recipients } from './recipients.ts';

const folder = mkdtempSync(join(tmpdir(), '郵送 '));
const outDir = join(folder, '出力');
let edition: PrintableEdition;
let frozen: Uint8Array;
let cover: Uint8Array;

beforeAll(async () => {
  const document = { ...sampleDocument, blocks: [paragraph(text('印刷するもの'))] };
  frozen = (await renderPrint(document, context, 'regular')).pdf;
  cover = (await renderCover(document, context, 'regular')).pdf;
  edition = {
    manifest: { title: '第1号 夏', date: '2023-07-14', code: 'AB12CD34' },
    read: async () => frozen,
    readCover: async () => cover,
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const print = (given: Partial<PrintRunOptions> = {}) =>
  printPiles({ recipients: recipients(60), edition, center, outDir, proof: false, sheet: 'a-one-12', ...given });

const problemsOf = async (given: Partial<PrintRunOptions>) => {
  const failure = await print(given).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return failure instanceof ProblemsError ? failure.problems : failure;
};

describe('a print run', () => {
  it('adds up: readers, copies, labels, lines and list', async () => {
    const run = await print();
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
    const of = (kind: string) => run.files.filter((file) => file.kind === kind);
    expect(sum(run.piles.map(({ copies }) => copies))).toBe(60);
    expect(sum(of('copies').map(({ labels }) => labels))).toBe(60);
    expect(of('copies')).toHaveLength(run.piles.length);
    for (const kind of ['labels', 'packing-list', 'run', 'postal-list', 'piles'])
      expect(of(kind).map(({ labels }) => labels)).toEqual([60]);
    expect(run.postage.pieces).toBe(60);
    expect(readdirSync(outDir).sort()).toEqual(run.files.map(({ path }) => basename(path)).sort());
  });

  it('has no spare copies where one person is printed again', async () => {
    const { piles, files } = await print({ recipients: [recipient({ serial: 'A-012' })], spareCopies: 0 });
    expect(piles).toMatchObject([{ pile: 'A', copies: 1, spare: 0 }]);
    expect(basename(files.find(({ kind }) => kind === 'copies')?.path ?? '')).toContain('-1部.pdf');
  });

  it('takes the envelope of the run by its weight with the cover', async () => {
    const sheets = async (count: number): Promise<PrintableEdition> => {
      const document = await PDFDocument.load(frozen);
      while (document.getPageCount() < 2 * count) document.addPage([595.28, 841.89]);
      const bytes = await document.save();
      return { ...edition, read: async () => bytes };
    };
    const one = { recipients: [recipient()] };
    const { postage, windowPostage, files } = await print({ ...one, edition: await sheets(8) });
    expect(postage.piles).toMatchObject([{ envelope: 'long3', yenPerPiece: 110 }]);
    expect(windowPostage.piles).toMatchObject([{ envelope: 'square2', yenPerPiece: 180 }]);
    const pathOf = (kind: string): string => files.find((file) => file.kind === kind)?.path ?? '';
    const { texts } = await readPdf(readFileSync(pathOf('piles')));
    expect(texts[0]).toContain('角形2号・定形外（規格内）');
    const at = async (run: string) =>
      (await readPdf(readFileSync(run))).pages[0]?.find((word) => word.text.includes('〒'))?.y;
    const large = await at(pathOf('run'));
    const { files: small } = await print({ ...one, edition: await sheets(7) });
    expect(large).toBeGreaterThan((await at(small.find(({ kind }) => kind === 'run')?.path ?? '')) ?? 999);
  });

  it('gives the frozen bytes to the printer', async () => {
    const { files } = await print();
    const copy = files.find(({ kind }) => kind === 'copies');
    expect(Buffer.compare(readFileSync(copy?.path ?? ''), Buffer.from(frozen))).toBe(0);
  });

  it('lists the same people in the same order on labels, packing list and postal list', async () => {
    const { files } = await print();
    const pathOf = (kind: string): string => files.find((file) => file.kind === kind)?.path ?? '';
    const serials = async (path: string): Promise<string[]> =>
      (await readPdf(readFileSync(path))).texts.flatMap((words) => words.match(/[A-H]-\d{3}/g) ?? []);
    const rows = parse(readFileSync(pathOf('postal-list')), { bom: true, columns: true });
    const listed = rows.map((row) => (typeof row === 'object' && row !== null ? String(Reflect.get(row, '番号')) : ''));
    expect(await serials(pathOf('packing-list'))).toEqual(listed);
    const printed = new Set(await serials(pathOf('labels')));
    expect([...printed].sort()).toEqual([...listed].sort());
  });

  it('says 校正刷り in names and on every page before approval', async () => {
    const { files } = await print({ proof: true });
    for (const { path } of files) expect(basename(path)).toMatch(/^校正刷り-/);
    for (const { path, kind } of files.filter(({ kind: each }) => each !== 'postal-list')) {
      const { texts } = await readPdf(readFileSync(path));
      for (const words of ['copies', 'labels', 'run'].includes(kind) ? texts : texts.slice(0, 1))
        expect(words).toContain('校正刷り');
    }
  });

  it.skipIf(process.platform === 'win32')('is for nobody else on the machine to read', async () => {
    rmSync(outDir, { recursive: true, force: true });
    const { files } = await print();
    for (const { path } of files) expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(outDir).mode & 0o777).toBe(0o700);
  });

  it("drops nobody whose postcode is in no table, is an office's, or is missing", async () => {
    const people = ['999-9999', '251-8601', ''].map((postcode, index) =>
      recipient({ postcode, deliveryId: `d-${index}`, registrationNumber: `${index}`, name: `見本 ${index}` }),
    );
    const { files, postage } = await print({ recipients: people });
    const pathOf = (kind: string): string => files.find((file) => file.kind === kind)?.path ?? '';
    const labels = (await readPdf(readFileSync(pathOf('labels')))).texts.join();
    const list = readFileSync(pathOf('postal-list'), 'utf8');
    for (const { name } of people) expect([labels.includes(name), list.includes(name)]).toEqual([true, true]);
    expect(labels).toContain('999-9999');
    expect(postage.pieces).toBe(3);
  });

  it('is the same bytes for the same readers in any order', async () => {
    const bytes = async (people: readonly Recipient[]) => {
      const { files } = await print({ recipients: people });
      return files.map(({ path }) => readFileSync(path).toString('base64'));
    };
    expect(await bytes(recipients(40).reverse())).toEqual(await bytes(recipients(40)));
  });

  it('prints 1,198 readers without losing anybody or an afternoon', async () => {
    await print();
    const before = performance.now();
    const { files } = await print({ recipients: recipients(1198) });
    expect(files.find(({ kind }) => kind === 'labels')?.labels).toBe(1198);
    expect(files.find(({ kind }) => kind === 'run')?.labels).toBe(1198);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

describe('the postal list', () => {
  it('opens in Excel and holds no formula', async () => {
    const { files } = await print({
      recipients: [recipient({ name: '=HYPERLINK("https://evil.example")', address2: '"見本荘"' })],
    });
    const csv = readFileSync(files.find(({ kind }) => kind === 'postal-list')?.path ?? '', 'utf8');
    expect(csv.startsWith('\uFEFF"山","番号"')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv).toContain('"""見本荘"""');
  });
});

describe('what cannot be printed', () => {
  const before = async (): Promise<string[]> => {
    rmSync(outDir, { recursive: true, force: true });
    await print();
    return readdirSync(outDir);
  };

  it('is named by registration number, all of it at once, and leaves the former run as it was', async () => {
    const names = await before();
    const problems = await problemsOf({
      recipients: [
        recipient({ registrationNumber: '7', address2: 'あ'.repeat(120) }),
        recipient({ registrationNumber: '8', name: '見本 😀' }),
        recipient(),
      ],
    });
    expect(problems).toMatchObject([
      { code: 'label-too-long', file: '名簿の登録番号 7' },
      { code: 'glyph-missing', file: '名簿の登録番号 8' },
    ]);
    expect(readdirSync(outDir)).toEqual(names);
    expect(readdirSync(folder)).toEqual(['出力']);
  });

  it.each([
    ['label-start-beyond-sheet', { start: 13 }],
    ['unknown-label-sheet', { sheet: 'a-two-12' }],
    ['nobody-by-post', { recipients: [] }],
    ['label-offset-too-far', { offset: { x: 0, y: 3.5 } }],
    ['serials-repeated', { recipients: [recipient()], taken: new Set(['A-001']) }],
  ])('%s', async (code, given) => expect(await problemsOf(given)).toMatchObject([{ code }]));

  it('is an edition without covers', async () => {
    const old = { ...edition, readCover: async () => undefined };
    expect(await problemsOf({ edition: old })).toMatchObject([{ code: 'cover-missing' }]);
  });

  it.each([
    ['no postcode', { postcode: '' }],
    ['a postcode of another prefecture', { postcode: '060-0906' }],
    ['an address of one word', { address1: '藤沢市', address2: '' }],
    ['a company and a department', { name: '株式会社見本商事 総務部 人事課', address2: '見本ビル5F' }],
    ['a foreign address', { postcode: '10115', address1: 'Musterstraße 1, 10115 Berlin', address2: 'Germany' }],
    ['control characters', { name: '見本\u0007 太郎\u200b', address1: '神奈川県藤沢市\u0000藤沢1-2' }],
  ])('is printed for %s, and still adds up', async (_, odd) => {
    const withCode = { ...center, post: { ...center.post, barcode: true } };
    const people = [recipient(odd), recipient({ deliveryId: 'd-2', registrationNumber: '2' })];
    const run = await print({ center: withCode, recipients: people });
    for (const { kind, labels } of run.files) if (kind !== 'copies') expect([kind, labels]).toEqual([kind, 2]);
    expect(run.postage.pieces).toBe(2);
  });

  it('is told, where the post or the reader has to know', async () => {
    const { problems } = await print({
      recipients: [
        recipient({ registrationNumber: '7', postcode: '10115', address1: 'Musterstraße 1, 10115 Berlin' }),
        recipient({ deliveryId: 'd-2', registrationNumber: '8', name: '見本\u0007 太郎' }),
      ],
    });
    expect(problems).toMatchObject([
      { code: 'foreign-address', file: '名簿の登録番号 7', severity: 'warning' },
      { code: 'name-control-character', file: '名簿の登録番号 8', severity: 'warning' },
    ]);
  });

  it('is the last label of a sheet whose first has to bear the heading', async () => {
    expect(await problemsOf({ sheet: 'a-one-21', start: 21 })).toMatchObject([{ code: 'label-start-leaves-no-label' }]);
    const { files } = await print({ sheet: 'a-one-21', start: 20 });
    const { texts } = await readPdf(readFileSync(files.find(({ kind }) => kind === 'labels')?.path ?? ''));
    expect(texts[0]).toContain('A-001');
    expect(texts.join('')).not.toContain('undefined');
  });

  it('leaves nothing half written where the folder cannot be made', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(print({ outDir: join(file, 'inside') })).rejects.toThrow();
    rmSync(file);
    expect(readdirSync(folder)).toEqual(['出力']);
  });
});

describe('postage', () => {
  it.each([
    [2, 14, '定形', 110],
    [8, 38, '定形', 110],
    [9, 55, '定形外（規格内）', 180],
    [60, 259, '定形外（規格内）', null],
  ])('%i sheets weigh %i g: %s', (sheets, gramsPerPiece, kind, yenPerPiece) => {
    const { piles, yen } = estimatePostage([{ pile: 'A', copies: 10, sheets }]);
    expect(piles).toMatchObject([{ pieces: 10, gramsPerPiece, class: kind, yenPerPiece }]);
    expect(yen).toBe(yenPerPiece === null ? null : yenPerPiece * 10);
  });
});
