/** A correction (訂正): a publication of its own that says what was wrong in another, which then says so on its page. */
import type { Center } from '../center.ts';
import { nearest } from '../nearest.ts';
import type { ContentFile } from './content-files.ts';
import { correctionPlain, correctionTooEarly, correctionWider, correctsUnknown } from './correction-problems.ts';
import { formatDate } from './dates.ts';
import { correctionSchema } from './front-matter.ts';
import { text, toPlainText } from './inline.ts';
import { reportMailHead } from './mail-head.ts';
import type { Block, Document, Inline, Origin, ParagraphBlock } from './nodes.ts';
import { type Library, parseFile } from './parse-file.ts';
import { eachBlock } from './walk.ts';

type Publications = ReadonlyMap<string, Document>;

/** An issue by its day, number and title; a notice, whose day is that of its event, by its title alone. */
function nameOf({ kind, date, edition, title }: Document): Inline[] {
  if (kind !== 'issue') return [...text('「'), ...title, ...text('」のお知らせ')];
  return [...text(`${formatDate(date)}の「`), ...edition, ...text(' '), ...title, ...text('」')];
}

const leadTo = (corrected: Document, origin: Origin): ParagraphBlock => ({
  kind: 'paragraph',
  origin,
  web: 'yes',
  children: [...nameOf(corrected), ...text('に、まちがいがありました。おわびして、訂正します。')],
});

/** Short and plain: it has no page on which headings or a long text could stand. */
const findUnfit = (blocks: readonly Block[]): Block | undefined =>
  [...eachBlock(blocks)].find(({ kind }) => kind === 'heading' || kind === 'easy-read');

interface Correctable {
  readonly center: Center;
  /** By name. */
  readonly publications: Publications;
  /** Names of files that are there but of which nothing could be made: they say themselves why. */
  readonly unusable: ReadonlySet<string>;
}

export function parseCorrection(
  file: ContentFile,
  library: Library,
  { center, publications, unusable }: Correctable,
): Document | undefined {
  const parsed = parseFile(correctionSchema, file, library);
  if (parsed === undefined) return undefined;
  const { fields, blocks, origin, words, reportNear } = parsed;
  const corrected = publications.get(fields.corrects);
  if (corrected === undefined) {
    if (!unusable.has(fields.corrects))
      reportNear(correctsUnknown(fields.corrects, nearest(fields.corrects, [...publications.keys()])), 'corrects:');
    return undefined;
  }
  if (corrected.kind === 'issue' && fields.date < corrected.date)
    reportNear(correctionTooEarly(corrected.date), 'date:');
  const { audiences } = corrected;
  if (!(fields.audience ?? []).every((audience) => audiences.includes(audience)))
    reportNear(correctionWider(audiences.join(' ')), 'audience:');
  const unfit = findUnfit(blocks);
  if (unfit !== undefined) library.problems.push({ ...correctionPlain(), ...unfit.origin });
  const document: Document = {
    publication: `corrections/${file.id}`,
    kind: 'correction',
    corrects: corrected.publication,
    title: words(fields.title),
    subject: [
      center.newsletter,
      '訂正のお知らせ',
      ...(corrected.kind === 'issue' ? [toPlainText(corrected.edition)] : []),
    ].join(' '),
    preheader: fields.preheader ?? 'まちがいと、正しい内容をお知らせします。',
    edition: text('訂正'),
    date: fields.date,
    audiences: fields.audience ?? audiences,
    web: fields.web,
    draft: fields.draft,
    blocks: [leadTo(corrected, origin), ...blocks],
    origin,
  };
  reportMailHead(document, center, reportNear);
  return document;
}
