/**
 * 読み上げ原稿: one publication as plain text for whoever reads it aloud, a person or a machine. What it is and what it
 * holds comes first, then the text in the order of the page, then how to reach the centre; nothing needs to be seen.
 */
import { formatDate } from '../../document/dates.ts';
import type { Document, Inline } from '../../document/nodes.ts';
import { eachBlock } from '../../document/walk.ts';
import type { RenderContext } from '../context.ts';
import { renderBlocks } from './blocks.ts';
import { sentence, speak, speakNumber } from './inlines.ts';

/** Titles of the sections, for a listener who cannot leaf through. */
const listSections = (document: Document): (readonly Inline[])[] =>
  [...eachBlock(document.blocks)].flatMap((block) =>
    block.kind === 'heading' && block.depth === 2 ? [block.children] : [],
  );

function renderOpening(document: Document, { center, words }: RenderContext): string {
  const say = (text: string): string => speak(words(text));
  const name = [say(center.newsletter), speak(document.edition)].filter((part) => part !== '').join('、');
  const sections = listSections(document).map((title) => `「${speak(title)}」`);
  return [
    `${name}。「${speak(document.title)}」。`,
    `${say(formatDate(document.date))}${say('発行。')}`,
    `${say(center.name)}${say('がお送りします。')}`,
    ...(sections.length < 2 ? [] : ['', say(`この号の内容は、${sections.length}つです。`), ...sections]),
  ].join('\n');
}

function renderClosing({ center, words }: RenderContext): string {
  const say = (text: string): string => speak(words(text));
  const told = [
    say('お問い合わせは、センターへ。'),
    sentence(say(center.name)),
    `${say('電話番号は、')}${speakNumber(center.phone)}。`,
    center.fax === undefined ? '' : `${say('ファクス番号は、')}${speakNumber(center.fax)}。`,
    center.hours === '' ? '' : `${say('電話を受ける時間は、')}${sentence(say(center.hours))}`,
    say('これで、おわります。'),
  ];
  return told.filter((line) => line !== '').join('\n');
}

/** A pause between sentences is a line of its own. */
const breathe = (text: string): string =>
  text
    .replace(/(?<=[。！？])、/gu, '')
    .replace(/([。！？])(?=[^\n」』）)])/gu, '$1\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The document has been selected for an audience and, for the furigana reading, given its readings. */
export function renderScript(document: Document, context: RenderContext): string {
  const parts = [renderOpening(document, context), renderBlocks(document.blocks, context), renderClosing(context)];
  return `${breathe(parts.join('\n\n'))}\n`;
}
