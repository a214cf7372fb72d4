/** The fronts of the envelopes at their true size: the sender, and the mark by which the postage is paid. */
import type { Center } from '../center.ts';
import { ENVELOPE_NAMES, type EnvelopeKind, type PilePostage } from './pile-postage.ts';

export interface EnvelopeFront {
  readonly name: string;
  /** Millimetres, lying. */
  readonly width: number;
  readonly height: number;
  readonly sender: string;
  readonly address: string;
  /** Lines of the mark; empty where stamps are used. */
  readonly mark: readonly string[];
}

const SIZES: Readonly<Record<EnvelopeKind, { readonly width: number; readonly height: number }>> = {
  long3: { width: 235, height: 120 },
  square2: { width: 332, height: 240 },
};

/** The name that a neighbour may read. */
const envelopeSender = ({ post, publicName, newsletter }: Center): string =>
  post.senderName ?? publicName ?? newsletter;

function markOf({ post }: Center): string[] {
  if (post.payment === 'stamps') return [];
  const office = post.postOffice === '' ? [] : [post.postOffice];
  return [...office, post.payment === 'counter' ? '料金別納' : '料金後納', '郵便'];
}

export function composeEnvelopes(
  piles: readonly Pick<PilePostage, 'envelope'>[],
  center: Center,
  printable: (text: string) => string,
): EnvelopeFront[] {
  const used = (['long3', 'square2'] as const).filter((kind) => piles.some(({ envelope }) => envelope === kind));
  return used.map((kind) => ({
    name: ENVELOPE_NAMES[kind],
    ...SIZES[kind],
    sender: printable(envelopeSender(center)),
    address: printable(`〒${center.postcode}　${center.address}`),
    mark: markOf(center).map(printable),
  }));
}
