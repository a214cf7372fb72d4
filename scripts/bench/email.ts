/**
 * How fast the summer issue becomes mail: from the tree to linted HTML, once for each variant; the fields of one reader
 * filled in; and the bytes that go out, beside nodemailer's own MailComposer on the same mails.
 */
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { readCenter } from '../../src/config.ts';
import { composeMessage, envelopeOf, lateFieldsOf, type Message } from '../../src/delivery/message.ts';
import { sealAsMime } from '../../src/delivery/providers/mime.ts';
import { loadContent } from '../../src/document/content.ts';
import type { Furigana } from '../../src/document/furigana.ts';
import { prepareVariant } from '../../src/editions/prepare-variant.ts';
import { compileLateFields } from '../../src/render/email/late-fields.ts';
import { renderEmail } from '../../src/render/email/render-email.ts';
import { preparePictures } from '../../src/render/pictures.ts';
import { renderText } from '../../src/render/text/render-text.ts';
import { type Figure, formatMs, formatRatio } from './bench.ts';

const CONTENT_DIR = join(import.meta.dirname, '..', '..', 'content');
const PUBLICATION = 'issues/2023-summer';

const WARM_UP = 8;
const RENDERS = 15;
const READERS = 20_000;
const MAILS = 300;
const ROUNDS = 5;

const withoutReadings: Furigana = (inlines) => [...inlines];

async function openSummer() {
  const center = readCenter(CONTENT_DIR);
  const content = await loadContent({ contentDir: CONTENT_DIR, center });
  const publication = content.documents.get(PUBLICATION);
  if (publication === undefined) throw new Error(`${PUBLICATION} is missing`);
  const pictures = await preparePictures(publication, CONTENT_DIR);
  const source = { config: { center, siteUrl: center.site }, furigana: withoutReadings, pictures };
  return {
    center,
    ...prepareVariant(publication, { audience: 'employed', reading: 'standard', medium: 'email' }, source),
  };
}

async function timeEach(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

/** nodemailer as its manual shows it, with the same parts and header fields. */
const composeByNodemailer = ({
  from,
  to,
  replyTo,
  subject,
  messageId,
  date,
  headers,
  html,
  text,
}: Message): Promise<Buffer> =>
  new MailComposer({ from, to, replyTo, subject, messageId, date, headers, html, text }).compile().build();

async function composeAll(messages: readonly Message[]): Promise<void> {
  for (const message of messages) await composeByNodemailer(message);
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** How many times as fast as nodemailer; both take turns, so that a busy machine slows both. */
async function compareMime(messages: readonly Message[]): Promise<{ ours: number; ratio: number }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(...(await timeEach(1, () => composeAll(messages))));
    ours.push(...(await timeEach(1, () => sealAsMime(messages))));
  }
  return { ours: messages.length / (middle(ours) / 1000), ratio: middle(theirs) / middle(ours) };
}

export const emailBench = {
  name: 'e-mail',
  async run(): Promise<readonly Figure[]> {
    const { center, document, context } = await openSummer();
    const [first = 0, ...others] = await timeEach(WARM_UP + RENDERS, () => renderEmail(document, context));
    const { html } = await renderEmail(document, context);
    const envelope = envelopeOf(center, context.siteUrl);
    const merge = {
      html: compileLateFields(html, 'html'),
      text: compileLateFields(renderText(document, context), 'text'),
    };
    const fill = (reader: number) => {
      const fields = lateFieldsOf(envelope, { subscriberId: `r${reader}`, name: '見本' });
      return { html: merge.html(fields), text: merge.text(fields) };
    };
    const start = performance.now();
    let written = 0;
    for (let reader = 0; reader < READERS; reader += 1) {
      const mail = fill(reader);
      written += mail.html.length + mail.text.length;
    }
    const merged = READERS / ((performance.now() - start) / 1000);
    if (written < READERS * html.length) throw new Error('not every mail was filled in');
    const messages = Array.from({ length: MAILS }, (_, reader) =>
      composeMessage(envelope, {
        ...{ deliveryId: `d${reader}`, subscriberId: `r${reader}`, to: `mihon${reader}@example.jp` },
        ...{ subject: document.subject, date: new Date(`${document.date}T00:00:00Z`), ...fill(reader) },
      }),
    );
    const mime = await compareMime(messages);
    return [
      { name: 'summer issue, HTML', value: `${(Buffer.byteLength(html) / 1024).toFixed(1)} KB` },
      { name: 'tree to linted mail, first', value: formatMs(first) },
      { name: 'tree to linted mail, warm', value: formatMs(middle(others.slice(WARM_UP - 1))) },
      { name: 'late fields into HTML and text', value: `${Math.round(merged)} readers/s` },
      { name: 'MIME', value: `${Math.round(mime.ours)} mails/s` },
      { name: 'MIME, against MailComposer', value: formatRatio(mime.ratio, 1) },
    ];
  },
};
