/** Hostile words through the whole way of a mail: rendered, filled in, written as MIME, and read back. */
import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMessage, type Envelope, envelopeOf, lateFieldsOf, type Reader } from '../../src/delivery/message.ts';
import { sealAsMime } from '../../src/delivery/providers/mime.ts';
import { isDiscreet } from '../../src/discreet.ts';
import { mergeLateFields } from '../../src/render/email/late-fields.ts';
import { renderEmail } from '../../src/render/email/render-email.ts';
import { renderText } from '../../src/render/text/render-text.ts';
import { HOSTILE_FIELDS, HOSTILE_WORDS, hostileContext, hostileDocument } from '../render/hostile.ts';
import { center, context, sampleDocument } from '../render/sample.ts';

const HEADERS = [
  'content-type',
  'date',
  'from',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'reply-to',
  'subject',
  'to',
];

const TEMPLATE = {
  html: '<p>{{name}}</p><a href="{{unsubscribe}}">やめる</a><a href="{{preferences}}">変える</a>',
  text: '{{name}}\n{{unsubscribe}}\n{{preferences}}\n',
};

async function write(envelope: Envelope, reader: Reader, subject: string, mail = TEMPLATE): Promise<Email> {
  const fields = lateFieldsOf(envelope, reader);
  const message = composeMessage(envelope, {
    ...{ deliveryId: 'd0123456789', subscriberId: reader.subscriberId, to: 'reader@example.jp', subject },
    date: new Date('2023-07-14T00:00:00Z'),
    html: mergeLateFields(mail.html, fields, 'html'),
    text: mergeLateFields(mail.text, fields, 'text'),
  });
  const { bodies } = await sealAsMime([message]);
  return PostalMime.parse(bodies[0] ?? new Uint8Array());
}

const envelope: Envelope = { ...envelopeOf(center, context.siteUrl), onDemand: true, greetByName: true };
const reader: Reader = { subscriberId: 'r0123456789', name: '見本 太郎' };

const keysOf = (mail: Email): string[] => [...new Set(mail.headers.map(({ key }) => key))].sort();

describe('the header of a mail', () => {
  it('says whose it is and how to stop it, and nothing of the reader but the address', async () => {
    const mail = await write(envelope, reader, 'みほん通信 2023年夏号');
    expect(keysOf(mail)).toEqual(HEADERS);
    const value = (key: string) => mail.headers.find((header) => header.key === key)?.value;
    expect(mail.from).toEqual({ name: 'みほん通信', address: 'tsushin@example.jp' });
    expect(mail.subject).toBe('みほん通信 2023年夏号');
    expect(mail.messageId).toBe('<d0123456789@example.jp>');
    expect(value('list-id')).toBe('<tsushin.example.jp>');
    expect(value('list-unsubscribe')).toMatch(/^<https:\/\/tsushin\.example\.jp\/unsubscribe\/r0123456789>, <mailto:/);
    expect(value('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const header = mail.headers.map((one) => one.value).join('\n');
    expect(header).not.toMatch(/employed|job-seeking|furigana|就労|求職/);
    expect(isDiscreet(decodeURIComponent(header))).toBe(true);
  });

  it.each(HOSTILE_FIELDS)('holds nothing that somebody put into a name: %j', async (name) => {
    const mail = await write({ ...envelope, fromName: name }, { ...reader, name }, `件名 ${name}`);
    expect(keysOf(mail)).toEqual(HEADERS);
    expect(mail.from?.address).toBe('tsushin@example.jp');
    expect(mail.to?.map(({ address }) => address)).toEqual(['reader@example.jp']);
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toContain('件名');
    expect(`${mail.subject}${mail.from?.name}`).not.toMatch(/(?!\u200D)\p{Cf}|\p{Cc}/u);
    expect(mail.html?.match(/<[a-z]+/g)).toEqual(['<p', '<a', '<a']);
    expect(mail.text?.trimEnd().split('\n')).toHaveLength(3);
    expect(mail.text).not.toContain('{{');
  });
});

describe('a whole mail', () => {
  it.each(HOSTILE_WORDS)('is one message with two parts, whatever is in it: %j', async (words) => {
    const document = hostileDocument(words);
    const given = hostileContext(words);
    const mail = { html: (await renderEmail(document, given)).html, text: renderText(document, given) };
    const parsed = await write(envelope, { ...reader, name: words }, document.subject, mail);
    expect(keysOf(parsed)).toEqual(HEADERS);
    expect(parsed.attachments).toEqual([]);
    expect(parsed.html).not.toMatch(/<script|<b>|onmouseover="|\{\{/i);
    expect(parsed.text).not.toContain('{{');
    const links = parsed.html?.match(/href="https:\/\/tsushin\.example\.jp\/unsubscribe\/r0123456789"/g);
    expect(links).toHaveLength(1);
  });

  it('keeps the sample’s words through MIME', async () => {
    const mail = { html: (await renderEmail(sampleDocument, context)).html, text: renderText(sampleDocument, context) };
    const parsed = await write(envelope, reader, sampleDocument.subject, mail);
    expect(parsed.html).toContain('海の風に、ほっとしました。');
    expect(parsed.text?.replaceAll('\r\n', '\n')).toContain('■ ごあいさつ\n\n湘南（しょうなん）の海に');
  });
});
