/** The sample publication with every word of it replaced by what somebody might try. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Block, Document } from '../../src/document/nodes.ts';
import { mapInlines } from '../../src/document/walk.ts';
import type { RenderContext } from '../../src/render/context.ts';
import { context, sampleDocument, text } from './sample.ts';

const corpus = z
  .strictObject({ words: z.array(z.string()), fields: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'hostile.json'), 'utf8')));

/** What somebody might write into content or center.yaml. */
export const HOSTILE_WORDS: readonly string[] = corpus.words;

/** What somebody might give as a name; the words too. */
export const HOSTILE_FIELDS: readonly string[] = [...corpus.words, ...corpus.fields];

const withHostileAttributes = (block: Block, words: string): Block => {
  if (block.kind === 'figure') return { ...block, alt: words };
  if (block.kind === 'event') return { ...block, id: words };
  if (block.kind === 'action') return { ...block, href: `https://www.example.jp/${words}` };
  return block;
};

export function hostileDocument(words: string): Document {
  const document = mapInlines(sampleDocument, () => [
    text(words),
    { kind: 'ruby', base: words, reading: words, confirmed: true },
    { kind: 'link', href: `https://www.example.jp/${words}`, children: [text(words)] },
  ]);
  const blocks = document.blocks.map((block) => withHostileAttributes(block, words));
  return { ...document, title: [text(words)], preheader: words, blocks };
}

/** center.yaml with the same in every field that a mail shows; what its schema holds to a form is taken as it comes. */
export function hostileContext(words: string): RenderContext {
  const { center } = context;
  const audience = { staff: words, reader: words };
  return {
    ...context,
    center: {
      ...center,
      ...{ name: words, alsoKnownAs: words, newsletter: words, tagline: words, address: words, complaints: words },
      ...{ phone: words, fax: words, hours: words, email: words, postcode: words },
      labels: {
        ...{
          ...center.labels,
          employed: audience,
          'job-seeking': audience,
          newcomer: audience,
          everyone: words,
          event: words,
          report: words,
          info: words,
        },
        ...{ caution: words, point: words, easyRead: words, sample: words, approval: words },
      },
      sender: { ...center.sender, name: words, greetByName: true },
    },
  };
}
