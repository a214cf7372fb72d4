/** Where an envelope's window shows the cover sheet, as data: makers differ, so a centre may give its own measures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Center, windowSchema } from '../center.ts';
import { parseYaml } from '../parse-yaml.ts';
import { locate, ProblemsError } from '../problems.ts';
import { COVER } from '../render/print/cover-place.ts';
import type { LabelBox } from './fit-label.ts';
import type { EnvelopeKind } from './pile-postage.ts';
import { windowOutsidePage, windowTooSmall } from './print-run-problems.ts';

export type EnvelopeWindow = z.output<typeof windowSchema> & { readonly name: string };

const PAGE_WIDTH = 210;
const FILE = 'src/postal/envelope-windows.yaml';
/** A postcode, two lines of address and a name at their smallest. */
const SMALLEST = { width: 50, height: 22 };

const fileSchema = z.record(z.enum(['long3', 'square2']), windowSchema.extend({ name: z.string() }));

function readWindows(): z.output<typeof fileSchema> {
  const text = readFileSync(fileURLToPath(new URL('./envelope-windows.yaml', import.meta.url)), 'utf8');
  const parsed = parseYaml(fileSchema, { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}

/** What stays in sight however the paper lies in the envelope. */
export const safeArea = ({ x, y, width, height, slip }: EnvelopeWindow) => ({
  x: x + slip,
  y: y + slip,
  width: width - 2 * slip,
  height: height - 2 * slip,
});

/** The area as fitLabel takes it. */
export const addressBox = (window: EnvelopeWindow): LabelBox => {
  const { width, height } = safeArea(window);
  return { width, height, padding: { x: 0, y: 0 } };
};

/** Throws ProblemsError where the window is not wholly over the part of the cover that is kept free for it. */
export function findWindow(envelope: EnvelopeKind, { post }: Center): EnvelopeWindow {
  const known = readWindows()[envelope];
  const window = { ...known, ...post.windows?.[envelope] };
  const { x, y, width, height } = window;
  const place = { file: `center.yaml の post: windows: ${envelope}`, line: 0, column: 0 };
  if (x < 0 || y < 0 || x + width > PAGE_WIDTH || y + height > COVER.addressUntil) {
    throw new ProblemsError([locate(windowOutsidePage(window.name, COVER.addressUntil), place)]);
  }
  const safe = safeArea(window);
  if (safe.width < SMALLEST.width || safe.height < SMALLEST.height) {
    throw new ProblemsError([locate(windowTooSmall(window.name, SMALLEST.width, SMALLEST.height), place)]);
  }
  return window;
}
