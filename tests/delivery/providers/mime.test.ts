import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/delivery/message.ts';
import { sealAsMime } from '../../../src/delivery/providers/mime.ts';
import { runs } from '../../runs.ts';
import { makeMessage } from './make-message.ts';

async function write(given: Partial<Message>): Promise<string> {
  const { bodies } = await sealAsMime([{ ...makeMessage(1), ...given }]);
  return Buffer.from(bodies[0] ?? new Uint8Array()).toString('latin1');
}

const parse = async (given: Partial<Message>) => PostalMime.parse(await write(given));

const tidy = (words: string): string => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

describe('the bytes of a mail', () => {
  it('are ASCII in short lines, each ended as the standard says', async () => {
    const mail = await write({
      subject: '長い件名'.repeat(80),
      from: { name: '通'.repeat(99), address: 'a@example.jp' },
    });
    expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = mail.split('\r\n').filter((line) => !line.startsWith('List-'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('bring back every subject and name', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, name) => {
        const mail = await parse({ subject: `夏${subject}号`, from: { name: `通${name}信`, address: 'a@example.jp' } });
        expect(mail.subject).toBe(tidy(`夏${subject}号`));
        expect(mail.from).toEqual({ name: tidy(`通${name}信`), address: 'a@example.jp' });
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(['Shonan News', 'A "quoted" \\ name', '=?utf-8?B?QmNj?='])('bring back the plain name %s', async (name) => {
    expect((await parse({ from: { name, address: 'a@example.jp' }, subject: name })).from?.name).toBe(name);
    expect((await parse({ subject: name })).subject).toBe(name);
  });

  it('bring back both parts', async () => {
    const html = `<p>${'海の風と、ひと息。👨‍👩‍👧‍👦'.repeat(500)}</p>`;
    const mail = await parse({ html, text: '一行目\n二行目\r\n三行目\n' });
    expect(mail.html?.trimEnd()).toBe(html);
    expect(mail.text?.trimEnd().split(/\r?\n/)).toEqual(['一行目', '二行目', '三行目']);
    expect(mail.attachments).toEqual([]);
    expect(mail.date).toBe(makeMessage(1).date.toISOString());
  });

  it.each(['a@example.jp\r\nBcc: b@example.jp', 'a@example.jp, b@example.jp', 'x <a@example.jp>'])(
    'are never written for more than one address: %j',
    async (to) => {
      await expect(write({ to })).rejects.toThrow('no address may hold');
    },
  );
});
