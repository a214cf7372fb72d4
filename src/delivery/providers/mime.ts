/** A message as the bytes of an .eml file: the same message gives the same bytes. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { sha256 } from '../../editions/digest.ts';
import type { Message } from '../message.ts';
import type { Sealed } from './provider.ts';

/** Headers are written as they are: a folded List-Unsubscribe is misread by some programs. */
const asPrepared = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value: { prepared: true, value } }));

function composeMime(message: Message): Promise<Buffer> {
  return new MailComposer({
    from: message.from,
    to: message.to,
    replyTo: message.replyTo,
    subject: message.subject,
    messageId: message.messageId,
    date: message.date,
    headers: asPrepared(message.headers),
    text: message.text,
    html: message.html,
    baseBoundary: message.deliveryId,
    newline: '\r\n',
  })
    .compile()
    .build();
}

export async function sealAsMime(messages: readonly Message[]): Promise<Sealed> {
  const bodies: Buffer[] = [];
  for (const message of messages) bodies.push(await composeMime(message));
  return { messages, bodies, hash: sha256(Buffer.concat(bodies)) };
}
