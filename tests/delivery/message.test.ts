import { expect, test } from 'vitest';
import { composeMessage, lateFieldsOf } from '../../src/delivery/message.ts';
import { ENVELOPE, makeMessage } from './providers/make-message.ts';

const READER = { subscriberId: 'reader1', name: '見本 一子' };

test('in an office, the links of a mail are mails to the office that say what is wanted and of whom', () => {
  const { unsubscribe, preferences, ...rest } = lateFieldsOf(ENVELOPE, READER);
  expect(decodeURIComponent(unsubscribe)).toBe(
    'mailto:center@example.jp?subject=配信停止&body=このまま送ってください。メールの受け取りをやめます。（番号 reader1）',
  );
  expect(decodeURIComponent(preferences)).toBe(
    'mailto:center@example.jp?subject=変更&body=変えたいことを、この下に書いて送ってください。（番号 reader1）\r\n\r\n',
  );
  expect(rest).toEqual({ number: 'reader1' });
  expect(makeMessage(1).headers).not.toHaveProperty('List-Unsubscribe-Post');
});

test('on a server they are pages, and one click is enough', () => {
  const envelope = { ...ENVELOPE, onDemand: true, greetByName: true };
  expect(lateFieldsOf(envelope, READER)).toEqual({
    unsubscribe: 'https://tsushin.example.jp/unsubscribe/reader1',
    preferences: 'https://tsushin.example.jp/preferences/reader1',
    number: 'reader1',
    name: '見本 一子',
  });
  const { headers } = composeMessage(envelope, { ...makeMessage(1), subscriberId: 'reader1' });
  expect(headers['List-Unsubscribe']).toMatch(/^<https:\/\/tsushin\.example\.jp\/unsubscribe\/reader1>, <mailto:/);
  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
});

test('a mail composed again is the same mail', () => {
  expect(makeMessage(1)).toEqual(makeMessage(1));
  expect(makeMessage(1).messageId).toBe('<delivery1@example.jp>');
});
