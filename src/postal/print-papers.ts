/** The papers of an envelope afternoon, each made from the same piles: labels, packing list, 部数表, the run. */
import { hasErrors, ProblemsError, sortProblems } from '../problems.ts';
import { toPrintable } from '../render/print/printable.ts';
import { writeAddressee } from './addressee.ts';
import { assembleRun } from './assemble-run.ts';
import { createBarcode } from './customer-barcode.ts';
import { drawBarcodes } from './draw-barcodes.ts';
import { enclosuresFor } from './enclosures.ts';
import { holdsBarcode } from './fit-label.ts';
import { findLabelSheet, labelsPerSheet } from './label-sheets.ts';
import { labelData, layOutLabels, OFFSET_LIMIT, placeBarcodes } from './labels.ts';
import { compileOffice, type OfficePaper } from './office-paper.ts';
import { readRunCodes } from './page-codes.ts';
import { composePileSheet, type PileRow } from './pile-sheet.ts';
import { variantWords } from './pile-words.ts';
import type { Pile } from './piles.ts';
import type { Postage } from './postage.ts';
import type { PrintRunOptions } from './print-options.ts';
import { barcodeTooWide, offsetTooFar, refusePrint, runDiffers, startBeyondSheet } from './print-run-problems.ts';
import { layOutCovers } from './run-covers.ts';

const printable = (text: string): string => toPrintable(text).text;

/** A pile with what its readers have in common. */
export interface PreparedPile {
  readonly pile: Pile;
  readonly row: PileRow;
  readonly copy: Uint8Array;
  readonly cover: Uint8Array;
}

export async function makeLabels(piles: readonly Pile[], options: PrintRunOptions): Promise<OfficePaper> {
  const { center, start = 1, offset = { x: 0, y: 0 } } = options;
  const sheet = findLabelSheet(options.sheet, center.post.labelSheets);
  if (!Number.isInteger(start) || start < 1 || start > labelsPerSheet(sheet)) {
    refusePrint(startBeyondSheet(start, labelsPerSheet(sheet)));
  }
  if (Math.max(Math.abs(offset.x), Math.abs(offset.y)) > OFFSET_LIMIT) refusePrint(offsetTooFar(OFFSET_LIMIT));
  if (center.post.barcode && !holdsBarcode(sheet)) refusePrint(barcodeTooWide(sheet.name));
  const { sheets, problems } = layOutLabels(piles, { sheet, start, center, offset });
  if (hasErrors(problems)) throw new ProblemsError(sortProblems(problems));
  const { date } = options.edition.manifest;
  const data = { title: '宛名ラベル', date, proof: options.proof, ...labelData(sheets) };
  const paper = await compileOffice('labels.typ', data, date, 'label');
  return { ...paper, pdf: await drawBarcodes(paper.pdf, placeBarcodes(sheets)) };
}

export function makePackingList(prepared: readonly PreparedPile[], options: PrintRunOptions): Promise<OfficePaper> {
  const { manifest } = options.edition;
  const data = {
    title: printable(`封入チェック表　${manifest.title}`),
    date: manifest.date,
    proof: options.proof,
    piles: prepared.map(({ pile, row }) => ({
      letter: pile.letter,
      variant: variantWords(pile, options.center),
      contents: [`${pile.letter}版（${row.pages}ページ）`, ...row.enclosures].map(printable),
      lines: pile.pieces.map(({ serial, recipient }) => ({
        serial,
        registrationNumber: printable(recipient.registrationNumber),
        postcode: recipient.postcode,
        name: printable(writeAddressee(recipient.name)),
      })),
    })),
  };
  return compileOffice('packing-list.typ', data, manifest.date, 'line');
}

export function makePileSheet(
  prepared: readonly PreparedPile[],
  postage: Postage,
  options: PrintRunOptions,
): Promise<OfficePaper> {
  const { title, date, code } = options.edition.manifest;
  const rows = prepared.map(({ row }) => row);
  const lead = printable(`${title}　発行版 ${code}`);
  const sheet = composePileSheet(rows, postage, lead, options.center, printable);
  return compileOffice('piles.typ', { title: '部数表', date, proof: options.proof, ...sheet }, date);
}

export const countBarcodes = ({ pieces }: Pile): number =>
  pieces.filter(
    ({ recipient }) => createBarcode(recipient.postcode, recipient.address1, recipient.address2) !== undefined,
  ).length;

/** What an envelope of the pile holds beside the copy. */
export const enclosedIn = ({ audience }: Pile, { enclosures = [] }: PrintRunOptions) =>
  enclosuresFor(enclosures, audience);

/** Each reader's set must begin with its own cover and go on to its last page. */
function checkRun(codes: readonly string[], prepared: readonly PreparedPile[]): void {
  const expected = prepared.flatMap(({ pile, row }) => {
    const total = 2 + row.pages + (row.pages % 2);
    return pile.pieces.flatMap(({ serial }) =>
      Array.from({ length: total }, (_, page) => `${serial} ${page + 1}/${total}`),
    );
  });
  const found = [...codes].sort();
  const differ = [...expected].sort().some((code, at) => code !== found[at]);
  if (differ || codes.length !== expected.length) refusePrint(runDiffers(expected.length, codes.length));
}

export async function makeRun(
  prepared: readonly PreparedPile[],
  postage: Postage,
  options: PrintRunOptions,
): Promise<OfficePaper> {
  const { date } = options.edition.manifest;
  const envelopes = new Map(postage.piles.map(({ pile, envelope }) => [pile, envelope] as const));
  const laid = await layOutCovers(
    prepared.map(({ pile }) => pile),
    { title: '印刷用', date, center: options.center, envelopes },
  );
  if (laid.covers === undefined) throw new ProblemsError(sortProblems(laid.problems));
  const { paper, barcodes } = laid.covers;
  const shared = prepared.map(({ pile, copy, cover }) => ({ pile, parts: { copy, cover } }));
  const sets = shared.flatMap(({ pile, parts }) => pile.pieces.map(({ serial }) => ({ serial, shared: parts })));
  const pdf = await assembleRun(
    paper.pdf,
    sets.map((set, index) => ({ ...set, barcodes: barcodes[index] ?? [] })),
  );
  const codes = readRunCodes(pdf);
  checkRun(codes, prepared);
  return { pdf, pages: codes.length, counted: paper.counted };
}
