/** What the check of one file may depend on beside the file itself: names, pages and pictures that it mentions. */
import { decodeAddress } from '../addresses.ts';
import type { Block, Inline } from '../nodes.ts';
import type { Subject } from './subject.ts';

export interface Mentions {
  readonly words: string;
  /** Addresses within the site. */
  readonly addresses: readonly string[];
  /** By `FigureBlock.src`. */
  readonly pictures: ReadonlySet<string>;
}

const linksIn = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((inline) =>
    'children' in inline ? [...(inline.kind === 'link' ? [inline.href] : []), ...linksIn(inline.children)] : [],
  );

const addressesIn = (block: Block): string[] =>
  block.kind === 'action' || block.kind === 'reply-slip' ? [block.href] : [];

function collectMentions({ passages, standings }: Subject): Mentions {
  const blocks = standings.map(({ block }) => block);
  const addresses = [...passages.flatMap(({ inlines }) => linksIn(inlines)), ...blocks.flatMap(addressesIn)];
  return {
    words: passages.map(({ text }) => text).join('\n'),
    addresses: addresses.filter((address) => address.startsWith('/')).map(decodeAddress),
    pictures: new Set(blocks.flatMap((block) => (block.kind === 'figure' ? [block.src] : []))),
  };
}

const known = new WeakMap<Subject, Mentions>();

export function mentionsOf(subject: Subject): Mentions {
  const mentions = known.get(subject) ?? collectMentions(subject);
  known.set(subject, mentions);
  return mentions;
}
