/** Barcodes drawn as filled rectangles over pages that are already set: exact, and 80,000 bars in no time. */
import { ParseSpeeds, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { BAR_COUNT, BARCODE_SIZE, type Bar, placeBars } from './customer-barcode.ts';

/** Top left corner in millimetres from that of the page. */
export interface PlacedBarcode {
  readonly bars: readonly Bar[];
  readonly x: number;
  readonly y: number;
}

const POINTS = 72 / 25.4;
const points = (mm: number): string => (mm * POINTS).toFixed(2);

/** A rectangle for each kind of bar at each of the 67 places, from the barcode's lower left corner. */
const BOXES = (['F', 'A', 'D', 'T'] as const).map((bar) => {
  const boxes = placeBars(Array.from({ length: BAR_COUNT }, () => bar)).map(
    ({ x, y, width, height }) =>
      `${points(x)} ${points(BARCODE_SIZE.height - y - height)} ${points(width)} ${points(height)} re`,
  );
  return [bar, boxes] as const;
});
const BOXES_OF: ReadonlyMap<Bar, readonly string[]> = new Map(BOXES);

/** Operators of a page `height` points high. */
export function barcodeOperators({ bars, x, y }: PlacedBarcode, height: number): string {
  const bottom = height - (y + BARCODE_SIZE.height) * POINTS;
  const boxes = bars.map((bar, index) => BOXES_OF.get(bar)?.[index] ?? '');
  return `q 0 g 1 0 0 1 ${points(x)} ${bottom.toFixed(2)} cm ${boxes.join('\n')} f Q\n`;
}

/** `pages` in the order of the file; a page without barcodes stays as it is. */
export async function drawBarcodes(pdf: Uint8Array, pages: readonly (readonly PlacedBarcode[])[]): Promise<Uint8Array> {
  if (pages.every((barcodes) => barcodes.length === 0)) return pdf;
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { context } = document;
  document.getPages().forEach((page, index) => {
    const barcodes = pages[index] ?? [];
    if (barcodes.length === 0) return;
    const height = page.getHeight();
    const drawn = barcodes.map((barcode) => barcodeOperators(barcode, height)).join('');
    const [open, bars] = ['q\n', `Q\n${drawn}`].map((operators) => context.register(context.flateStream(operators)));
    const own = page.node.get(PDFName.of('Contents'));
    if (open === undefined || bars === undefined || own === undefined) return;
    page.node.set(PDFName.of('Contents'), context.obj([open, own, bars]));
  });
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY });
}
