/** The sample publication with every word of it replaced by what somebody might try. */

import type { Block, Document } from '../../src/document/nodes.ts';
import { mapInlines } from '../../src/document/walk.ts';
import type { RenderContext } from '../../src/render/context.ts';
import { context, sampleDocument, text } from './sample.ts';

export const HOSTILE_WORDS = [
  '<script>alert(1)</script>',
  '</p></td></mj-text></mj-column><mj-image src="https://evil.example/x.png" />',
  '" onmouseover="alert(1)" style="color:red',
  "' onerror='alert(1)",
  '{{unsubscribe}} {{{name}}} {{#say}}',
  '<!--[if mso]><b>mso</b><![endif]-->',
  ']]> <![CDATA[ &lt;b&gt; &amp; &#123;&#123;',
  '\u202Eかれさば\u0085\u0000\r\nBcc: reader@example.jp',
  '長'.repeat(300),
  'w'.repeat(300),
  '👨‍👩‍👧‍👦 center＠example.jp 髙﨑𠮷',
] as const;

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

export const hostileContext = (words: string): RenderContext => ({
  ...context,
  center: {
    ...context.center,
    name: words,
    tagline: words,
    address: words,
    complaints: words,
    sender: { ...context.center.sender, greetByName: true },
  },
});
