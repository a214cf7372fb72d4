import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/postal/address.ts';
import { fitLabel } from '../../src/postal/fit-label.ts';
import {
  findLabelSheet,
  isHeadedOnLabel,
  labelCorner,
  labelsPerSheet,
  paddingOf,
} from '../../src/postal/label-sheets.ts';
import { labelData, layOutLabels } from '../../src/postal/labels.ts';
import { compileOffice } from '../../src/postal/office-paper.ts';
import { byPostalOrder, findRepeatedSerials, type Recipient, sortIntoPiles } from '../../src/postal/piles.ts';
import { ProblemsError } from '../../src/problems.ts';
import { readPdf } from '../read-pdf.ts';
import { center, recipient, recipients } from './recipients.ts';

const SHEETS = ['a-one-10', 'a-one-12', 'a-one-21', 'a-one-24'];
const A4 = { width: 210, height: 297 };

const layOut = (count: number, name: string, start = 1) =>
  layOutLabels(sortIntoPiles(recipients(count)), { sheet: findLabelSheet(name), start, center });

describe('piles', () => {
  it('go by audience, reading and size, and only where there is a reader', () => {
    const piles = sortIntoPiles([
      recipient({ audience: 'job-seeking' }),
      recipient({ reading: 'furigana' }),
      recipient({ size: 'large' }),
    ]);
    expect(piles.map(({ letter, audience, reading, size }) => [letter, audience, reading, size])).toEqual([
      ['B', 'employed', 'standard', 'large'],
      ['C', 'employed', 'furigana', 'regular'],
      ['E', 'job-seeking', 'standard', 'regular'],
    ]);
  });

  it('have the letter of their variant in every run, whoever else is in it', () => {
    const late = recipient({ audience: 'job-seeking', reading: 'furigana', size: 'large' });
    const serialsOf = (people: readonly Recipient[], run?: number) =>
      sortIntoPiles(people, run).flatMap(({ letter, pieces }) => [letter, ...pieces.map(({ serial }) => serial)]);
    expect(serialsOf([late, recipient()])).toEqual(['A', 'A-001', 'H', 'H-001']);
    expect(serialsOf([late], 2)).toEqual(['2H', '2H-001']);
    const printed = [late, { ...late, serial: '2H-001' }, { ...late, serial: 'H-007' }, recipient({ serial: 'A-002' })];
    expect(serialsOf(printed, 10)).toEqual(['A', 'A-002', 'H', 'H-007', '2H', '2H-001', '10H', '10H-001']);
  });

  it('say which serial is there twice', () => {
    const mixed = sortIntoPiles([recipient({ serial: 'A-002', postcode: '259-0000' }), recipient()]);
    expect(findRepeatedSerials(mixed, new Set())).toEqual([]);
    expect(findRepeatedSerials(mixed, new Set(['A-001', 'A-002']))).toEqual(['A-001']);
    const twice = sortIntoPiles([recipient({ serial: 'A-002' }), recipient({ serial: 'A-002' })]);
    expect(findRepeatedSerials(twice, new Set(['A-002']))).toEqual(['A-002']);
  });

  it('hold everybody once, in postal order, numbered from one', () => {
    const everybody = recipients(400);
    const piles = sortIntoPiles(everybody);
    const pieces = piles.flatMap((pile) => pile.pieces);
    expect(pieces.map(({ recipient: { deliveryId } }) => deliveryId).sort()).toEqual(
      everybody.map(({ deliveryId }) => deliveryId).sort(),
    );
    for (const { letter, pieces: own } of piles) {
      expect(own.map(({ recipient: reader }) => reader)).toEqual(
        own.map(({ recipient: reader }) => reader).sort(byPostalOrder),
      );
      expect(own[0]?.serial).toBe(`${letter}-001`);
      expect(own.at(-1)?.serial).toBe(`${letter}-${String(own.length).padStart(3, '0')}`);
    }
  });

  it('walk: 2番 before 10番, the postcode before all, nobody without one in between', () => {
    const order = [
      recipient({ postcode: '', address1: '藤沢市1' }),
      recipient({ postcode: '253-0044', address1: '茅ヶ崎市1' }),
      recipient({ address1: '藤沢市１０-1' }),
      recipient({ address1: '藤沢市2-1' }),
    ];
    expect([...order].sort(byPostalOrder).map(({ address1 }) => address1)).toEqual([
      '藤沢市2-1',
      '藤沢市１０-1',
      '茅ヶ崎市1',
      '藤沢市1',
    ]);
  });
});

