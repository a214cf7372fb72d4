import type { Subscriber } from '../../src/subscribers/subscriber.ts';

/** A sample person who gets everything, changed as a test needs. */
export const makeSubscriber = (number: number, changes: Partial<Subscriber> = {}): Subscriber => ({
  id: `id${number}`,
  registrationNumber: `${number}`,
  name: `見本 ${number}`,
  kana: null,
  email: `mihon${number}@example.jp`,
  postcode: '251-0052',
  address1: '神奈川県藤沢市藤沢1-1',
  address2: null,
  audience: 'employed',
  wantsEmail: 1,
  wantsPost: 1,
  reading: 'standard',
  size: 'regular',
  consentedOn: '2023-04-01',
  consentMethod: '書面',
  endedOn: null,
  emailStoppedOn: null,
  pending: 0,
  createdAt: '2023-04-01T00:00:00.000Z',
  updatedAt: '2023-04-01T00:00:00.000Z',
  ...changes,
});
