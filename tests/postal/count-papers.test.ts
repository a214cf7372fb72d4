import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/postal/content-operations.ts';
import { readListSerials, requireSameSerials } from '../../src/postal/count-papers.ts';
import { drawBarcodes } from '../../src/postal/draw-barcodes.ts';
import { findLabelSheet } from '../../src/postal/label-sheets.ts';
import { labelData, layOutLabels, placeBarcodes } from '../../src/postal/labels.ts';
import { compileOffice } from '../../src/postal/office-paper.ts';
import { type Recipient, sortIntoPiles } from '../../src/postal/piles.ts';
import { encodeList, writePostalList } from '../../src/postal/postal-list.ts';
import { readLabelSerials } from '../../src/postal/read-labels.ts';
import { ProblemsError } from '../../src/problems.ts';
import { center, recipient, recipients } from './recipients.ts';

const withBarcodes = { ...center, post: { ...center.post, barcode: true } };

/** As the finished sheets show them. */
async function readBack(people: readonly Recipient[], stock: string, offset = { x: 0, y: 0 }) {
  const sheet = findLabelSheet(stock);
  const { sheets } = layOutLabels(sortIntoPiles(people), { sheet, start: 2, center: withBarcodes, offset });
  const data = { title: '宛名ラベル', date: '2023-07-14', proof: true, ...labelData(sheets) };
  const { pdf } = await compileOffice('labels.typ', data, '2023-07-14');
  return readLabelSerials(await drawBarcodes(pdf, placeBarcodes(sheets)), sheets);
}

const serialsOf = (people: readonly Recipient[]): string[] =>
  sortIntoPiles(people).flatMap(({ pieces }) => pieces.map(({ serial }) => serial));

describe('label sheets read back', () => {
  it.each([
    ['a-one-10', { x: 0, y: 0 }],
    ['a-one-12', { x: -3, y: 3 }],
    ['a-one-21', { x: 3, y: -3 }],
    ['a-one-24', { x: 0, y: 3 }],
  ])('%s, moved by %j, show every serial once, in order', async (stock, offset) => {
    const people = recipients(130);
    const pages = await readBack(people, stock, offset);
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.flat()).toEqual(serialsOf(people));
  });

  it('take no room number for a serial', async () => {
    const people = ['A-001', 'B-102', '2A-001'].map((address2, index) =>
      recipient({ deliveryId: `d-${index}`, registrationNumber: `${index}`, address2, name: address2 }),
    );
    expect((await readBack(people, 'a-one-12')).flat()).toEqual(['A-001', 'A-002', 'A-003']);
  });
});

describe('a postal list read back', () => {
  it.each(['utf-8', 'shift_jis'] as const)('in %s shows every serial', (encoding) => {
    const people = recipients(20);
    const { content } = encodeList(writePostalList(sortIntoPiles(people), center), encoding);
    expect(readListSerials(content)).toEqual(serialsOf(people));
  });
});

describe('numbers that differ', () => {
  const people = recipients(12);
  const piles = sortIntoPiles(people);
  const serials = serialsOf(people);
  const faultsOf = (given: readonly string[], of = piles) => {
    try {
      requireSameSerials(of, [{ where: '宛名ラベル', serials: given }]);
      return 'none';
    } catch (thrown) {
      return thrown instanceof ProblemsError
        ? thrown.problems.map(({ code, message }) => `${code} ${message}`)
        : thrown;
    }
  };

  it('are none where all are there', () => expect(faultsOf(serials)).toBe('none'));

  it.each([
    ['one is missing', serials.slice(0, -1), '宛名ラベルにある番号は11件'],
    [
      'one is there twice',
      [...serials.slice(0, -1), 'A-001'],
      '宛名ラベルにある番号は12件で、合いません（A-001 など）',
    ],
    ['two are exchanged', [serials[1] ?? '', serials[0] ?? '', ...serials.slice(2)], '宛名ラベル'],
  ])('stop the run where %s', (_, given, words) => {
    const faults = faultsOf(given);
    expect(faults).toHaveLength(1);
    expect(String(faults)).toContain('print-counts-differ');
    expect(String(faults)).toContain(words);
  });

  it('stop the run where one delivery has two labels', () => {
    const twice = sortIntoPiles([recipient(), recipient()]);
    expect(String(faultsOf(['A-001', 'A-002'], twice))).toContain('台帳にある番号は1件');
  });
});

describe('the operators of a page', () => {
  it('are read with strings of every form', () => {
    const content = '% (no string\nq /f0 9 Tf [(a\\(b\\)\\\\) -12 <0041 42>] TJ (x(y)z\\101\\n) Tj Q';
    const read = [...readOperations(content)].map(({ operator, words, strings }) => {
      return [operator, words, strings.map((bytes) => bytes.toString('latin1'))];
    });
    expect(read).toEqual([
      ['q', [], []],
      ['Tf', ['/f0', '9'], []],
      ['TJ', ['-12'], ['a(b)\\', '\u0000AB']],
      ['Tj', [], ['x(y)zA\n']],
      ['Q', [], []],
    ]);
  });
});
