/** A page as a printer draws it: pdf.js on a canvas of its own, read back as dots of ink. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';

/** Millimetres from the top left corner of the page. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Raster {
  /** Every dark dot, in millimetres. */
  readonly ink: readonly { readonly x: number; readonly y: number }[];
  /** How many dark dots lie in an area. */
  count(area: Area): number;
}

const MM_PER_INCH = 25.4;
/** Lighter dots are the soft edges of letters. */
const DARK = 110;

const canvasSchema = z.custom<HTMLCanvasElement>((value) => typeof value === 'object' && value !== null);
const factorySchema = z.object({
  create: z.custom<(width: number, height: number) => unknown>((value) => typeof value === 'function'),
});

function createCanvas(factory: object, width: number, height: number): HTMLCanvasElement {
  const { create } = factorySchema.parse({ create: Reflect.get(factory, 'create') });
  const { canvas } = z.object({ canvas: canvasSchema }).parse(create.call(factory, width, height));
  return canvas;
}

export async function rasterise(pdf: Uint8Array, pageNumber: number, dpi: number): Promise<Raster> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const page = await document.getPage(pageNumber);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(document.canvasFactory, width, height);
  await page.render({ canvas, viewport, background: 'white' }).promise;
  const dots = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  await loading.destroy();
  const isDark = (x: number, y: number): boolean => (dots[4 * (y * width + x)] ?? 255) < DARK;
  const ink: { x: number; y: number }[] = [];
  const mm = MM_PER_INCH / dpi;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (isDark(x, y)) ink.push({ x: (x + 0.5) * mm, y: (y + 0.5) * mm });
  }
  const isIn = ({ left, top, right, bottom }: Area, { x, y }: { x: number; y: number }): boolean =>
    x >= left && x <= right && y >= top && y <= bottom;
  return { ink, count: (area) => ink.filter((dot) => isIn(area, dot)).length };
}
