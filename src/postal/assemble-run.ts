/**
 * run.pdf put together: a reader's cover sheet, the page that says it is blank, that reader's copy, and a blank page
 * more where the number would be odd, so that on paper printed on both sides nobody's address is on the back of
 * another's. Content that readers share is stored once; a page of one's own costs a code and an entry.
 */
import { ParseSpeeds, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { COVER } from '../render/print/cover-place.ts';
import { barcodeOperators, type PlacedBarcode } from './draw-barcodes.ts';
import { contentsOf, type DrawnFonts, dictOf, readDrawnPage } from './drawn-text.ts';
import { CODE_FONT, type CodeFont, codeOperators, readCodeFont, readRunCodes } from './page-codes.ts';
import { coversDiffer, refusePrint } from './print-run-problems.ts';

/** The parts that all readers of a pile have in common. */
export interface SharedParts {
  /** Page 1: what lies under a reader's own cover; page 2: its back; the last: the blank page. */
  readonly cover: Uint8Array;
  readonly copy: Uint8Array;
}

export interface RunSet {
  readonly serial: string;
  /** As the reader's own cover says it. */
  readonly registrationNumber: string;
  readonly shared: SharedParts;
  readonly barcodes: readonly PlacedBarcode[];
}

interface SharedPage {
  readonly resources: PDFRef;
  readonly contents: readonly PDFObject[];
  readonly height: number;
  readonly box: PDFObject;
}

/** Copies a file's pages once, without what a printer has no use for. */
async function sharePages(into: PDFDocument, bytes: Uint8Array, font: PDFObject): Promise<SharedPage[]> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  for (const page of source.getPages()) page.node.delete(PDFName.of('Annots'));
  const pages = await into.copyPages(source, source.getPageIndices());
  return pages.map((page) => ({
    resources: shareResources(into, page, font),
    contents: contentsOf(page),
    height: page.getHeight(),
    box: into.context.obj([0, 0, page.getWidth(), page.getHeight()]),
  }));
}

function shareResources(into: PDFDocument, page: PDFPage, font: PDFObject): PDFRef {
  const resources = dictOf(page.node.Resources());
  const fonts = resources.lookup(PDFName.of('Font'));
  const known = fonts instanceof PDFDict ? fonts : into.context.obj({});
  known.set(PDFName.of(CODE_FONT), font);
  resources.set(PDFName.of('Font'), known);
  return into.context.register(resources);
}

/** A file under construction: what is stored once, and how a page of one's own is written. */
interface Workshop extends CodeFont {
  readonly document: PDFDocument;
  /** Saves the state of the page before whatever content follows. */
  readonly open: PDFRef;
}

interface Pressed {
  readonly cover: PDFRef;
  readonly back: SharedPage;
  readonly blank: SharedPage;
  readonly copy: readonly SharedPage[];
}

async function press({ document, font }: Workshop, { cover, copy }: SharedParts): Promise<Pressed> {
  const [front] = await document.embedPdf(cover, [0]);
  const [, ...backs] = await sharePages(document, cover, font);
  const [back, blank] = [backs[0], backs.at(-1)];
  if (front === undefined || back === undefined || blank === undefined) throw new Error('The cover has no back.');
  await document.flush();
  return { cover: front.ref, back, blank, copy: await sharePages(document, copy, font) };
}

const operatorStream = ({ document: { context } }: Workshop, operators: string): PDFRef =>
  context.register(context.stream(operators));

/** A shared page with a code of its own. */
function leafOf(workshop: Workshop, page: SharedPage, parent: PDFRef, code: string): PDFRef {
  const { context } = workshop.document;
  const end = operatorStream(workshop, `Q\n${codeOperators(workshop, code)}`);
  const leaf = { Type: 'Page', Parent: parent, MediaBox: page.box, Resources: page.resources };
  return context.register(context.obj({ ...leaf, Contents: [workshop.open, ...page.contents, end] }));
}

