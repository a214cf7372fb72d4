/**
 * What lies on top of a copy in the print run, as far as all readers of a variant have it in common: the reply slip,
 * the words above it, and a page that says it is blank. Address and registration number are put over it for each
 * reader, at the places that are decided here. Nothing is ever scaled: a long slip goes on on the back.
 */
import { toPlainText } from '../../document/inline.ts';
import type { Document, Inline, Origin } from '../../document/nodes.ts';
import { locate, type Problem } from '../../problems.ts';
import type { Size } from '../../variants.ts';
import type { RenderContext } from '../context.ts';
import { COVER, COVER_POINTS } from './cover-place.ts';
import { type InlineContext, renderInlines } from './inlines.ts';
import type { PrintInline } from './print-nodes.ts';
import { coverTooLong, printFailed } from './print-problems.ts';
import { toPrintable } from './printable.ts';
import { composeReplySlip, type ReplySlip } from './reply-slip.ts';
import { compileTypst } from './typst.ts';

/** Page 1 lies on top, page 2 is its back, the last one (which may be page 2) is blank. */
export interface PrintCover {
  readonly pdf: Uint8Array;
  readonly problems: Problem[];
}

type Words = (inlines: readonly Inline[]) => PrintInline[];

const printSlip = (slip: ReplySlip, words: Words) => ({
  ...{ cut: words(slip.cut), title: words(slip.title), number: words(slip.number), lead: words(slip.lead) },
  ...{ join: words(slip.join), remarks: words(slip.remarks), returnTo: words(slip.returnTo) },
  choices: slip.choices.map(({ title, common, sessions, deadline }) => ({
    title: words(title),
    common: words(common),
    sessions: sessions.map((lines) => lines.map(words)),
    deadline: words(deadline),
  })),
});

function composeData(document: Document, context: RenderContext, size: Size) {
  const { center } = context;
  const inlineContext: InlineContext = { siteUrl: context.siteUrl, printable: (value) => toPrintable(value).text };
  const words: Words = (inlines) => renderInlines(inlines, document.origin, inlineContext);
  const edition = toPlainText(document.edition);
  return {
    title: `${center.newsletter} ${edition}`.trim(),
    date: document.date,
    furigana: context.reading === 'furigana',
    points: COVER_POINTS[size],
    place: COVER,
    heading: words([...context.words(center.newsletter), { kind: 'text', value: '　' }, ...document.edition]),
    leads: {
      half: words(context.words('この紙の下の半分は、返信用紙です。')),
      whole: words(context.words('この紙は、返信用紙です。切らずに、お送りください。')),
    },
    overleaf: words(context.words('返信用紙は、うらにつづきます。')),
    blank: words(context.words('このページは白紙です')),
    slip: printSlip(composeReplySlip(document.title, document.blocks, context), words),
  };
}

type CoverData = ReturnType<typeof composeData>;

/** Pages with the blank one: the slip stays on the lower half, or goes on on the back. */
const WAYS = [
  { whole: false, pages: 2 },
  { whole: true, pages: 3 },
] as const;

/** Undefined where the slip is longer than the sheet. */
async function fitCover({ leads, ...data }: CoverData, origin: Origin): Promise<PrintCover | undefined> {
  for (const { whole, pages } of WAYS) {
    const result = await compileTypst({
      ...{ template: 'cover.typ', date: data.date, accessible: false },
      data: { ...data, whole, lead: whole ? leads.whole : leads.half },
    });
    if (result.pdf === undefined) {
      return {
        pdf: new Uint8Array(),
        problems: result.messages.map((message) => locate(printFailed(message), origin)),
      };
    }
    if (result.pages === pages) return { pdf: result.pdf, problems: [] };
  }
  return undefined;
}

export async function renderCover(document: Document, context: RenderContext, size: Size): Promise<PrintCover> {
  const { origin } = document;
  const data = composeData(document, context, size);
  const whole = await fitCover(data, origin);
  if (whole !== undefined) return whole;
  const tooLong = locate(coverTooLong(), origin);
  const short = await fitCover({ ...data, slip: { ...data.slip, choices: [] } }, origin);
  if (short === undefined) return { pdf: new Uint8Array(), problems: [tooLong] };
  return { pdf: short.pdf, problems: [tooLong, ...short.problems] };
}
