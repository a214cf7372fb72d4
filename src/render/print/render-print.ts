/** The printed issue: a document and its context become one PDF/UA-1 file, the same bytes for the same source. */
import { formatDate, formatEraYear } from '../../document/dates.ts';
import { toPlainText } from '../../document/inline.ts';
import type { Document, Inline, Origin } from '../../document/nodes.ts';
import { locate, type Problem } from '../../problems.ts';
import type { Size } from '../../variants.ts';
import type { RenderContext } from '../context.ts';
import { type BackPage, composeBackPage } from './back-page.ts';
import { type BlockContext, renderBlocks } from './blocks.ts';
import { PAGE, reportExtent } from './extent.ts';
import { headingLevels } from './heading-levels.ts';
import { renderInlines } from './inlines.ts';
import { glyphMissing, pictureNotPrepared, printFailed } from './print-problems.ts';
import { toPrintable } from './printable.ts';
import { type Loose, settlePages } from './settle-pages.ts';
import { compileTypst, layOutTypst, type TypstJob } from './typst.ts';

export interface PrintResult {
  /** Empty where the page could not be made; then `problems` says why. */
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly problems: Problem[];
}

/** Body text in points, and how much text is kept together on one page at that size. */
const SIZES: Record<Size, { readonly points: number; readonly wholeUpTo: number }> = {
  regular: { points: 12, wholeUpTo: 420 },
  large: { points: 18, wholeUpTo: 160 },
};

interface Gathered {
  readonly context: BlockContext;
  readonly files: Map<string, Uint8Array>;
  readonly problems: Problem[];
}

/** What the renderers of blocks report while they work: characters and pictures that cannot be printed. */
function gather(document: Document, context: RenderContext, size: Size): Gathered {
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const report = (problem: Problem): void => {
    const key = `${problem.line}:${problem.code}:${problem.message}`;
    if (reported.has(key)) return;
    reported.add(key);
    problems.push(problem);
  };
  return {
    files,
    problems,
    context: {
      siteUrl: context.siteUrl,
      levels: headingLevels(document.blocks),
      wholeUpTo: SIZES[size].wholeUpTo,
      printable: (value, origin) => {
        const { text, missing } = toPrintable(value);
        for (const character of missing) report(locate(glyphMissing(character), origin));
        return text;
      },
      picture: (src, origin) => {
        const picture = context.pictures.get(src);
        if (picture === undefined) {
          report(locate(pictureNotPrepared(src), origin));
          return undefined;
        }
        const file = `pictures/${files.size}.${picture.print.format}`;
        files.set(file, picture.print.bytes);
        return { file: `/${file}`, picture };
      },
    },
  };
}

/** The same text in every word of the template, printed at the document's own place. */
function printWords(words: (inlines: readonly Inline[]) => unknown, back: BackPage) {
  return {
    ...back,
    changeTitle: words(back.changeTitle),
    changeLead: words(back.changeLead),
    cut: words(back.cut),
    changes: back.changes.map(words),
    blanks: back.blanks.map(words),
    contactTitle: words(back.contactTitle),
    centerName: words(back.centerName),
    contact: back.contact.map(({ label, value }) => ({ label: words(label), value: words(value) })),
  };
}

function composeData(document: Document, context: RenderContext, size: Size, blockContext: BlockContext) {
  const { center } = context;
  const place: Origin = document.origin;
  const words = (inlines: readonly Inline[]) => renderInlines(inlines, place, blockContext);
  const date = formatDate(document.date).replace('年', `年（${formatEraYear(document.date)}）`);
  const title = toPlainText(document.title);
  const edition = toPlainText(document.edition);
  return {
    title: [center.newsletter, edition, title].filter((part) => part !== '').join(' '),
    author: center.name,
    date: document.date,
    furigana: context.reading === 'furigana',
    points: SIZES[size].points,
    masthead: {
      newsletter: words(context.words(center.newsletter)),
      tagline: words(context.words(center.tagline)),
      edition: words(document.edition),
      date: words(context.words(date)),
      publisher: words(context.words(center.name)),
      audience: words(context.words(`${center.labels[context.audience].reader}へ`)),
      title: words(document.title),
    },
    // A footer is decoration to assistive technology, and decoration may hold no link.
    footer: words(context.words(`${center.newsletter} ${edition}`.trim())),
    blocks: renderBlocks(document.blocks, blockContext),
    back: printWords(words, composeBackPage(context)),
  };
}

/** Compiles each block alone to find which ones Typst objects to; only after the whole has failed. */
async function blame(
  job: TypstJob,
  data: ReturnType<typeof composeData> & { readonly loose: Loose },
  document: Document,
  blockContext: BlockContext,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const block of document.blocks) {
    const blocks = renderBlocks([block], { ...blockContext, levels: headingLevels([block]) });
    const alone = await compileTypst({ ...job, data: { ...data, blocks } });
    if (alone.pdf === undefined)
      problems.push(...alone.messages.map((text) => locate(printFailed(text), block.origin)));
  }
  return problems;
}

export async function renderPrint(document: Document, context: RenderContext, size: Size): Promise<PrintResult> {
  const { context: blockContext, files, problems } = gather(document, context, size);
  const tight = composeData(document, context, size, blockContext);
  const base = { template: 'issue.typ', files, date: document.date, accessible: true, count: 'extent' } as const;
  const loose = await settlePages((tried) => layOutTypst({ ...base, data: { ...tight, loose: tried } }, 'begin'), PAGE);
  const data = { ...tight, loose };
  const job: TypstJob = { ...base, data };
  const result = await compileTypst(job);
  if (result.pdf !== undefined) {
    const { pdf, pages, found } = result;
    if (document.kind === 'issue' && size === 'regular' && context.reading === 'standard') {
      const audience = context.center.labels[context.audience].staff;
      problems.push(...reportExtent(found, pages, audience).map((fault) => locate(fault, document.origin)));
    }
    return { pdf, pages, problems };
  }
  const blamed = await blame(job, data, document, blockContext);
  const whole = result.messages.map((message) => locate(printFailed(message), document.origin));
  return { pdf: new Uint8Array(), pages: 0, problems: [...problems, ...(blamed.length > 0 ? blamed : whole)] };
}
