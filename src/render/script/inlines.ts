/** Words to be read aloud: readings in brackets after the word, links by their words alone. */
import type { Inline, InlineRenderers } from '../../document/nodes.ts';
import { renderInline } from '../render-by-kind.ts';

const RENDERERS: InlineRenderers<string, undefined> = {
  text: ({ value }) => value,
  ruby: ({ base, reading }) => `${base}（${reading}）`,
  strong: ({ children }) => speak(children),
  emphasis: ({ children }) => speak(children),
  link: ({ children }) => speak(children),
  break: () => '、',
};

export const speak = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => renderInline(RENDERERS, inline, undefined)).join('');

/** Ends as a sentence does, so that whoever reads knows where to breathe. */
export const sentence = (text: string): string => (text === '' || /[。！？」]$/u.test(text) ? text : `${text}。`);

/** 0466-00-0000 → 0466 の 00 の 0000 */
export const speakNumber = (number: string): string => number.replace(/(?<=\d)-(?=\d)/g, ' の ');
