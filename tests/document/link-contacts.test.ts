import { expect, test } from 'vitest';
import { text } from '../../src/document/inline.ts';
import { linkContacts, telephoneLink } from '../../src/document/link-contacts.ts';

const hrefsOf = (words: string): string[] =>
  linkContacts(text(words)).flatMap((inline) => (inline.kind === 'link' ? [inline.href] : []));

test.each([
  ['センター（電話 0466-00-0000）か、center@example.jp へ', ['tel:0466000000', 'mailto:center@example.jp']],
  ['０４６６－００－００００ または 090(0000)0000', ['tel:0466000000', 'tel:09000000000']],
  ['電話は０４６６ー００ー００００です', ['tel:0466000000']],
  ['センター（0466-00-0000）まで', ['tel:0466000000']],
  ['0466000000', ['tel:0466000000']],
  ['ファクス：0466-00-0001、電話：0466-00-0000', ['tel:0466000000']],
  ['FAX番号 0466-00-0001', []],
  ['〒060-0001 見本町1-2-3、2023-07-08、05-04-2023、12345678901', []],
])('%s', (words, hrefs) => {
  expect(hrefsOf(words)).toEqual(hrefs);
});

test('what is a link already, or a reading, stays', () => {
  const link = { kind: 'link', href: '/first/', children: text('0466-00-0000') } as const;
  const ruby = { kind: 'ruby', base: '電話', reading: 'でんわ', confirmed: true } as const;
  expect(linkContacts([link, ruby])).toEqual([link, ruby]);
  expect(linkContacts([{ kind: 'strong', children: text('0466-00-0000') }])).toEqual([
    { kind: 'strong', children: [{ kind: 'link', href: 'tel:0466000000', children: text('0466-00-0000') }] },
  ]);
});

test('words without a digit are no number', () => {
  expect(telephoneLink('なし')).toBeUndefined();
});