describe.each(SHEETS)('%s', (name) => {
  const sheet = findLabelSheet(name);
  const padding = paddingOf(sheet);

  it('has all its labels on the paper, none over another', () => {
    const last = labelCorner(sheet, labelsPerSheet(sheet) - 1);
    expect(last.x + sheet.width).toBeLessThanOrEqual(A4.width);
    expect(last.y + sheet.height).toBeLessThanOrEqual(A4.height);
    expect(labelCorner(sheet, 1).x - labelCorner(sheet, 0).x).toBeGreaterThanOrEqual(sheet.width);
  });

  it('starts each pile on a new sheet headed with it, and leaves nobody out', () => {
    const { sheets, problems } = layOut(300, name, 3);
    expect(problems).toEqual([]);
    expect(sheets.pages.flatMap(({ labels }) => labels)).toHaveLength(300);
    for (const { heading, labels } of sheets.pages) {
      expect(labels.length).toBeGreaterThan(0);
      for (const { serial } of labels) expect(serial[0]).toBe(heading[0]);
    }
    expect(sheets.pages[0]?.labels[0]).toMatchObject(labelCorner(sheet, isHeadedOnLabel(sheet) ? 3 : 2));
  });

  it('draws every word inside its die-cut', async () => {
    const { sheets } = layOut(150, name);
    const paper = await compileOffice(
      'labels.typ',
      { title: '宛名ラベル', date: '2023-07-14', proof: true, ...labelData(sheets) },
      '2023-07-14',
      'label',
    );
    expect(paper.found).toHaveLength(150);
    expect(paper.pages).toBe(sheets.pages.length);
    const { pages } = await readPdf(paper.pdf);
    sheets.pages.forEach(({ labels, headingAt }, index) => {
      const isHeading = ({ x, y }: { x: number; y: number }): boolean =>
        isHeadedOnLabel(sheet)
          ? x >= headingAt.x - 1 && x < headingAt.x + sheet.width - 6 && y < headingAt.y + sheet.height - 6
          : y < sheet.top;
      const words = (pages[index] ?? []).filter((word) => !isHeading(word));
      expect(words.length).toBeGreaterThanOrEqual(labels.length * 4);
      for (const { x, y, width, height } of words) {
        const label = labels.find(
          (place) => x >= place.x && x < place.x + sheet.width && y >= place.y && y <= place.y + sheet.height,
        );
        expect(label, `${x} ${y}`).toBeDefined();
        expect(x - (label?.x ?? 0)).toBeGreaterThanOrEqual(padding.x - 0.1);
        expect(x + width).toBeLessThanOrEqual((label?.x ?? 0) + sheet.width - padding.x + 0.5);
        expect(y - height * 0.9).toBeGreaterThanOrEqual((label?.y ?? 0) + 2);
        expect(y + height * 0.2).toBeLessThanOrEqual((label?.y ?? 0) + sheet.height - 2);
      }
    });
  });
});

describe('fitLabel', () => {
  const stock = findLabelSheet('a-one-12');
  const sheet = { ...stock, padding: paddingOf(stock) };
  const layOutOne = (given: Partial<Recipient>) => fitLabel(parseAddress(recipient(given)).address, sheet);
  const long = (length: number): string => 'あ'.repeat(length);

  it('shrinks, then wraps, then refuses', () => {
    const building = (length: number) => {
      const { label, faults } = layOutOne({ address2: long(length) });
      return faults.length > 0
        ? faults.map(({ code }) => code)
        : label?.address.slice(1).map(({ text, size }) => [text.length, size]);
    };
    const [short, shrunk, wrapped] = [building(10), building(26), building(40)];
    expect(short).toEqual([[10, 11]]);
    expect(shrunk?.length).toBe(1);
    expect(shrunk?.[0]?.[1]).toBeLessThan(11);
    expect(wrapped?.length).toBe(2);
    expect(building(120)).toEqual(['label-too-long']);
  });

  it('says 様 once', () => {
    const nameOf = (name: string) =>
      layOutOne({ name })
        .label?.name.map(({ text }) => text)
        .join('');
    expect(nameOf('見本 花子')).toBe('見本 花子 様');
    expect(nameOf('見本作業所 御中')).toBe('見本作業所 御中');
  });

  it('names a character that cannot be printed', () => {
    const { faults } = layOutOne({ name: '見本 😀' });
    expect(faults.map(({ code, message }) => [code, message.includes('😀')])).toEqual([['glyph-missing', true]]);
  });

  it('prints 髙﨑 as they are', () => {
    expect(layOutOne({ name: '髙﨑 見本' }).faults).toEqual([]);
  });
});

it('a stock that does not exist is named with what was meant', () => {
  expect(() => findLabelSheet('a-one-11')).toThrow(ProblemsError);
  expect(() => findLabelSheet('a-one-11')).toThrow(/a-one-1[02] と書いてください/);
});

describe('a stock of a centre’s own', () => {
  const own = (given: object = {}) => ({
    見本用紙: {
      name: '見本',
      width: 90,
      height: 50,
      columns: 2,
      rows: 5,
      left: 10,
      top: 20,
      columnGap: 0,
      rowGap: 0,
      ...given,
    },
  });
  it('is taken by its measures', () =>
    expect(findLabelSheet('見本用紙', own())).toMatchObject({ width: 90, columns: 2 }));

  it.each([{ columns: 3 }, { rows: 6 }, { left: 40 }])('is refused where it leaves the paper: %o', (given) =>
    expect(() => findLabelSheet('見本用紙', own(given))).toThrow(/A4 の紙からはみ出します/),
  );
});
