/** Blocks of a mail as plain text, from what they mean and not from the HTML. Lines are wrapped afterwards. */
import { telephoneLink } from '../../document/link-contacts.ts';
import type {
  Block,
  BlockRenderers,
  EventBlock,
  Fact,
  HeadingDepth,
  Inline,
  ListBlock,
  ReplySlipBlock,
  ScheduledEvent,
  TableBlock,
} from '../../document/nodes.ts';
import { spellRequest, toAbsolute } from '../address.ts';
import type { RenderContext } from '../context.ts';
import { escapeText } from '../escape.ts';
import { eventCalendar, eventPage, eventPlace } from '../event-links.ts';
import { renderBlock } from '../render-by-kind.ts';
import { renderInlines } from './inlines.ts';

const HEADING_MARKS: Readonly<Record<HeadingDepth, string>> = { 2: '■', 3: '◆', 4: '◇' };

const RULE = '――――――――――';

/** What words need to know of the place where they stand. */
export interface TextContext extends RenderContext {
  /** The nearest heading above: what a table here is about. */
  readonly heading: readonly Inline[];
}

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const prefixLines = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (line === '' ? line : `${index === 0 ? first : rest}${line}`))
    .join('\n');

const fixedWords = (text: string, context: TextContext): string => renderInlines(context.words(text), context);

const headingLine = (depth: HeadingDepth, words: readonly Inline[], context: TextContext): string =>
  words.length === 0 ? '' : `${HEADING_MARKS[depth]} ${renderInlines(words, context)}`;

const factLines = (facts: readonly Fact[], context: TextContext): string =>
  lines(...facts.map(({ label, value }) => `${renderInlines(label, context)}：${renderInlines(value, context)}`));

const mark = (words: readonly Inline[], context: TextContext): string =>
  words.length === 0 ? '' : `【${renderInlines(words, context)}】`;

function listLines({ ordered, start, items }: ListBlock, context: TextContext): string {
  const tight = items.every((item) => item.length <= 1);
  const written = items.map((item, index) => {
    const sign = ordered ? `${start + index}. ` : '・';
    return prefixLines(renderBlocks(item, context), sign, ordered ? ' '.repeat(sign.length) : '　');
  });
  return written.join(tight ? '\n' : '\n\n');
}

/** Each row as label and value, so that a reading voice and a narrow screen can follow it. */
function tableLines({ header, rows }: TableBlock, context: TextContext): string {
  const caption = `${fixedWords('表：', context)}${renderInlines(context.heading, context)}`;
  const labels = header.map((cell) => renderInlines(cell, context));
  const cellLine = (cell: readonly Inline[], column: number): string => {
    const label = labels[column] ?? '';
    const value = renderInlines(cell, context);
    return label === '' || value === '' ? value : `${label}：${value}`;
  };
  return lines(`【${caption}】`, ...rows.map((row) => prefixLines(lines(...row.map(cellLine)), '・', '　')));
}

function addressLine(href: string, { center, siteUrl, words }: TextContext): string {
  if (href === telephoneLink(center.phone)) return center.phone;
  const address = spellRequest(toAbsolute(href, siteUrl));
  return href.startsWith('mailto:') ? renderInlines(words(address), { siteUrl }) : escapeText(address);
}

/** What a table inside a card is about; empty where the publication's title says it. */
function titleOf(block: Block): readonly Inline[] {
  if (block.kind === 'event' || block.kind === 'report') return block.title;
  return block.kind === 'staff' || block.kind === 'resource' ? block.name : [];
}

/** Under the publication's own title there is no need to say again what it is. */
const eventKicker = ({ title, series }: EventBlock, context: TextContext): string =>
  title.length === 0 ? '' : mark(context.words(context.center.labels.event), context) + renderInlines(series, context);

function eventLinks(event: EventBlock, context: TextContext): string {
  const link = (label: string, href: string | undefined): string =>
    href === undefined ? '' : lines(`▶ ${fixedWords(label, context)}`, `  ${href}`);
  return lines(
    link('ウェブで見る', eventPage(event, context.siteUrl)),
    link('カレンダーに入れる', eventCalendar(event, context.siteUrl)),
    link('地図で見る（Googleマップ）', eventPlace(event)?.href),
  );
}

