/**
 * The furigana reading: every word in kanji gets its reading above it. The words are found in the plain text of a whole
 * sequence, so that emphasis and links do not break them, and laid back over the tree without moving a character.
 */
import { toPlainText } from './inline.ts';
import { hasKanji, placeReading } from './kana.ts';
import type { Inline } from './nodes.ts';
import { createWordReader, type ReadText, type WordReader } from './read-words.ts';
import type { Readings } from './readings-file.ts';
import { loadTokenizer, type Tokenizer } from './tokenizer.ts';
import type { Range, Word } from './word.ts';

export { loadTokenizer };

/** A sequence with readings; words nobody can read, and words that emphasis cuts in two, stay without. */
export type Furigana = (inlines: readonly Inline[]) => Inline[];

/** One base and what stands above it, in the plain text of the sequence. */
interface Gloss extends Range {
  readonly reading: string;
  readonly confirmed: boolean;
}

export interface GlossedWord extends Word {
  readonly glosses: readonly Gloss[];
}

interface Leaf extends Range {
  readonly inline: Inline;
}

/** Leaves in order with their place in the plain text. */
export function* eachLeaf(inlines: readonly Inline[], from = 0): Generator<Leaf, number> {
  let start = from;
  for (const inline of inlines) {
    if ('children' in inline) {
      start = yield* eachLeaf(inline.children, start);
    } else {
      const end = start + toPlainText([inline]).length;
      yield { inline, start, end };
      start = end;
    }
  }
  return start;
}

function toGlosses(text: string, { start, end, reading, confirmed }: Word): Gloss[] {
  if (reading === undefined) return [];
  let from = start;
  return placeReading(text.slice(start, end), reading).flatMap((part): Gloss[] => {
    const gloss = { start: from, end: from + part.base.length, confirmed };
    from = gloss.end;
    return part.reading === undefined ? [] : [{ ...gloss, reading: part.reading }];
  });
}

/** A base that a boundary cuts in two: each side by itself where the sides' readings make up the whole. */
function cutGloss(text: string, gloss: Gloss, cuts: readonly number[], tokenize: Tokenizer): Gloss[] | undefined {
  const inside = cuts.filter((cut) => cut > gloss.start && cut < gloss.end);
  if (inside.length === 0) return [gloss];
  const edges = [gloss.start, ...inside, gloss.end];
  const sides = edges.slice(1).map((end, index) => {
    const start = edges[index] ?? gloss.start;
    const reading = tokenize(text.slice(start, end))
      .map((token) => token.reading ?? '')
      .join('');
    return { start, end, reading, confirmed: gloss.confirmed };
  });
  const isWhole = sides.map((side) => side.reading).join('') === gloss.reading;
  return isWhole && sides.every((side) => side.reading !== '') ? sides : undefined;
}

/** A word with its ruby; one that cannot be divided between its parts of the tree counts as unread. */
function glossWord(text: string, word: Word, cuts: readonly number[], tokenize: Tokenizer): GlossedWord {
  const glosses = toGlosses(text, word).map((gloss) => cutGloss(text, gloss, cuts, tokenize));
  if (glosses.includes(undefined)) return { ...word, reading: undefined, confirmed: false, glosses: [] };
  return { ...word, glosses: glosses.flatMap((gloss) => gloss ?? []) };
}

function glossText(value: string, start: number, glosses: readonly Gloss[]): Inline[] {
  const inlines: Inline[] = [];
  let done = 0;
  const pushText = (end: number): void => {
    if (end > done) inlines.push({ kind: 'text', value: value.slice(done, end) });
  };
  for (const gloss of glosses) {
    pushText(gloss.start - start);
    const base = value.slice(gloss.start - start, gloss.end - start);
    inlines.push({ kind: 'ruby', base, reading: gloss.reading, confirmed: gloss.confirmed });
    done = gloss.end - start;
  }
  pushText(value.length);
  return inlines;
}

function rewriteLeaves(inlines: readonly Inline[], start: number, glosses: readonly Gloss[]): Inline[] {
  let from = start;
  return inlines.flatMap((inline): Inline[] => {
    const begin = from;
    from += toPlainText([inline]).length;
    if ('children' in inline) return [{ ...inline, children: rewriteLeaves(inline.children, begin, glosses) }];
    if (inline.kind !== 'text') return [inline];
    const inside = glosses.filter((gloss) => gloss.start >= begin && gloss.end <= from);
    return glossText(inline.value, begin, inside);
  });
}

interface ReadInlines extends ReadText {
  readonly text: string;
  readonly words: readonly GlossedWord[];
}

/** The words of a sequence as the furigana reading has them, but for the writer's own ruby. */
export function readInlines(inlines: readonly Inline[], reader: WordReader): ReadInlines {
  const text = toPlainText(inlines);
  if (!hasKanji(text)) return { text, words: [], tokens: [] };
  const leaves = [...eachLeaf(inlines)];
  const cuts = leaves.map(({ start }) => start);
  const { words, tokens } = reader.read(
    text,
    leaves.filter(({ inline }) => inline.kind === 'ruby'),
  );
  return { text, tokens, words: words.map((word) => glossWord(text, word, cuts, reader.tokenize)) };
}

/** Text, links and emphasis keep their place and their words; only ruby is added, and the writer's own is kept. */
export function createFurigana({ tokenizer, readings }: { tokenizer: Tokenizer; readings: Readings }): Furigana {
  const reader = createWordReader({ tokenizer, readings });
  return (inlines) => {
    const glosses = readInlines(inlines, reader).words.flatMap((word) => word.glosses);
    return rewriteLeaves(inlines, 0, glosses);
  };
}
