/** A test print with rulers: where the printer puts the labels, and where the envelopes' windows are thought to be. */
import type { Center } from '../center.ts';
import { findWindow, safeArea } from './envelope-windows.ts';
import { findLabelSheet, labelCorner, labelsPerSheet } from './label-sheets.ts';
import { OFFSET_LIMIT, type Offset } from './labels.ts';
import { compileOffice, type OfficePaper } from './office-paper.ts';
import { offsetTooFar, refusePrint } from './print-run-problems.ts';

export interface TestSheetOptions {
  readonly center: Center;
  /** Name in label-sheets.yaml. */
  readonly sheet: string;
  readonly offset: Offset;
}

/** Says nothing about anybody, so that it may lie in the waste-paper basket. */
export function makeTestSheet({ center, sheet: name, offset }: TestSheetOptions): Promise<OfficePaper> {
  if (Math.max(Math.abs(offset.x), Math.abs(offset.y)) > OFFSET_LIMIT) refusePrint(offsetTooFar(OFFSET_LIMIT));
  const sheet = findLabelSheet(name, center.post.labelSheets);
  const windows = (['long3', 'square2'] as const).map((kind) => findWindow(kind, center));
  const data = {
    title: '試し刷り',
    sheet: { name: `${sheet.name}（${name}）`, width: sheet.width, height: sheet.height },
    offset,
    typed: `${offset.x},${offset.y}`,
    corners: Array.from({ length: labelsPerSheet(sheet) }, (_, index) => labelCorner(sheet, index)),
    windows: windows.map((window) => ({ window, safe: safeArea(window) })),
  };
  return compileOffice('test-sheet.typ', { ...data, date: '2000-01-01' }, '2000-01-01');
}
