/** Readers by post, plainly samples, of every variant. */
import { centerSchema } from '../../src/center.ts';
import type { Recipient } from '../../src/postal/piles.ts';

export const center = centerSchema.parse({
  name: '見本障害者就業・生活支援センター',
  newsletter: 'みほん通信',
  postcode: '251-0000',
  address: '神奈川県藤沢市見本町1-2-3',
  phone: '0466-00-0000',
  email: 'center@example.jp',
  sender: { name: 'みほん通信', email: 'tsushin@example.jp', listId: 'tsushin.example.jp' },
  site: 'https://tsushin.example.jp',
  labels: {
    employed: { staff: '就労者', reader: '働いている方' },
    'job-seeking': { staff: '求職者', reader: '仕事をさがしている方' },
  },
});

const TOWNS = [
  ['251-0052', '神奈川県藤沢市藤沢'],
  ['253-0044', '神奈川県茅ヶ崎市新栄町'],
  ['253-0106', '神奈川県高座郡寒川町宮山'],
] as const;

export const recipient = (given: Partial<Recipient> = {}): Recipient => ({
  deliveryId: 'd-1',
  registrationNumber: '100001',
  name: '見本 太郎',
  postcode: '251-0052',
  address1: '神奈川県藤沢市藤沢1-2-3',
  address2: '',
  audience: 'employed',
  reading: 'standard',
  size: 'regular',
  ...given,
});

/** `count` people over all variants, in an order that is none. */
export const recipients = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, index) => {
    const [postcode, town] = TOWNS[(index * 7) % 3] ?? TOWNS[0];
    return recipient({
      deliveryId: `d-${index}`,
      registrationNumber: String(200_000 - index * 37),
      name: `見本 ${index}`,
      ...{ postcode, address1: `${town}${((index * 13) % 9) + 1}-${((index * 5) % 23) + 1}` },
      address2: index % 3 === 0 ? `見本ハイツ湘南 ${100 + (index % 40)}号室` : '',
      audience: index % 5 === 0 ? 'job-seeking' : 'employed',
      reading: index % 4 === 0 ? 'furigana' : 'standard',
      size: index % 6 === 0 ? 'large' : 'regular',
    });
  });
