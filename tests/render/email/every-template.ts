/** Every template of emails/ as finished mails: the publications, a correction, a test, and each notice. */
import { addTestBanner } from '../../../src/delivery/test-banner.ts';
import { sampleNotice } from '../../../src/desk/notice-samples.ts';
import type { Document, Inline } from '../../../src/document/nodes.ts';
import { mapInlines } from '../../../src/document/walk.ts';
import type { RenderContext } from '../../../src/render/context.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { NOTICE_KINDS } from '../../../src/render/notices/notice.ts';
import { renderNotice } from '../../../src/render/notices/render-notice.ts';
import { renderText } from '../../../src/render/text/render-text.ts';
import type { Reading } from '../../../src/variants.ts';
import { context, paragraph, ruby, sampleDocument, text } from '../sample.ts';

export const TEMPLATE_NAMES = ['issue', 'event', 'staff', 'correction', 'test', ...NOTICE_KINDS] as const;

export interface TemplateMail {
  readonly name: string;
  readonly html: string;
  readonly text: string;
}

const CORRECTION: Document = {
  ...sampleDocument,
  kind: 'correction',
  corrects: sampleDocument.publication,
  publication: 'corrections/2023-07-18',
  title: [text('座談会の日にちの訂正')],
  subject: 'みほん通信 訂正のお知らせ',
  preheader: '座談会の正しい日にちは、8月5日です。',
  edition: [],
  date: '2023-07-18',
  blocks: [paragraph(text('座談会は、8月5日（土曜日）です。おわびして、訂正します。'))],
};

const PUBLICATIONS: readonly Document[] = [
  sampleDocument,
  {
    ...sampleDocument,
    kind: 'event',
    blocks: sampleDocument.blocks.filter(({ kind }) => kind === 'event').slice(0, 1),
  },
  { ...sampleDocument, kind: 'staff', blocks: sampleDocument.blocks.filter(({ kind }) => kind === 'staff') },
];

/** A reading beside every word in kanji. */
const annotate = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    if (inline.kind !== 'text')
      return 'children' in inline ? [{ ...inline, children: annotate(inline.children) }] : [inline];
    const parts = inline.value.split(/(\p{Script=Han}+)/u).filter((part) => part !== '');
    return parts.map((part) => (/^\p{Script=Han}/u.test(part) ? ruby(part, 'よみ'.repeat(part.length)) : text(part)));
  });

interface Edition {
  readonly context: RenderContext;
  readonly read: (document: Document) => Document;
}

const EDITIONS: Readonly<Record<Reading, Edition>> = {
  standard: { context, read: (document) => document },
  furigana: {
    context: { ...context, reading: 'furigana', words: (value) => annotate([text(value)]) },
    read: (document) => mapInlines(document, annotate),
  },
};

async function renderPublication(publication: Document, { context, read }: Edition): Promise<TemplateMail> {
  const document = read(publication);
  const { html } = await renderEmail(document, context);
  return { name: document.kind, html, text: renderText(document, context) };
}

export async function renderEveryTemplate(reading: Reading = 'standard'): Promise<TemplateMail[]> {
  const edition = EDITIONS[reading];
  const publications = await Promise.all(PUBLICATIONS.map((document) => renderPublication(document, edition)));
  const correction = await renderPublication(CORRECTION, edition);
  const notices = await Promise.all(
    NOTICE_KINDS.map(async (kind) => ({
      name: kind,
      ...(await renderNotice(sampleNotice(kind, context.siteUrl), edition.context)),
    })),
  );
  return [...publications, correction, { name: 'test', ...addTestBanner(correction, '7KQ2-M4XD') }, ...notices];
}
