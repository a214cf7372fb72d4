/**
 * Gives every word in kanji of a plain text its reading, in the order in which readings can be trusted: the centre's
 * dictionary, rules for numbers, rules for words whose reading depends on their surroundings, the general dictionary.
 */
import { readAmbiguous } from './ambiguous-words.ts';
import { COUNTERS } from './counters.ts';
import { readFirstDay } from './first-day.ts';
import { GENERAL_WORDS } from './general-words.ts';
import { hasKanji, toHiragana } from './kana.ts';
import { readLoneNoun } from './lone-nouns.ts';
import { readNumbers } from './numbers.ts';
import type { Readings } from './readings-file.ts';
import { isReviewed } from './reviewed-words.ts';
import type { Token, Tokenizer } from './tokenizer.ts';
import { readWeekdays } from './weekdays.ts';
import type { Range, Word } from './word.ts';

/** Keeps the first word that claims a stretch of text; later ones that touch it are refused. */
class Claims {
  readonly words: Word[] = [];
  readonly #taken: Uint8Array;

  constructor(length: number, taken: readonly Range[]) {
    this.#taken = new Uint8Array(length);
    for (const range of taken) this.#taken.fill(1, range.start, range.end);
  }

  isFree = ({ start, end }: Range): boolean => !this.#taken.subarray(start, end).includes(1);

  add = (word: Word): void => {
    if (word.start >= word.end || !this.isFree(word)) return;
    this.#taken.fill(1, word.start, word.end);
    this.words.push(word);
  };

