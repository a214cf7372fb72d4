import { composeMessage, type Envelope, type Message } from '../../../src/delivery/message.ts';

export const ENVELOPE: Envelope = {
  fromName: '見本通信',
  fromAddress: 'tsushin@example.jp',
  replyTo: 'center@example.jp',
  listId: 'tsushin.example.jp',
  siteUrl: 'https://tsushin.example.jp',
  onDemand: false,
  greetByName: false,
};

export const makeMessage = (number: number): Message =>
  composeMessage(ENVELOPE, {
    deliveryId: `delivery${number}`,
    subscriberId: `reader${number}`,
    to: `mihon${number}@example.jp`,
    subject: '見本通信 2023年夏号',
    date: new Date('2023-07-01T01:00:00Z'),
    html: '<!doctype html><html lang="ja"><body><p>こんにちは</p></body></html>',
    text: 'こんにちは\n',
  });
