/**
 * One mail to one person, as every provider gets it. Nothing in its header names the centre's field, the reader's
 * audience or anything else about the reader: ids are opaque.
 */
import type { Center } from '../center.ts';
import type { LateFields } from '../render/email/late-fields.ts';

/** What the header fields of a campaign are made of, kept with it: a resumed campaign writes the same bytes. */
export interface Envelope {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly replyTo: string;
  readonly listId: string;
  readonly siteUrl: string;
  /** The pages for stopping and changing run on a server (policy.onDemand). */
  readonly onDemand: boolean;
  readonly greetByName: boolean;
}

export interface Message {
  readonly deliveryId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  /** With angle brackets; the same whenever the delivery is composed again. */
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
  readonly text: string;
}

export const envelopeOf = (center: Center, siteUrl: string): Envelope => ({
  fromName: center.sender.name,
  fromAddress: center.sender.email,
  replyTo: center.sender.replyTo ?? center.email,
  listId: center.sender.listId,
  siteUrl,
  onDemand: center.policy.onDemand,
  greetByName: center.sender.greetByName,
});

/** A mail that is already written: the office reads what is wanted, and of whom. */
const mailto = (address: string, subject: string, body: string): string =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** The subjects are the words that emails/footer.txt asks to write. */
const stopByMail = (address: string, id: string): string =>
  mailto(address, '配信停止', `このまま送ってください。メールの受け取りをやめます。（番号 ${id}）`);

const changeByMail = (address: string, id: string): string =>
  mailto(address, '変更', `変えたいことを、この下に書いて送ってください。（番号 ${id}）\r\n\r\n`);

export interface Reader {
  readonly subscriberId: string;
  readonly name: string;
}

/** The links of one reader: pages on a server, mails in an office. */
export function lateFieldsOf(envelope: Envelope, { subscriberId, name }: Reader): LateFields {
  const { siteUrl, replyTo, onDemand, greetByName } = envelope;
  return {
    unsubscribe: onDemand ? `${siteUrl}/unsubscribe/${subscriberId}` : stopByMail(replyTo, subscriberId),
    preferences: onDemand ? `${siteUrl}/preferences/${subscriberId}` : changeByMail(replyTo, subscriberId),
    number: subscriberId,
    ...(greetByName ? { name } : {}),
  };
}

/** RFC 2919, RFC 2369 and, where a server answers, RFC 8058. */
function listHeaders(envelope: Envelope, subscriberId: string): Record<string, string> {
  const byMail = `<mailto:${envelope.replyTo}?subject=${encodeURIComponent('配信停止')}&body=${subscriberId}>`;
  const headers: Record<string, string> = { 'List-Id': `<${envelope.listId}>` };
  if (!envelope.onDemand) return { ...headers, 'List-Unsubscribe': byMail };
  return {
    ...headers,
    'List-Unsubscribe': `<${envelope.siteUrl}/unsubscribe/${subscriberId}>, ${byMail}`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

export interface MessageParts {
  readonly deliveryId: string;
  readonly subscriberId: string;
  readonly to: string;
  readonly subject: string;
  readonly date: Date;
  readonly html: string;
  readonly text: string;
}

export function composeMessage(envelope: Envelope, parts: MessageParts): Message {
  const { deliveryId, subscriberId, to, subject, date, html, text } = parts;
  const domain = envelope.fromAddress.slice(envelope.fromAddress.lastIndexOf('@') + 1);
  return {
    ...{ deliveryId, to, subject, date, html, text },
    from: { name: envelope.fromName, address: envelope.fromAddress },
    replyTo: envelope.replyTo,
    messageId: `<${deliveryId}@${domain}>`,
    headers: listHeaders(envelope, subscriberId),
  };
}