  /** The stretches of a range that nobody claimed. */
  freeParts({ start, end }: Range): Range[] {
    const parts: Range[] = [];
    for (let from = start; from < end; from++) {
      if (this.#taken[from] === 1) continue;
      const next = this.#taken.subarray(from, end).indexOf(1);
      const to = next === -1 ? end : from + next;
      parts.push({ start: from, end: to });
      from = to;
    }
    return parts;
  }
}

export interface ReadText {
  readonly words: readonly Word[];
  /** As the general dictionary cuts the text. */
  readonly tokens: readonly Token[];
}

export interface WordReader {
  /** Words of `text` outside the `taken` ranges (the writer's own ruby), in order. */
  readonly read: (text: string, taken: readonly Range[]) => ReadText;
  readonly tokenize: Tokenizer;
}

type Entry = readonly [word: string, reading: string];

/** Names this long are taken even where the general dictionary cuts across them. */
const KANJI_OF_A_NAME = 3;

/** Kanji under one ruby; longer names are divided. */
const LONGEST_BASE = 4;

const countKanji = (word: string): number => [...word].filter(hasKanji).length;

/** Positions inside a known word, where a short entry of the centre's dictionary must not cut: 会 of 大会. */
const insides = (tokens: readonly Token[]): Set<number> =>
  new Set(
    tokens
      .filter((token) => token.reading !== undefined && hasKanji(token.surface))
      .flatMap(({ start, end }) => Array.from({ length: end - start - 1 }, (_, index) => start + index + 1)),
  );

/** 日 of 3日程度 belongs to the number, not to 日程. */
const isCounter = (text: string, start: number): boolean =>
  /[0-9０-９]/u.test(text[start - 1] ?? '') && (text[start] ?? '') in COUNTERS;

/** 1日 of 11日, and of 1日3回, whatever it is elsewhere. */
function isOtherNumber(text: string, { start, end }: Range): boolean {
  if (/[0-9０-９]{2}/u.test(text.slice(Math.max(0, start - 1), start + 1))) return true;
  return /^[1１一]日$/u.test(text.slice(start, end)) && readFirstDay(text, start, end).confirmed;
}

/** Whether an entry is meant at this place: it cuts no word, and a single kanji stands by itself (not （水）, not 努力). */
function fits(text: string, { start, end }: Range, inside: ReadonlySet<number>): boolean {
  if (isOtherNumber(text, { start, end })) return false;
  const kanji = countKanji(text.slice(start, end));
  if (kanji >= KANJI_OF_A_NAME) return true;
  if (inside.has(start) || inside.has(end) || isCounter(text, start)) return false;
  const around = (text[start - 1] ?? '') + (text[end] ?? '');
  return end - start > 1 || !(hasKanji(around) || /[0-9０-９（）()・～〜]/u.test(around));
}

/** A long entry (a centre's full name) gets its reading word by word where the general dictionary agrees with it. */
function splitEntry(range: Range, reading: string, tokens: readonly Token[]): Word[] {
  const whole = { ...range, reading, confirmed: true };
  const inside = tokens.filter(({ start, end }) => start >= range.start && end <= range.end);
  const isCovered = inside[0]?.start === range.start && inside.at(-1)?.end === range.end;
  const kanji = inside.reduce((sum, { surface }) => sum + countKanji(surface), 0);
  const words = inside.map(({ surface, start, end, reading: own }) => ({ start, end, reading: own ?? surface }));
  const sound = toHiragana(words.map((word) => word.reading).join(''));
  if (!isCovered || kanji <= LONGEST_BASE || sound !== toHiragana(reading)) return [whole];
  return words
    .filter((_, index) => hasKanji(inside[index]?.surface ?? ''))
    .map((word) => ({ ...word, confirmed: true }));
}

function* readFromDictionary(text: string, tokens: readonly Token[], entries: readonly Entry[]): Generator<Word> {
  const inside = insides(tokens);
  for (const [key, reading] of entries) {
    for (let start = text.indexOf(key); start !== -1; start = text.indexOf(key, start + 1)) {
      const range = { start, end: start + key.length };
      if (fits(text, range, inside)) yield* splitEntry(range, reading, tokens);
    }
  }
}

function readToken(text: string, token: Token): Word {
  const { surface, start, end } = token;
  const { reading } = token;
  const known = readLoneNoun(text, token);
  return { start, end, reading, confirmed: reading !== undefined && isReviewed(surface, reading), ...known };
}

/** What is left of a token after others claimed part of it, read anew by itself. */
function readLeftover(text: string, part: Range, tokenize: Tokenizer): Word[] {
  return tokenize(text.slice(part.start, part.end))
    .map((token) => ({ ...token, start: part.start + token.start, end: part.start + token.end }))
    .filter((token) => hasKanji(token.surface))
    .map((token) => readToken(text, token));
}

const longestFirst = (readings: Readings): Entry[] =>
  Object.entries(readings).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));

export function createWordReader({ tokenizer, readings }: { tokenizer: Tokenizer; readings: Readings }): WordReader {
  const own = longestFirst(readings);
  const general = longestFirst(GENERAL_WORDS);
  const readTokens = (text: string, tokens: readonly Token[], claims: Claims): void => {
    for (const [index, token] of tokens.entries()) {
      if (!hasKanji(token.surface)) continue;
      const isHouse = token.surface === '家' && tokens[index - 1]?.isSurname === true;
      if (claims.isFree(token)) claims.add(readToken(text, isHouse ? { ...token, reading: 'け' } : token));
      else for (const part of claims.freeParts(token)) readLeftover(text, part, tokenizer).forEach(claims.add);
    }
  };
  const read = (text: string, taken: readonly Range[]): ReadText => {
    if (!hasKanji(text)) return { words: [], tokens: [] };
    const claims = new Claims(text.length, taken);
    const tokens = tokenizer(text);
    for (const word of readFromDictionary(text, tokens, own)) claims.add(word);
    for (const word of readFromDictionary(text, tokens, general)) claims.add(word);
    for (const word of readNumbers(text)) claims.add(word);
    for (const word of readWeekdays(text)) claims.add(word);
    for (const word of readAmbiguous(text)) claims.add(word);
    readTokens(text, tokens, claims);
    return { words: claims.words.sort((a, b) => a.start - b.start), tokens };
  };
  return { read, tokenize: tokenizer };
}
