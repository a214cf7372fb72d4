/**
 * An envelope afternoon in one folder: copies, 部数表, labels, 封入チェック表, the whole run and the postal list, all made
 * from one sorting of the same recipients, counted against each other, and saved together or not at all.
 */
import { join } from 'node:path';
import { locate, type Problem } from '../problems.ts';
import { type Copy, markAsProof, readCopy } from './copies.ts';
import type { OfficePaper } from './office-paper.ts';
import { variantWords } from './pile-words.ts';
import { type Pile, sortIntoPiles } from './piles.ts';
import { estimatePostage, type Postage } from './postage.ts';
import { encodeList, writePostalList } from './postal-list.ts';
import type { Made, PileSummary, PrintFileKind, PrintRun, PrintRunOptions } from './print-options.ts';
import {
  countBarcodes,
  enclosedIn,
  makeLabels,
  makePackingList,
  makePileSheet,
  makeRun,
  type PreparedPile,
} from './print-papers.ts';
import { countsDiffer, coverMissing, listCharactersLost, nobodyByPost, refusePrint } from './print-run-problems.ts';
import { writeWhole } from './write-whole.ts';

export type { PrintableEdition, PrintRun, PrintRunOptions } from './print-options.ts';

/** Characters that Windows does not take in a file name. */
const safeName = (name: string): string => name.replace(/[\\/:*?"<>|]/g, '-');

/** Names of this run's files: proofs say so first. */
const fileName = (options: PrintRunOptions, name: string): string =>
  safeName(`${options.proof ? '校正刷り-' : ''}${name}`);

async function readCover(pile: Pile, { edition, proof }: PrintRunOptions): Promise<Uint8Array> {
  const cover = await edition.readCover(pile.audience, pile.reading, pile.size);
  if (cover === undefined) return refusePrint(coverMissing());
  return proof ? (await markAsProof(cover, edition.manifest.date)).bytes : cover;
}

async function prepare(pile: Pile, options: PrintRunOptions): Promise<PreparedPile> {
  const { edition, center, proof } = options;
  const pdf = await edition.read(pile.audience, pile.reading, 'pdf', pile.size);
  const copy: Copy = proof ? await markAsProof(pdf, edition.manifest.date) : await readCopy(pdf);
  const copies = pile.pieces.length;
  const spare = center.post.spareCopies;
  const name = `${pile.letter}版-${variantWords(pile, center, '-')}-${copies + spare}部.pdf`;
  const row = {
    ...{ letter: pile.letter, variant: variantWords(pile, center), file: fileName(options, name) },
    ...{ copies, spare, pages: copy.pages, sheets: Math.ceil(copy.pages / 2) },
    enclosures: enclosedIn(pile, options).map((enclosure) => enclosure.name),
  };
  return { pile, row, copy: copy.bytes, cover: await readCover(pile, options) };
}

function weigh(prepared: readonly PreparedPile[], options: PrintRunOptions): Postage {
  const { post, postcode } = options.center;
  const contents = prepared.map(({ pile, row }) => ({
    ...{ pile: pile.letter, copies: row.copies, sheets: row.sheets, enclosures: enclosedIn(pile, options) },
    postcodes: pile.pieces.map(({ recipient }) => recipient.postcode),
    barcodes: countBarcodes(pile),
  }));
  return estimatePostage(contents, {
    day: options.day ?? options.edition.manifest.date,
    paperGrams: post.paperGrams,
    localPostcodes: post.localPostcodes.length > 0 ? post.localPostcodes : [postcode.slice(0, 3)],
    localYen: post.localYen,
  });
}

/** Labels, lines, covers and deliveries are counted apart, all but the last in the laid-out paper. */
function checkCounts(recipients: number, papers: readonly OfficePaper[]): void {
  for (const { counted } of papers) if (counted !== recipients) refusePrint(countsDiffer(recipients, counted));
}

const summarise = ({ pile, row }: PreparedPile): PileSummary => {
  const { letter, audience, reading, size } = pile;
  const { copies, spare, pages, sheets, enclosures } = row;
  return {
    pile: letter,
    audience,
    reading,
    size,
    copies,
    spare,
    pages,
    sheets,
    barcodes: countBarcodes(pile),
    enclosures,
  };
};

function makeList(piles: readonly Pile[], options: PrintRunOptions): { list: Made; problems: Problem[] } {
  const name = fileName(options, '郵送名簿.csv');
  const { content, lost } = encodeList(writePostalList(piles, options.center), options.encoding ?? 'utf-8');
  const problems = lost.length === 0 ? [] : [locate(listCharactersLost(lost), { file: name, line: 0, column: 0 })];
  return { list: { kind: 'postal-list', name, content, pages: 0, labels: options.recipients.length }, problems };
}

const readSerials = (piles: readonly Pile[]): Map<string, string> =>
  new Map(
    piles.flatMap(({ pieces }) =>
      pieces.flatMap(({ serial, recipient: { deliveryId } }) =>
        deliveryId === undefined ? [] : [[deliveryId, serial] as const],
      ),
    ),
  );

async function makeAll(piles: readonly Pile[], options: PrintRunOptions) {
  const labels = await makeLabels(piles, options);
  const prepared: PreparedPile[] = [];
  for (const pile of piles) prepared.push(await prepare(pile, options));
  const postage = weigh(prepared, options);
  const packingList = await makePackingList(prepared, options);
  const run = await makeRun(prepared, postage, options);
  checkCounts(options.recipients.length, [labels, packingList, run]);
  const pileSheet = await makePileSheet(prepared, postage, options);
  return { prepared, postage, labels, packingList, run, pileSheet };
}

/** Throws ProblemsError, with nothing saved, where anybody's label cannot be printed or a number does not add up. */
export async function printPiles(options: PrintRunOptions): Promise<PrintRun> {
  const { recipients, outDir } = options;
  if (recipients.length === 0) refusePrint(nobodyByPost());
  const piles = sortIntoPiles(recipients, options.run);
  const { prepared, postage, labels, packingList, run, pileSheet } = await makeAll(piles, options);
  const { list, problems } = makeList(piles, options);
  const paper = (kind: PrintFileKind, name: string, { pdf, pages }: OfficePaper, people: number): Made => ({
    ...{ kind, name: fileName(options, name), content: pdf, pages, labels: people },
  });
  const all: Made[] = [
    paper('piles', '部数表.pdf', pileSheet, recipients.length),
    ...prepared.map(({ row, copy }): Made => {
      return { kind: 'copies', name: row.file, content: copy, pages: row.pages, labels: row.copies };
    }),
    paper('labels', '宛名ラベル.pdf', labels, labels.counted),
    paper('packing-list', '封入チェック表.pdf', packingList, packingList.counted),
    paper('run', '通し印刷.pdf', run, run.counted),
    list,
  ];
  await writeWhole(outDir, new Map(all.map(({ name, content }) => [name, content])));
  const files = all.map(({ kind, name, pages, labels: people }) => ({
    ...{ kind, path: join(outDir, name), pages, labels: people },
  }));
  return { files, piles: prepared.map(summarise), postage, problems, serials: readSerials(piles) };
}
