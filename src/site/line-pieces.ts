/** Marked text as a line takes it: its phrases, and what stays whole inside one. */
import { PHRASE_END } from './phrases.ts';

export type LinePiece =
  | { readonly kind: 'words' | 'whole'; readonly words: string }
  /** A line may end here. */
  | { readonly kind: 'end' };

/** A wave dash and the word that it closes: alone it would begin a line. */
const CLOSED_WORD = /([^\s～〜]{1,6}[～〜]$)/;

const cutPhrase = (phrase: string): LinePiece[] =>
  phrase.split(CLOSED_WORD).map((words, index) => ({ kind: index % 2 === 1 ? 'whole' : 'words', words }));

export const cutLine = (value: string): LinePiece[] =>
  value
    .split(PHRASE_END)
    .flatMap((phrase, index) => (index === 0 ? cutPhrase(phrase) : [{ kind: 'end' }, ...cutPhrase(phrase)]));
