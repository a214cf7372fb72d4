/** The copies of one pile: the frozen edition's own PDF, or, before anyone approved it, the same marked as a proof. */
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { compileOffice } from './office-paper.ts';

export interface Copy {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** The file as it is; only its pages are counted. */
export async function readCopy(pdf: Uint8Array): Promise<Copy> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  return { bytes: pdf, pages: document.getPageCount() };
}

/** The file with 校正刷り on every page. */
export async function markAsProof(pdf: Uint8Array, date: string): Promise<Copy> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const stamp = await compileOffice('proof-stamp.typ', { title: '校正刷り', date }, date);
  const [drawn] = await document.embedPdf(stamp.pdf);
  if (drawn === undefined) throw new Error('The proof mark has no page.');
  for (const page of document.getPages()) page.drawPage(drawn, { x: 0, y: 0 });
  return { bytes: await document.save(), pages: document.getPageCount() };
}
