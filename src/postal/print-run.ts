/**
 * An envelope afternoon in one folder: copies, 部数表, labels, 封入チェック表, the whole run and the postal list, all made
 * from one sorting of the same recipients, counted against each other, and saved together or not at all.
 */
import { join } from 'node:path';
import { locate, type Problem } from '../problems.ts';
import { type Copy, markAsProof, readCopy } from './copies.ts';
import { readListSerials, requireSameSerials } from './count-papers.ts';
import { variantWords } from './pile-words.ts';
import { findRepeatedSerials, type Pile, sortIntoPiles } from './piles.ts';
import { estimatePostage, type Postage } from './postage.ts';
import { encodeList, writePostalList } from './postal-list.ts';
import type { Made, PileSummary, PrintFileKind, PrintRun, PrintRunOptions } from './print-options.ts';
import {
  type CountedPaper,
  countBarcodes,
  enclosedIn,
  makeLabels,
  makePackingList,
  makePileSheet,
  makeRun,
  type PreparedPile,
} from './print-papers.ts';
import { coverMissing, listCharactersLost, nobodyByPost, refusePrint, serialsRepeated } from './print-run-problems.ts';
import { writeWhole } from './write-whole.ts';

export type { PrintableEdition, PrintRun, PrintRunOptions } from './print-options.ts';

/** Characters that Windows does not take in a file name. */
const safeName = (name: string): string => name.replace(/[\\/:*?"<>|]/g, '-');

type Paper = Pick<CountedPaper, 'pdf' | 'pages'>;

/** Names of this run's files: proofs say so first. */
const fileName = (options: PrintRunOptions, name: string): string =>
  safeName(`${options.proof ? '校正刷り-' : ''}${name}`);

async function readCover(pile: Pile, { edition, proof }: PrintRunOptions): Promise<Uint8Array> {
  const cover = await edition.readCover(pile.audience, pile.reading, pile.size);
  if (cover === undefined) return refusePrint(coverMissing());
  return proof ? (await markAsProof(cover, edition.manifest.date)).bytes : cover;
}

async function prepare(pile: Pile, options: PrintRunOptions): Promise<PreparedPile> {
  const { edition, center, proof, spareCopies: spare = center.post.spareCopies } = options;
  const pdf = await edition.read(pile.audience, pile.reading, 'pdf', pile.size);
  const copy: Copy = proof ? await markAsProof(pdf, edition.manifest.date) : await readCopy(pdf);
  const copies = pile.pieces.length;
  const name = `${pile.letter}版-${variantWords(pile, center, '-')}-${copies + spare}部.pdf`;
  const row = {
    ...{ letter: pile.letter, variant: variantWords(pile, center), file: fileName(options, name) },
    ...{ copies, spare, pages: copy.pages, sheets: Math.ceil(copy.pages / 2) },
    enclosures: enclosedIn(pile, options).map((enclosure) => enclosure.name),
  };
  return { pile, row, copy: copy.bytes, cover: await readCover(pile, options) };
}

/** `cover` is how many sheets lie on top of each copy. */
function weigh(prepared: readonly PreparedPile[], options: PrintRunOptions, cover: 0 | 1): Postage {
  const { post, postcode } = options.center;
  const contents = prepared.map(({ pile, row }) => ({
    ...{ pile: pile.letter, copies: row.copies, sheets: row.sheets + cover, enclosures: enclosedIn(pile, options) },
    postcodes: pile.pieces.map(({ address }) => address.postcode),
    barcodes: countBarcodes(pile),
  }));
  return estimatePostage(contents, {
    ...{ day: options.day ?? options.edition.manifest.date, paperGrams: post.paperGrams },
    ...{ paidInBulk: post.payment !== 'stamps', barcode: post.barcode },
    localPostcodes: post.localPostcodes.length > 0 ? post.localPostcodes : [postcode.slice(0, 3)],
    localYen: post.localYen,
  });
}

const summarise = ({ pile, row }: PreparedPile, { center }: PrintRunOptions): PileSummary => {
  const { letter, audience, reading, size } = pile;
  const { variant, copies, spare, pages, sheets, enclosures } = row;
  return {
    ...{ pile: letter, variant, audience, reading, size, copies, spare, pages, sheets },
    barcodes: center.post.barcode ? countBarcodes(pile) : 0,
    enclosures,
  };
};

function makeList(piles: readonly Pile[], options: PrintRunOptions): { list: Made; problems: Problem[] } {
  const name = fileName(options, '郵送名簿.csv');
  const { content, lost } = encodeList(writePostalList(piles, options.center), options.encoding ?? 'utf-8');
  const problems = lost.length === 0 ? [] : [locate(listCharactersLost(lost), { file: name, line: 0, column: 0 })];
  return { list: { kind: 'postal-list', name, content, pages: 0, labels: options.recipients.length }, problems };
}

const listSerials = (piles: readonly Pile[]): Map<string, string> =>
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
  const postage = { labels: weigh(prepared, options, 0), windows: weigh(prepared, options, 1) };
  const packingList = await makePackingList(prepared, options);
  const run = await makeRun(prepared, postage.windows, options);
  const { list, problems } = makeList(piles, options);
  requireSameSerials(piles, [
    { where: '宛名ラベル', serials: labels.serials },
    { where: '封入チェック表', serials: packingList.serials },
    { where: '通し印刷', serials: run.serials },
    { where: '郵送名簿', serials: readListSerials(list.content) },
  ]);
  const pileSheet = await makePileSheet(prepared, postage, options);
  return { prepared, postage, labels, packingList, run, pileSheet, list, problems: [...labels.problems, ...problems] };
}

/** Throws ProblemsError, with nothing saved, where anybody's label cannot be printed or a number does not add up. */
export async function printPiles(options: PrintRunOptions): Promise<PrintRun> {
  const { recipients, outDir } = options;
  if (recipients.length === 0) refusePrint(nobodyByPost());
  const piles = sortIntoPiles(recipients, options.run);
  const repeated = findRepeatedSerials(piles, options.taken ?? new Set());
  if (repeated.length > 0) refusePrint(serialsRepeated(repeated));
  const { prepared, postage, labels, packingList, run, pileSheet, list, problems } = await makeAll(piles, options);
  const paper = (kind: PrintFileKind, name: string, { pdf, pages }: Paper, people: number): Made => ({
    ...{ kind, name: fileName(options, name), content: pdf, pages, labels: people },
  });
  const all: Made[] = [
    paper('piles', '部数表.pdf', pileSheet, recipients.length),
    ...prepared.map(({ row, copy }): Made => {
      return { kind: 'copies', name: row.file, content: copy, pages: row.pages, labels: row.copies };
    }),
    paper('labels', '宛名ラベル.pdf', labels, labels.serials.length),
    paper('packing-list', '封入チェック表.pdf', packingList, packingList.serials.length),
    paper('run', '通し印刷.pdf', run, run.serials.length),
    list,
  ];
  await writeWhole(outDir, new Map(all.map(({ name, content }) => [name, content])));
  const files = all.map(({ kind, name, pages, labels: people }) => ({
    ...{ kind, path: join(outDir, name), pages, labels: people },
  }));
  return {
    ...{ files, piles: prepared.map((pile) => summarise(pile, options)) },
    ...{ postage: postage.labels, windowPostage: postage.windows, problems, serials: listSerials(piles) },
  };
}
