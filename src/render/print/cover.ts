/**
 * What lies on top of a copy in the print run, as far as all readers of a variant have it in common: the reply slip,
 * the words above it, and a page that says it is blank. Address and registration number are put over it for each
 * reader, at the places that are decided here.
 */
import { toPlainText } from '../../document/inline.ts';
import type { Document, Inline, Origin } from '../../document/nodes.ts';
import { locate, type Problem } from '../../problems.ts';
import type { Size } from '../../variants.ts';
import type { RenderContext } from '../context.ts';
import { type InlineContext, renderInlines } from './inlines.ts';
import type { PrintInline } from './print-nodes.ts';
import { coverTooLong, printFailed } from './print-problems.ts';
import { toPrintable } from './printable.ts';
import { composeReplySlip, type ReplySlip } from './reply-slip.ts';
import { compileTypst } from './typst.ts';

/** Millimetres from the top left corner. */
export const COVER = {
  /** Nothing is printed above: the address shows through the envelope's window. */
  addressUntil: 105,
  /** Where the slip is cut off. */
  cut: 148.5,
  /** Where the registration number is written, on the baseline. */
  number: { x: 152, y: 162 },
} as const;

/** Page 1 lies on top, page 2 is the blank one. */
export interface PrintCover {
  readonly pdf: Uint8Array;
  readonly problems: Problem[];
}

const POINTS: Record<Size, number> = { regular: 12, large: 18 };
/** Tried in turn until the slip stays on its half of the page. */
const SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6];

type Words = (inlines: readonly Inline[]) => PrintInline[];

const printSlip = (slip: ReplySlip, words: Words) => ({
  ...{ cut: words(slip.cut), title: words(slip.title), number: words(slip.number), lead: words(slip.lead) },
  ...{ join: words(slip.join), remarks: words(slip.remarks), returnTo: words(slip.returnTo) },
  choices: slip.choices.map(({ title, sessions, deadline }) => ({
    title: words(title),
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
    points: POINTS[size],
    place: COVER,
    heading: words([...context.words(center.newsletter), { kind: 'text', value: '　' }, ...document.edition]),
    lead: words(context.words('この紙の下半分は、返信用紙です。')),
    blank: words(context.words('このページは白紙です')),
    slip: printSlip(composeReplySlip(document.title, document.blocks, context), words),
  };
}

type CoverData = ReturnType<typeof composeData>;

/** Undefined where the slip is longer than its half of the page at every scale. */
async function fitCover(data: CoverData, origin: Origin): Promise<PrintCover | undefined> {
  for (const scale of SCALES) {
    const result = await compileTypst({
      ...{ template: 'cover.typ', date: data.date, accessible: false },
      data: { ...data, points: data.points * scale },
    });
    if (result.pdf === undefined) {
      return {
        pdf: new Uint8Array(),
        problems: result.messages.map((message) => locate(printFailed(message), origin)),
      };
    }
    if (result.pages === 2) return { pdf: result.pdf, problems: [] };
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
