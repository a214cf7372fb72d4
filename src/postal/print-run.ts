/**
 * An envelope afternoon in one folder: copies, 部数表, labels, 封入チェック表 and the postal list, all made from one
 * sorting of the same recipients, counted against each other, and saved together or not at all.
 */
import { join } from 'node:path';
import type { Center } from '../center.ts';
import { type Fault, hasErrors, locate, ProblemsError, sortProblems } from '../problems.ts';
import { toPrintable } from '../render/print/printable.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import { type Copy, markAsProof, readCopy } from './copies.ts';
import { addressee } from './fit-label.ts';
import { findLabelSheet, labelsPerSheet } from './label-sheets.ts';
import { layOutLabels } from './labels.ts';
import { compileOffice, type OfficePaper } from './office-paper.ts';
import { composePileSheet, type PileRow } from './pile-sheet.ts';
import { variantWords } from './pile-words.ts';
import { type Pile, type Recipient, sortIntoPiles } from './piles.ts';
import { estimatePostage, type Postage } from './postage.ts';
import { writePostalList } from './postal-list.ts';
import { countsDiffer, nobodyByPost, startBeyondSheet } from './print-run-problems.ts';
import { writeWhole } from './write-whole.ts';

/** What a print run needs of a frozen edition; the edition checks its own hashes as it is read. */
export interface PrintableEdition {
  readonly manifest: { readonly title: string; readonly date: string; readonly code: string };
  read(audience: Audience, reading: Reading, medium: 'pdf', size: Size): Promise<Uint8Array>;
}

export interface PrintRunOptions {
  readonly recipients: readonly Recipient[];
  readonly edition: PrintableEdition;
  readonly center: Center;
  /** Absolute; replaced as a whole. */
  readonly outDir: string;
  /** True before approval: everything is marked 校正刷り, in name and on paper. */
  readonly proof: boolean;
  /** Name in label-sheets.yaml. */
  readonly sheet: string;
  /** First free label of the first sheet, from 1. */
  readonly start?: number;
}

export type PrintFileKind = 'copies' | 'piles' | 'labels' | 'packing-list' | 'postal-list';

export interface PrintFile {
  readonly kind: PrintFileKind;
  /** Absolute. */
  readonly path: string;
  /** 0 for what has no pages. */
  readonly pages: number;
  /** How many people stand in it; for copies, how many copies have a reader. */
  readonly labels: number;
}

export interface PileSummary {
  readonly pile: string;
  readonly audience: Audience;
  readonly reading: Reading;
  readonly size: Size;
  readonly copies: number;
  readonly spare: number;
  readonly pages: number;
  readonly sheets: number;
}

export interface PrintRun {
  readonly files: PrintFile[];
  readonly piles: PileSummary[];
  readonly postage: Postage;
}

type Made = {
  readonly kind: PrintFileKind;
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly pages: number;
  readonly labels: number;
};

const refuse = (fault: Fault): never => {
  throw new ProblemsError([locate(fault, { file: '郵便発送', line: 0, column: 0 })]);
};

