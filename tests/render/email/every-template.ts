/** Every template of emails/ as finished mails: the publications, a correction, a test, and each notice. */
import { addTestBanner } from '../../../src/delivery/test-banner.ts';
import { sampleNotice } from '../../../src/desk/notice-samples.ts';
import type { Document } from '../../../src/document/nodes.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { NOTICE_KINDS } from '../../../src/render/notices/notice.ts';
import { renderNotice } from '../../../src/render/notices/render-notice.ts';
import { renderText } from '../../../src/render/text/render-text.ts';
import { context, paragraph, sampleDocument, text } from '../sample.ts';

export const TEMPLATE_NAMES = ['issue', 'event', 'staff', 'correction', 'test', ...NOTICE_KINDS] as const;

export interface TemplateMail {
  readonly name: string;
  readonly html: string;
  readonly text: string;
}

const CORRECTION: Document = {
  ...sampleDocument,
  publication: 'corrections/2023-07-18',
  title: [text('座談会の日にちの訂正')],
  subject: 'みほん通信 訂正のお知らせ',
  preheader: '座談会の正しい日にちは、8月5日です。',
  edition: [],
  date: '2023-07-18',
  blocks: [paragraph(text('座談会は、8月5日（土曜日）です。おわびして、訂正します。'))],
};

const corrected = { title: sampleDocument.title, date: sampleDocument.date };

const PUBLICATIONS: readonly Document[] = [
  sampleDocument,
  {
    ...sampleDocument,
    kind: 'event',
    blocks: sampleDocument.blocks.filter(({ kind }) => kind === 'event').slice(0, 1),
  },
  { ...sampleDocument, kind: 'staff', blocks: sampleDocument.blocks.filter(({ kind }) => kind === 'staff') },
];

const renderPublication = async (document: Document): Promise<TemplateMail> => ({
  name: document.kind,
  html: (await renderEmail(document, context)).html,
  text: renderText(document, context),
});

async function renderCorrection(): Promise<TemplateMail> {
  const { html } = await renderEmail(CORRECTION, context, corrected);
  return { name: 'correction', html, text: renderText(CORRECTION, context, corrected) };
}

export async function renderEveryTemplate(): Promise<TemplateMail[]> {
  const publications = await Promise.all(PUBLICATIONS.map(renderPublication));
  const correction = await renderCorrection();
  const notices = await Promise.all(
    NOTICE_KINDS.map(async (kind) => ({
      name: kind,
      ...(await renderNotice(sampleNotice(kind, context.siteUrl), context)),
    })),
  );
  return [...publications, correction, { name: 'test', ...addTestBanner(correction, '7KQ2-M4XD') }, ...notices];
}
