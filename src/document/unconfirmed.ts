/**
 * The readings that only the dictionary vouches for, and the words nobody can read: what a person looks through before a
 * furigana edition goes out.
 */
import { isAmbiguous } from './ambiguous-words.ts';
import { readInlines } from './furigana.ts';
import { text } from './inline.ts';
import { hasKanji, isKana } from './kana.ts';
import type { Document, Inline } from './nodes.ts';
import type { WordReader } from './read-words.ts';
import type { Token } from './tokenizer.ts';
import { eachBlock, mapInlines } from './walk.ts';
import type { Word } from './word.ts';

export interface UnconfirmedWord {
  /** The key for readings.yaml: the word, with the words beside it where its reading depends on them (を行った). */
  readonly word: string;
  /** The reading for readings.yaml; missing where nobody knows it. */
  readonly reading: string | undefined;
  readonly count: number;
  /** The sentence the word stands in first. */
  readonly sentence: string;
}

const SENTENCE = /[^。！？!?\n]*[。！？!?]?/gu;

function sentenceAt(text: string, position: number): string {
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    if (position < index + sentence.length) return sentence.trim();
  }
  return text.trim();
}

const ENDING = /^(?:助動詞|助詞)$/u;
const KANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;

/** た of 行った, ます of 話します: an ending without which the word would not be recognised. */
function endingAfter(tokens: readonly Token[], end: number): string {
  const next = tokens.find((token) => token.start === end);
  return next !== undefined && ENDING.test(next.partOfSpeech) && KANA_ONLY.test(next.surface) ? next.surface : '';
}

type Entry = Pick<UnconfirmedWord, 'word' | 'reading'>;

interface Context {
  readonly text: string;
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
}

const NUMBER_BEFORE = /[0-9０-９]+$/u;
const FIRST_DAY = /^[1１一]日$/u;

/** 1日 with the words that tell whether it is ついたち: 1日から. Of 2、3日 no key would be right elsewhere. */
function countedEntry({ text, tokens }: Context, { start, end, reading = '' }: Word): Entry | undefined {
  const digits = NUMBER_BEFORE.exec(text.slice(0, start))?.[0] ?? '';
  const word = digits + text.slice(start, end);
  if (!FIRST_DAY.test(word)) return digits === '' ? undefined : { word, reading: undefined };
  const head = tokens.find((token) => token.end === start - digits.length && KANA_ONLY.test(token.surface));
  const tail = tokens.find((token) => token.start === end && isKana(token.reading ?? ''));
  const ownReading = digits === '' ? reading : `いち${reading}`;
  return {
    word: (head?.surface ?? '') + word + (tail?.surface ?? ''),
    reading: (head?.surface ?? '') + ownReading + (tail?.reading ?? ''),
  };
}

/** What stands before a word whose reading depends on it: を of を行った, 支援 of 支援力. */
function before({ text, words, tokens }: Context, { start, end }: Word): Entry | undefined {
  const surface = text.slice(start, end);
  const word = words.find((candidate) => candidate.end === start);
  if (word !== undefined && surface.length === 1) return { word: text.slice(word.start, start), reading: word.reading };
  const token = tokens.find((candidate) => candidate.end === start);
  const isParticle = token !== undefined && isAmbiguous(surface) && KANA_ONLY.test(token.surface);
  return isParticle ? { word: token.surface, reading: token.surface } : undefined;
}

/** What stands after a verb's kanji: its okurigana, where a rule read the kanji alone, and its ending. */
function after({ text, tokens }: Context, { start, end }: Word): string {
  const token = tokens.find((candidate) => candidate.start <= start && end < candidate.end);
  const rest = token === undefined ? '' : text.slice(end, token.end);
  const okurigana = KANA_ONLY.test(rest) ? rest : '';
  const isVerb = tokens.some((candidate) => candidate.start === start && candidate.partOfSpeech === '動詞');
  return okurigana + (isVerb ? endingAfter(tokens, end + okurigana.length) : '');
}

/** 就職 of 再就職: a single kanji that nothing stands before is known by what it is put before. */
function joined({ text, words }: Context, { start, end }: Word): Entry | undefined {
  const word = words.find((candidate) => candidate.start === end);
  if (end - start > 1 || word?.reading === undefined) return undefined;
  return { word: text.slice(end, word.end), reading: word.reading };
}

/** The word as a dictionary key. */
function toEntry(context: Context, word: Word): Entry {
  const surface = context.text.slice(word.start, word.end);
  if (word.reading === undefined) return { word: surface, reading: undefined };
  const counted = countedEntry(context, word);
  if (counted !== undefined) return counted;
  const head = before(context, word);
  const next = head === undefined ? joined(context, word) : undefined;
  const ending = after(context, word);
  const tail = next ?? { word: ending, reading: ending };
  return {
    word: (head?.word ?? '') + surface + tail.word,
    reading: (head?.reading ?? '') + word.reading + tail.reading,
  };
}

/** Every word of a sequence without a confirmed reading, in order. */
function* eachUnconfirmed(inlines: readonly Inline[], reader: WordReader): Generator<Omit<UnconfirmedWord, 'count'>> {
  const { text, words, tokens } = readInlines(inlines, reader);
  const open = words.filter((word) => !word.confirmed && hasKanji(text.slice(word.start, word.end)));
  for (const word of open) yield { ...toEntry({ text, words, tokens }, word), sentence: sentenceAt(text, word.start) };
}

function sequencesOf(documents: readonly Document[]): (readonly Inline[])[] {
  const sequences: (readonly Inline[])[] = [];
  for (const document of documents) {
    mapInlines(document, (inlines) => {
      sequences.push(inlines);
      return [...inlines];
    });
    for (const block of eachBlock(document.blocks)) if (block.kind === 'figure') sequences.push(text(block.alt));
  }
  return sequences;
}

/** Most frequent first, then in the order in which they stand. */
export function listUnconfirmedWords(sequences: readonly (readonly Inline[])[], reader: WordReader): UnconfirmedWord[] {
  const found = new Map<string, UnconfirmedWord>();
  for (const entry of sequences.flatMap((inlines) => [...eachUnconfirmed(inlines, reader)])) {
    const key = `${entry.word}=${entry.reading ?? ''}`;
    const known = found.get(key);
    found.set(key, known === undefined ? { ...entry, count: 1 } : { ...known, count: known.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Of documents before furigana: the writer's own ruby counts as confirmed. */
export const listUnconfirmed = (documents: readonly Document[], reader: WordReader): UnconfirmedWord[] =>
  listUnconfirmedWords(sequencesOf(documents), reader);

/** How many different words of one document nobody has confirmed. */
export const countUnconfirmed = (document: Document, reader: WordReader): number =>
  listUnconfirmed([document], reader).length;
