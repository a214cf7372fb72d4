/** What ends every issue: where the centre is, and how a reader on paper, who has no private link, changes anything. */
import type { Inline } from '../../document/nodes.ts';
import type { RenderContext } from '../context.ts';

export interface BackFact {
  readonly label: readonly Inline[];
  readonly value: readonly Inline[];
}

export interface BackPage {
  readonly changeTitle: readonly Inline[];
  readonly changeLead: readonly Inline[];
  readonly cut: readonly Inline[];
  /** Boxes to tick on the slip, and what to fill in. */
  readonly changes: readonly (readonly Inline[])[];
  readonly blanks: readonly (readonly Inline[])[];
  readonly contactTitle: readonly Inline[];
  readonly centerName: readonly Inline[];
  readonly contact: readonly BackFact[];
}

/** Number, place or address as it is: readings are for words. */
const plain = (value: string): Inline[] => [{ kind: 'text', value }];

export function composeBackPage({ center, siteUrl, words }: RenderContext): BackPage {
  const link = (href: string, value: string): Inline[] => [{ kind: 'link', href, children: plain(value) }];
  const ways = center.fax === undefined ? '郵便' : 'ファクスか郵便';
  const facts: readonly (readonly [string, readonly Inline[]])[] = [
    ['住所', [...plain(`〒${center.postcode} `), ...words(center.address)]],
    ['電話', plain(center.phone)],
    ...(center.fax === undefined ? [] : [['ファクス', plain(center.fax)] as const]),
    ['メール', link(`mailto:${center.email}`, center.email)],
    ...(center.hours === '' ? [] : [['受付', words(center.hours)] as const]),
    ['ウェブ', link(siteUrl, siteUrl)],
  ];
  return {
    changeTitle: words('受け取り方を変えるとき'),
    changeLead: words(
      `紙に印をつけて切りとり、${ways}でお送りください。電話やメールでもかまいません。理由は、いりません。`,
    ),
    cut: words('ここで切ってください'),
    changes: center.post.changes.map((change) => words(change)),
    blanks: ['お名前', '登録番号（わかるとき）', 'メールアドレスや、新しい住所'].map((blank) => words(blank)),
    contactTitle: words('センターの連絡先'),
    centerName: [
      ...words(center.name),
      ...(center.alsoKnownAs === undefined ? [] : [{ kind: 'break' as const }, ...words(center.alsoKnownAs)]),
    ],
    contact: facts.map(([label, value]) => ({ label: words(label), value })),
  };
}
