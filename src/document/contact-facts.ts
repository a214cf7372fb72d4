/** How to reach the centre, as the labelled words that every medium shows: the telephone first. */
import type { Center } from '../center.ts';
import { text } from './inline.ts';
import { linkContacts } from './link-contacts.ts';
import type { Fact, FactKey, Inline } from './nodes.ts';

export function contactFacts(center: Center): Fact[] {
  const fact = (key: FactKey, label: string, value: readonly Inline[]): Fact[] =>
    value.length === 0 ? [] : [{ key, label: text(label), value }];
  return [
    ...fact('phone', '電話', linkContacts(text(center.phone))),
    ...fact('hours', '受付', text(center.hours)),
    ...fact('fax', 'ファクス', text(center.fax ?? '')),
    ...fact('email', 'メール', linkContacts(text(center.email))),
    ...fact('address', '住所', text(`〒${center.postcode} ${center.address}`)),
  ];
}