/** The reader's own cover over the one that all have in common. */
function coverOf(
  workshop: Workshop,
  page: PDFPage,
  pressed: Pressed,
  set: RunSet,
  code: string,
  parent: PDFRef,
): PDFRef {
  const { context } = workshop.document;
  const resources = dictOf(page.node.Resources());
  resources.set(PDFName.of('XObject'), context.obj({ TsCover: pressed.cover }));
  const fonts = resources.lookup(PDFName.of('Font'));
  const known = fonts instanceof PDFDict ? fonts : context.obj({});
  known.set(PDFName.of(CODE_FONT), workshop.font);
  resources.set(PDFName.of('Font'), known);
  const height = page.getHeight();
  const drawn = set.barcodes.map((barcode) => barcodeOperators(barcode, height)).join('');
  const end = operatorStream(workshop, `Q\n/TsCover Do\n${drawn}${codeOperators(workshop, code)}`);
  page.node.set(PDFName.of('Contents'), context.obj([workshop.open, ...contentsOf(page), end]));
  page.node.set(PDFName.of('Parent'), parent);
  return page.ref;
}

/** Cover, its back, copy and where needed a blank page: always an even number. */
function bindSet(workshop: Workshop, own: PDFPage, pressed: Pressed, set: RunSet): PDFRef {
  const { context } = workshop.document;
  const inside = [pressed.back, ...pressed.copy];
  const pages = inside.length % 2 === 0 ? [...inside, pressed.blank] : inside;
  const total = pages.length + 1;
  const parent = context.nextRef();
  const kids = [
    coverOf(workshop, own, pressed, set, `${set.serial} 1/${total}`, parent),
    ...pages.map((page, index) => leafOf(workshop, page, parent, `${set.serial} ${index + 2}/${total}`)),
  ];
  context.assign(parent, context.obj({ Type: 'Pages', Kids: kids, Count: total }));
  return parent;
}

function replacePages(document: PDFDocument, sets: readonly PDFRef[]): void {
  const { context } = document;
  const nodes = sets.map((ref) => dictOf(context.lookup(ref)));
  const count = nodes.reduce((total, node) => total + Number(node.get(PDFName.of('Count'))?.toString() ?? 0), 0);
  const root = context.register(context.obj({ Type: 'Pages', Kids: [...sets], Count: count }));
  for (const node of nodes) node.set(PDFName.of('Parent'), root);
  document.catalog.set(PDFName.of('Pages'), root);
}

/** What a reader's own cover says on the line of the registration number. */
const numberOn = (page: PDFPage, fonts: DrawnFonts): string =>
  readDrawnPage(page, fonts)
    .filter(({ y }) => Math.abs(y - COVER.number.y) < 2)
    .map(({ text }) => text)
    .join('');

/** A cover for each reader, each with the reader's own number on it. */
function findOwnCovers(document: PDFDocument, sets: readonly RunSet[]): PDFPage[] {
  const fonts: DrawnFonts = new Map();
  const own = document.getPages().slice(0, -1);
  const isEach = own.every((page, index) => numberOn(page, fonts) === sets[index]?.registrationNumber);
  if (own.length !== sets.length || !isEach) refusePrint(coversDiffer(sets.length, own.length));
  return own;
}

export interface AssembledRun {
  readonly pdf: Uint8Array;
  /** Of every page, read back from the file. */
  readonly codes: readonly string[];
}

/** `covers` holds a page for each set, in their order, and one more with the alphabet of the codes. */
export async function assembleRun(covers: Uint8Array, sets: readonly RunSet[]): Promise<AssembledRun> {
  const document = await PDFDocument.load(covers, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const own = findOwnCovers(document, sets);
  const open = document.context.register(document.context.stream('q\n'));
  const workshop: Workshop = { document, open, ...readCodeFont(document) };
  const pressed = new Map<SharedParts, Pressed>();
  const bound: PDFRef[] = [];
  for (const [index, page] of own.entries()) {
    const set = sets[index];
    if (set === undefined) throw new Error('There is a cover without a reader.');
    const parts = pressed.get(set.shared) ?? (await press(workshop, set.shared));
    pressed.set(set.shared, parts);
    bound.push(bindSet(workshop, page, parts, set));
  }
  replacePages(document, bound);
  // Object streams are smaller by a fifth, and take ten times as long to write.
  const pdf = await document.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { pdf, codes: readRunCodes(pdf, workshop) };
}
