/** The papers of an envelope afternoon, each made from the same piles: labels, packing list, 部数表, the run. */
import { z } from 'zod';
import { enclosuresFor } from '../document/enclosures.ts';
import { hasErrors, type Problem, ProblemsError, sortProblems } from '../problems.ts';
import { toPrintable } from '../render/print/printable.ts';
import { writeAddressee } from './addressee.ts';
import { assembleRun } from './assemble-run.ts';
import { createBarcode } from './customer-barcode.ts';
import { drawBarcodes } from './draw-barcodes.ts';
import { holdsBarcode } from './fit-label.ts';
import { findLabelSheet, type LabelSheet, labelsPerSheet, lastStart } from './label-sheets.ts';
import { labelData, layOutLabels, OFFSET_LIMIT, placeBarcodes } from './labels.ts';
import { compileOffice, type OfficePaper } from './office-paper.ts';
import { composePileSheet, type PileRow, type PostageByWay } from './pile-sheet.ts';
import { variantWords } from './pile-words.ts';
import type { Pile } from './piles.ts';
import type { Postage } from './postage.ts';
import type { PrintRunOptions } from './print-options.ts';
import {
  barcodeTooWide,
  headingNeedsLabel,
  offsetTooFar,
  refusePrint,
  runDiffers,
  startBeyondSheet,
} from './print-run-problems.ts';
import { readLabelSerials } from './read-labels.ts';
import { layOutCovers } from './run-covers.ts';

const NO_OFFSET = { x: 0, y: 0 };

const printable = (text: string): string => toPrintable(text).text;

/** A pile with what its readers have in common. */
export interface PreparedPile {
  readonly pile: Pile;
  readonly row: PileRow;
  readonly copy: Uint8Array;
  readonly cover: Uint8Array;
}

/** A paper with the serials that were read back from it. */
export interface CountedPaper {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly serials: readonly string[];
}

const readSerials = (found: readonly unknown[]): string[] => z.array(z.string()).parse(found);

function requirePlaces(sheet: LabelSheet, { center, start = 1, offset = NO_OFFSET }: PrintRunOptions): void {
  const places = labelsPerSheet(sheet);
  if (!Number.isInteger(start) || start < 1 || start > places) refusePrint(startBeyondSheet(start, lastStart(sheet)));
  if (start > lastStart(sheet)) refusePrint(headingNeedsLabel(start));
  if (Math.max(Math.abs(offset.x), Math.abs(offset.y)) > OFFSET_LIMIT) refusePrint(offsetTooFar(OFFSET_LIMIT));
  if (center.post.barcode && !holdsBarcode(sheet)) refusePrint(barcodeTooWide(sheet.name));
}

/** `problems` are warnings: errors stop the run. */
export async function makeLabels(
  piles: readonly Pile[],
  options: PrintRunOptions,
): Promise<CountedPaper & { readonly problems: readonly Problem[] }> {
  const { center, start = 1, offset = NO_OFFSET, proof } = options;
  const sheet = findLabelSheet(options.sheet, center.post.labelSheets);
  requirePlaces(sheet, options);
  const { sheets, problems } = layOutLabels(piles, { sheet, start, center, offset });
  if (hasErrors(problems)) throw new ProblemsError(sortProblems(problems));
  const { date } = options.edition.manifest;
  const paper = await compileOffice('labels.typ', { title: '宛名ラベル', date, proof, ...labelData(sheets) }, date);
  const pdf = await drawBarcodes(paper.pdf, placeBarcodes(sheets));
  return { pdf, pages: paper.pages, serials: (await readLabelSerials(pdf, sheets)).flat(), problems };
}

export async function makePackingList(
  prepared: readonly PreparedPile[],
  options: PrintRunOptions,
): Promise<CountedPaper> {
  const { manifest } = options.edition;
  const data = {
    title: printable(`封入チェック表　${manifest.title}`),
    date: manifest.date,
    proof: options.proof,
    piles: prepared.map(({ pile, row }) => ({
      letter: pile.letter,
      variant: variantWords(pile, options.center),
      contents: [`${pile.letter}版（${row.pages}ページ）`, ...row.enclosures].map(printable),
      lines: pile.pieces.map(({ serial, recipient, address }) => ({
        serial,
        registrationNumber: printable(recipient.registrationNumber),
        postcode: printable(address.postcode),
        name: printable(writeAddressee(address)),
      })),
    })),
  };
  const { pdf, pages, found } = await compileOffice('packing-list.typ', data, manifest.date, 'line');
  return { pdf, pages, serials: readSerials(found) };
}

export function makePileSheet(
  prepared: readonly PreparedPile[],
  postage: PostageByWay,
  options: PrintRunOptions,
): Promise<OfficePaper> {
  const { title, date, code } = options.edition.manifest;
  const rows = prepared.map(({ row }) => row);
  const lead = printable(`${title}　発行版 ${code}`);
  const sheet = composePileSheet(rows, postage, lead, options.center, printable);
  return compileOffice('piles.typ', { title: '部数表', date, proof: options.proof, ...sheet }, date);
}

/** How many of the addresses can have one. */
export const countBarcodes = ({ pieces }: Pile): number =>
  pieces.filter(({ address }) => createBarcode(address) !== undefined).length;

/** What an envelope of the pile holds beside the copy. */
export const enclosedIn = ({ audience }: Pile, { enclosures = [] }: PrintRunOptions) =>
  enclosuresFor(enclosures, audience);

/** Each reader's set must begin with its own cover and go on to its last page, one after the other. */
function checkRun(codes: readonly string[], prepared: readonly PreparedPile[]): void {
  const expected = prepared.flatMap(({ pile, row }) => {
    const total = 2 + row.pages + (row.pages % 2);
    return pile.pieces.flatMap(({ serial }) =>
      Array.from({ length: total }, (_, page) => `${serial} ${page + 1}/${total}`),
    );
  });
  const differ = expected.some((code, at) => code !== codes[at]);
  if (differ || codes.length !== expected.length) refusePrint(runDiffers(expected.length, codes.length));
}

/** `postage` is with windows. */
export async function makeRun(
  prepared: readonly PreparedPile[],
  postage: Postage,
  options: PrintRunOptions,
): Promise<CountedPaper> {
  const { date } = options.edition.manifest;
  const envelopes = new Map(postage.piles.map(({ pile, envelope }) => [pile, envelope] as const));
  const laid = await layOutCovers(
    prepared.map(({ pile }) => pile),
    { title: '印刷用', date, center: options.center, envelopes },
  );
  if (laid.covers === undefined) throw new ProblemsError(sortProblems(laid.problems));
  const { paper, barcodes } = laid.covers;
  const shared = prepared.map(({ pile, copy, cover }) => ({ pile, parts: { copy, cover } }));
  const sets = shared.flatMap(({ pile, parts }) =>
    pile.pieces.map(({ serial, recipient }) => {
      return { serial, registrationNumber: printable(recipient.registrationNumber), shared: parts };
    }),
  );
  const { pdf, codes } = await assembleRun(
    paper.pdf,
    sets.map((set, index) => ({ ...set, barcodes: barcodes[index] ?? [] })),
  );
  checkRun(codes, prepared);
  return { pdf, pages: codes.length, serials: readSerials(paper.found) };
}