/** What is asked: the events, or else the answers to choose from. */
const replyLines = ({ offers, choices }: ReplySlipBlock, context: TextContext): string =>
  offers.length > 0
    ? lines(...offers.map(({ title, when }) => prefixLines(scheduleLines(title, when, context), '・', '　')))
    : lines(...choices.map((choice) => `・${renderInlines(choice, context)}`));

const scheduleLines = (title: readonly Inline[], when: readonly Inline[], context: TextContext): string =>
  lines(renderInlines(title, context), renderInlines(when, context));

const eventLines = ({ title, when, place, audience }: ScheduledEvent, context: TextContext): string =>
  lines(mark(audience, context), scheduleLines(title, when, context), renderInlines(place, context));

const RENDERERS: BlockRenderers<string, TextContext> = {
  heading: ({ depth, children }, context) => headingLine(depth, children, context),
  paragraph: ({ children }, context) => renderInlines(children, context),
  list: listLines,
  table: tableLines,
  quote: ({ children }, context) => prefixLines(renderBlocks(children, context), '> ', '> '),
  rule: () => RULE,
  figure: ({ alt, caption }, context) =>
    lines(alt === '' ? '' : `【${fixedWords(`画像：${alt}`, context)}】`, renderInlines(caption, context)),
  callout: ({ label, children }, context) =>
    lines(mark(label, context), prefixLines(renderBlocks(children, context), '　', '　')),
  action: ({ href, label }, context) => lines(`▶ ${renderInlines(label, context)}`, `  ${addressLine(href, context)}`),
  for: ({ children }, context) => renderBlocks(children, context),
  event: (block, context) =>
    paragraphs(
      lines(
        eventKicker(block, context),
        headingLine(block.depth, block.title, context),
        factLines(block.facts, context),
      ),
      renderBlocks(block.children, context),
      eventLinks(block, context),
    ),
  report: ({ label, title, depth, facts, children }, context) =>
    paragraphs(
      lines(mark(label, context), headingLine(depth, title, context), factLines(facts, context)),
      renderBlocks(children, context),
    ),
  staff: ({ name, depth, role, sample, children }, context) =>
    paragraphs(
      lines(headingLine(depth, name, context), renderInlines(role, context) + mark(sample, context)),
      renderBlocks(children, context),
    ),
  resource: ({ name, depth, category, sample, facts, children }, context) =>
    paragraphs(
      lines(
        headingLine(depth, name, context),
        renderInlines(category, context) + mark(sample, context),
        factLines(facts, context),
      ),
      renderBlocks(children, context),
    ),
  contact: ({ name, facts }, context) => lines(renderInlines(name, context), factLines(facts, context)),
  'reply-slip': (block, context) =>
    paragraphs(
      mark(block.title, context),
      renderBlocks(block.children, context),
      replyLines(block, context),
      renderInlines(block.deadline, context),
      lines(`▶ ${renderInlines(block.label, context)}`, `  ${addressLine(block.href, context)}`),
    ),
  qa: ({ items }, context) =>
    paragraphs(
      ...items.flatMap(({ question, answer }) => [
        prefixLines(renderInlines(question, context), 'Q：', '　　'),
        prefixLines(renderBlocks(answer, context), 'A：', '　　'),
      ]),
    ),
  'easy-read': ({ label, children, href, more }, context) =>
    paragraphs(
      lines(mark(label, context), prefixLines(renderBlocks(children, context), '　', '　')),
      more.length === 0 ? '' : lines(`▶ ${renderInlines(more, context)}`, `  ${addressLine(href, context)}`),
    ),
  schedule: ({ events, none }, context) =>
    events.length === 0
      ? renderInlines(none, context)
      : lines(...events.map((event) => prefixLines(eventLines(event, context), '・', '　'))),
};

export function renderBlocks(blocks: readonly Block[], context: TextContext): string {
  let { heading } = context;
  return paragraphs(
    ...blocks.map((block) => {
      if (block.kind === 'heading') heading = block.children;
      const title = titleOf(block);
      return renderBlock(RENDERERS, block, { ...context, heading: title.length > 0 ? title : heading });
    }),
  );
}
