import { describe, expect, it } from 'vitest';
import { BARCODE_CLEAR, BARCODE_SIZE } from '../../src/postal/customer-barcode.ts';
import { drawBarcodes } from '../../src/postal/draw-barcodes.ts';
import { findLabelSheet, isHeadedOnLabel } from '../../src/postal/label-sheets.ts';
import { labelData, layOutLabels, OFFSET_LIMIT, placeBarcodes } from '../../src/postal/labels.ts';
import { compileOffice } from '../../src/postal/office-paper.ts';
import { sortIntoPiles } from '../../src/postal/piles.ts';
import { type Area, rasterise } from './rasterise.ts';
import { center, recipients } from './recipients.ts';

const withBarcodes = { ...center, post: { ...center.post, barcode: true } };
async function printSheet(name: string, offset: { x: number; y: number }) {
  const sheet = findLabelSheet(name);
  const people = recipients(400).filter(({ postcode }) => postcode === '251-0052');
  const { sheets } = layOutLabels(sortIntoPiles(people), { sheet, start: 1, center: withBarcodes, offset });
  const data = { title: '宛名ラベル', date: '2023-07-14', proof: true, ...labelData(sheets) };
  const paper = await compileOffice('labels.typ', data, '2023-07-14');
  const barcodes = placeBarcodes(sheets);
  const page = await rasterise(await drawBarcodes(paper.pdf, barcodes), 1, 300);
  return {
    sheet,
    labels: sheets.pages[0]?.labels ?? [],
    heading: sheets.pages[0]?.headingAt ?? { x: 0, y: 0 },
    barcodes: barcodes[0] ?? [],
    page,
  };
}

describe.each(['a-one-10', 'a-one-12', 'a-one-21', 'a-one-24'])('%s at 300 dpi', (name) => {
  it.each([
    { x: 0, y: 0 },
    { x: OFFSET_LIMIT, y: OFFSET_LIMIT },
    { x: -OFFSET_LIMIT, y: -OFFSET_LIMIT },
  ])('has every label inside its die-cut, moved by $x,$y', async (offset) => {
    const { sheet, labels, heading, page } = await printSheet(name, offset);
    expect(labels.length).toBeGreaterThan(3);
    const headingEnd = { x: heading.x + offset.x + 170, y: heading.y + offset.y + 9 };
    const isHeading = ({ x, y }: { x: number; y: number }): boolean =>
      isHeadedOnLabel(sheet)
        ? x < sheet.left + sheet.width && y < sheet.top + sheet.height
        : x < headingEnd.x && y < headingEnd.y;
    const isInside = ({ x, y }: { x: number; y: number }): boolean =>
      labels.some((label) => x >= label.x && x <= label.x + sheet.width && y >= label.y && y <= label.y + sheet.height);
    const ofLabels = page.ink.filter((dot) => !isHeading(dot));
    expect(ofLabels.length).toBeGreaterThan(10_000);
    expect(ofLabels.filter((dot) => !isInside(dot))).toEqual([]);
  });

  it('draws its bars black on white, with clear space around them', async () => {
    const { barcodes, page } = await printSheet(name, { x: 0, y: 0 });
    expect(barcodes.length).toBeGreaterThan(3);
    for (const { x, y } of barcodes) {
      const box = (grow: number): Area => ({
        left: x - grow,
        top: y - grow,
        right: x + BARCODE_SIZE.width + grow,
        bottom: y + BARCODE_SIZE.height + grow,
      });
      const bars = page.count(box(0.1));
      expect(bars).toBeGreaterThan(2000);
      expect(page.count(box(BARCODE_CLEAR - 0.15))).toBe(bars);
    }
  });
});
