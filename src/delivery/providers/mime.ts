/**
 * A message as the bytes of an .eml file: the same message gives the same bytes. Written here rather than by a library:
 * a mail of ours is always one text and one HTML in UTF-8, and there are a thousand of them at a time.
 */
import { sha256 } from '../../editions/digest.ts';
import { onOneLine } from '../../render/escape.ts';
import type { Message } from '../message.ts';
import type { Sealed } from './provider.ts';

const CRLF = '\r\n';

/** Bytes of UTF-8 that fit into one encoded word; the first stands behind the field's name. */
const WORD_BYTES = 45;
const FIRST_WORD_BYTES = 33;

const PLAIN = /^[\x20-\x7e]{0,60}$/;

const encodeWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

/** Parts of at most so many bytes, never cutting a character. */
function cutBytes(text: string): string[] {
  const parts = [''];
  let room = FIRST_WORD_BYTES;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    if (bytes > room) {
      parts.push('');
      room = WORD_BYTES;
    }
    parts.push((parts.pop() ?? '') + character);
    room -= bytes;
  }
  return parts;
}

/** RFC 2047; short plain words stay readable. */
function encodeText(value: string): string {
  const text = onOneLine(value);
  if (PLAIN.test(text) && !text.includes('=?')) return text;
  return cutBytes(text).map(encodeWord).join(`${CRLF} `);
}

/** A name and its address; a long name has lines of its own. */
function encodeSender({ name, address }: Message['from']): string {
  const encoded = encodeText(name);
  const words = encoded.startsWith('=?') ? encoded : `"${encoded.replace(/["\\]/g, '\\$&')}"`;
  return `${words}${words.includes(CRLF) ? CRLF : ''} <${checkAddress(address)}>`;
}

function checkAddress(address: string): string {
  if (/[\s\p{Cc}<>,]/u.test(address)) throw new Error('an address holds what no address may hold');
  return address;
}

/** As it is, on one line: a folded List-Unsubscribe is misread by some programs. */
const field = (name: string, value: string): string => `${name}: ${onOneLine(value)}`;

function headerOf({ from, to, replyTo, subject, messageId, date, headers }: Message, boundary: string): string[] {
  return [
    `From: ${encodeSender(from)}`,
    `To: ${checkAddress(to)}`,
    `Reply-To: ${checkAddress(replyTo)}`,
    `Subject: ${encodeText(subject)}`,
    field('Message-ID', messageId),
    field('Date', date.toUTCString().replace('GMT', '+0000')),
    ...Object.entries(headers).map(([name, value]) => field(name, value)),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
}

function partOf(type: string, text: string): string[] {
  const body = Buffer.from(text.replace(/\r?\n/g, CRLF)).toString('base64');
  return [
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? []),
  ];
}

function writeMime(message: Message): Buffer {
  // An underscore is never part of base64, so no body can hold the boundary.
  const boundary = `_${message.deliveryId}_`;
  return Buffer.from(
    [
      ...headerOf(message, boundary),
      '',
      `--${boundary}`,
      ...partOf('text/plain', message.text),
      `--${boundary}`,
      ...partOf('text/html', message.html),
      `--${boundary}--`,
      '',
    ].join(CRLF),
  );
}

export async function sealAsMime(messages: readonly Message[]): Promise<Sealed> {
  const bodies = messages.map(writeMime);
  return { messages, bodies, hash: sha256(Buffer.concat(bodies)) };
}