/** Characters that Windows does not take in a file name. */
const safeName = (name: string): string => name.replace(/[\\/:*?"<>|]/g, '-');

/** Names of this run's files: proofs say so first. */
const fileName = (options: PrintRunOptions, name: string): string =>
  safeName(`${options.proof ? '校正刷り-' : ''}${name}`);

async function makeCopies(
  piles: readonly Pile[],
  options: PrintRunOptions,
): Promise<{ rows: PileRow[]; made: Made[] }> {
  const { edition, center, proof } = options;
  const rows: PileRow[] = [];
  const made: Made[] = [];
  for (const pile of piles) {
    const pdf = await edition.read(pile.audience, pile.reading, 'pdf', pile.size);
    const copy: Copy = proof ? await markAsProof(pdf, edition.manifest.date) : await readCopy(pdf);
    const copies = pile.pieces.length;
    const spare = center.post.spareCopies;
    const file = fileName(options, `${pile.letter}版-${variantWords(pile, center, '-')}-${copies + spare}部.pdf`);
    const variant = variantWords(pile, center);
    rows.push({
      letter: pile.letter,
      variant,
      file,
      copies,
      spare,
      pages: copy.pages,
      sheets: Math.ceil(copy.pages / 2),
    });
    made.push({ kind: 'copies', name: file, content: copy.bytes, pages: copy.pages, labels: copies });
  }
  return { rows, made };
}

async function makeLabels(piles: readonly Pile[], options: PrintRunOptions): Promise<OfficePaper> {
  const sheet = findLabelSheet(options.sheet);
  const start = options.start ?? 1;
  if (!Number.isInteger(start) || start < 1 || start > labelsPerSheet(sheet)) {
    refuse(startBeyondSheet(start, labelsPerSheet(sheet)));
  }
  const { sheets, problems: found } = layOutLabels(piles, { sheet, start, center: options.center });
  if (hasErrors(found)) throw new ProblemsError(sortProblems(found));
  const { date } = options.edition.manifest;
  return compileOffice('labels.typ', { title: '宛名ラベル', date, proof: options.proof, ...sheets }, date, 'label');
}

function makePackingList(
  piles: readonly Pile[],
  rows: readonly PileRow[],
  options: PrintRunOptions,
): Promise<OfficePaper> {
  const { manifest } = options.edition;
  const printable = (text: string): string => toPrintable(text).text;
  const data = {
    title: printable(`封入チェック表　${manifest.title}`),
    date: manifest.date,
    proof: options.proof,
    piles: piles.map((pile, index) => ({
      letter: pile.letter,
      variant: variantWords(pile, options.center),
      copy: `${pile.letter}版（${rows[index]?.pages ?? 0}ページ）`,
      lines: pile.pieces.map(({ serial, recipient }) => ({
        serial,
        registrationNumber: printable(recipient.registrationNumber),
        postcode: recipient.postcode,
        name: printable(addressee(recipient.name)),
      })),
    })),
  };
  return compileOffice('packing-list.typ', data, manifest.date, 'line');
}

function makePileSheet(rows: readonly PileRow[], postage: Postage, options: PrintRunOptions): Promise<OfficePaper> {
  const { title, date, code } = options.edition.manifest;
  const sheet = composePileSheet(rows, postage, toPrintable(`${title}　発行版 ${code}`).text);
  return compileOffice('piles.typ', { title: '部数表', date, proof: options.proof, ...sheet }, date);
}

/** Labels, lines and deliveries are counted apart, the first two in the laid-out paper. */
function checkCounts(recipients: number, papers: readonly OfficePaper[]): void {
  for (const { counted } of papers) if (counted !== recipients) refuse(countsDiffer(recipients, counted));
}

const summarise = (piles: readonly Pile[], rows: readonly PileRow[]): PileSummary[] =>
  piles.flatMap(({ letter, audience, reading, size }, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const { copies, spare, pages, sheets } = row;
    return [{ pile: letter, audience, reading, size, copies, spare, pages, sheets }];
  });

/** Throws ProblemsError, with nothing saved, where anybody's label cannot be printed or a number does not add up. */
export async function printPiles(options: PrintRunOptions): Promise<PrintRun> {
  const { recipients, center, outDir } = options;
  if (recipients.length === 0) refuse(nobodyByPost());
  const piles = sortIntoPiles(recipients);
  const labels = await makeLabels(piles, options);
  const { rows, made } = await makeCopies(piles, options);
  const packingList = await makePackingList(piles, rows, options);
  checkCounts(recipients.length, [labels, packingList]);
  const postage = estimatePostage(rows.map(({ letter, copies, sheets }) => ({ pile: letter, copies, sheets })));
  const pileSheet = await makePileSheet(rows, postage, options);
  const paper = (kind: PrintFileKind, name: string, { pdf, pages }: OfficePaper, people: number): Made => ({
    ...{ kind, name: fileName(options, name), content: pdf, pages, labels: people },
  });
  const all: Made[] = [
    paper('piles', '部数表.pdf', pileSheet, recipients.length),
    ...made,
    paper('labels', '宛名ラベル.pdf', labels, labels.counted),
    paper('packing-list', '封入チェック表.pdf', packingList, packingList.counted),
    {
      ...{ kind: 'postal-list', name: fileName(options, '郵送名簿.csv'), content: writePostalList(piles, center) },
      ...{ pages: 0, labels: recipients.length },
    },
  ];
  await writeWhole(outDir, new Map(all.map(({ name, content }) => [name, content])));
  const files = all.map(({ kind, name, pages, labels: people }) => ({
    kind,
    path: join(outDir, name),
    pages,
    labels: people,
  }));
  return { files, piles: summarise(piles, rows), postage };
}
