/** The serials on finished label sheets, as the pages draw them at the head of each label. */
import { type DrawnText, readDrawnText } from './drawn-text.ts';
import { LABEL_HEAD } from './fit-label.ts';
import { labelCorner, labelsPerSheet } from './label-sheets.ts';
import type { LabelSheets } from './labels.ts';

const SERIAL = /^\d*[A-Z]-\d{3,}$/;
const MM_PER_POINT = 25.4 / 72;

/** Left to right, then down, as labels are filled. */
const inReadingOrder = (a: DrawnText, b: DrawnText): number => (Math.abs(a.y - b.y) > 1 ? a.y - b.y : a.x - b.x);

/** By page. A room number that looks like a serial stands lower, and in another size. */
export async function readLabelSerials(pdf: Uint8Array, sheets: LabelSheets): Promise<string[][]> {
  const { sheet, padding, offset } = sheets;
  const tops = Array.from({ length: labelsPerSheet(sheet) }, (_, index) => {
    return labelCorner(sheet, index).y + offset.y + padding.y;
  });
  const isInHead = ({ y }: DrawnText): boolean =>
    tops.some((top) => y > top && y < top + LABEL_HEAD.height * MM_PER_POINT);
  const pages = await readDrawnText(pdf);
  return pages.map((drawn) =>
    drawn
      .filter((piece) => piece.size === LABEL_HEAD.serial && isInHead(piece) && SERIAL.test(piece.text))
      .sort(inReadingOrder)
      .map(({ text }) => text),
  );
}
