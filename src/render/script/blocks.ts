/** Blocks as they are told to a listener: what kind of thing comes, then what it says; pictures by their description. */
import { telephoneLink } from '../../document/link-contacts.ts';
import type { ActionBlock, Block, BlockRenderers, Fact, Inline, TableBlock } from '../../document/nodes.ts';
import { spellAddress, toAbsolute } from '../address.ts';
import type { RenderContext } from '../context.ts';
import { renderBlock } from '../render-by-kind.ts';
import { sentence, speak, speakNumber } from './inlines.ts';

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

type Say = (text: string) => string;

/** A template's own words, with their readings where the reading has them. */
const sayIn =
  ({ words }: RenderContext): Say =>
  (text) =>
    speak(words(text));

/** 「見出し」 stands alone, so that the voice can change. */
const announce = (kind: string, title: readonly Inline[]): string => {
  const words = speak(title);
  return words === '' ? kind && sentence(kind) : `${kind === '' ? '' : `${kind}、`}「${words}」。`;
};

const factLines = (facts: readonly Fact[]): string =>
  lines(
    ...facts.map(({ key, label, value }) => {
      const words = speak(value);
      return `${speak(label)}は、${sentence(key === 'phone' || key === 'fax' ? speakNumber(words) : words)}`;
    }),
  );

/** By rows, each cell with the head of its column: a listener does not see where it stands. */
function tableLines({ header, rows }: TableBlock, say: Say): string {
  const heads = header.map(speak);
  const told = rows.map((row, index) => {
    const cells = row.map((cell, column) => {
      const words = speak(cell);
      const head = heads[column] ?? '';
      return words === '' ? '' : head === '' ? words : `${head}は、${words}`;
    });
    return `${say(`${index + 1}行目。`)}${cells.filter((cell) => cell !== '').join('。')}。`;
  });
  return lines(say(`表があります。${rows.length}行です。`), ...told, say('表は、ここまでです。'));
}

/** An address that nobody can write down while listening is left to the page. */
function tellAddress({ href }: ActionBlock, { center, siteUrl }: RenderContext, say: Say): string {
  const own = href === telephoneLink(center.phone);
  const address = own ? center.phone : spellAddress(toAbsolute(href, siteUrl));
  if (href.startsWith('tel:')) return `${say('電話番号は、')}${speakNumber(address)}。`;
  if (href.startsWith('mailto:')) return `${say('メールアドレスは、')}${address}。`;
  return say('くわしいことは、ウェブサイトにあります。');
}

const RENDERERS: BlockRenderers<string, RenderContext> = {
  heading: ({ children }) => announce('', children),
  paragraph: ({ children }) => sentence(speak(children)),
  list: ({ ordered, start, items }, context) => {
    const say = sayIn(context);
    const told = items.map((item, index) => {
      const words = renderBlocks(item, context);
      return ordered ? `${say(`${start + index}番目。`)}${words}` : words;
    });
    return lines(items.length > 1 ? say(`${items.length}つあります。`) : '', ...told);
  },
  table: (block, context) => tableLines(block, sayIn(context)),
  quote: ({ children }, context) =>
    paragraphs(sayIn(context)('引用です。'), renderBlocks(children, context), sayIn(context)('引用は、ここまでです。')),
  rule: () => '（間）',
  figure: ({ alt, caption }, context) => {
    const say = sayIn(context);
    return lines(
      alt === '' ? '' : `${say('写真や絵の説明。')}${sentence(say(alt))}`,
      caption.length === 0 ? '' : `${say('そえてある言葉は、')}「${speak(caption)}」。`,
    );
  },
  callout: ({ label, children }, context) => paragraphs(announce('', label), renderBlocks(children, context)),
  action: (block, context) => lines(sentence(speak(block.label)), tellAddress(block, context, sayIn(context))),
  for: ({ children }, context) => renderBlocks(children, context),
  event: ({ title, series, facts, children }, context) =>
    paragraphs(
      lines(announce(sayIn(context)(context.center.labels.event), title), sentence(speak(series)), factLines(facts)),
      renderBlocks(children, context),
    ),
  report: ({ label, title, facts, children }, context) =>
    paragraphs(lines(announce(speak(label), title), factLines(facts)), renderBlocks(children, context)),
  staff: ({ name, role, sample, children }, context) =>
    paragraphs(
      lines(announce('', name), sentence(speak(role)), sentence(speak(sample))),
      renderBlocks(children, context),
    ),
  resource: ({ name, category, sample, facts, children }, context) =>
    paragraphs(
      lines(announce('', name), sentence(speak(category)), sentence(speak(sample)), factLines(facts)),
      renderBlocks(children, context),
    ),
  contact: ({ name, facts }) => lines(sentence(speak(name)), factLines(facts)),
  'reply-slip': ({ title, children, offers, deadline, returns }, context) =>
    paragraphs(
      announce('', title),
      renderBlocks(children, context),
      lines(...offers.map((offer) => `「${speak(offer.title)}」。${sentence(speak(offer.when))}`)),
      sentence(speak(deadline)),
      factLines(returns),
    ),
  qa: ({ items }, context) => {
    const say = sayIn(context);
    return paragraphs(
      ...items.flatMap(({ question, answer }) => [
        `${say('質問。')}${sentence(speak(question))}`,
        `${say('答え。')}${renderBlocks(answer, context)}`,
      ]),
    );
  },
  'easy-read': ({ label, children, long }, context) =>
    paragraphs(announce('', label), renderBlocks(children, context), renderBlocks(long, context)),
  schedule: ({ events, none }) =>
    events.length === 0
      ? sentence(speak(none))
      : lines(
          ...events.map(
            ({ title, when, place }) => `「${speak(title)}」。${sentence(speak(when))}${sentence(speak(place))}`,
          ),
        ),
};

export const renderBlocks = (blocks: readonly Block[], context: RenderContext): string =>
  paragraphs(...blocks.map((block) => renderBlock(RENDERERS, block, context)));
