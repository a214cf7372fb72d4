/**
 * The reading of every word of a finished page, and where a line may break. They stand beside the words and not in them:
 * ruby and breaks cut a sentence into pieces that some screen readers speak one at a time, so only who asks for them gets
 * them, by src/site/reader/page-marks.ts.
 */
import { createFurigana, type Furigana, loadTokenizer } from '../document/furigana.ts';
import type { Inline } from '../document/nodes.ts';
import type { Readings } from '../document/readings-file.ts';
import { listSequences, type Spoken } from './page-words.ts';
import { markPhrases, PHRASE_END } from './phrases.ts';

/** Each piece is wrapped, so that what becomes of it can be told from what becomes of its neighbours. */
const toInline = (piece: Spoken): Inline => ({
  kind: 'strong',
  children:
    'words' in piece
      ? [{ kind: 'text', value: piece.words.replace(/\s+/g, ' ') }]
      : [{ kind: 'ruby', base: piece.base, reading: piece.reading, confirmed: true }],
});

export interface AnnotatedPage {
  /** For the page: `gap` for a break, `gap,length,reading` for a word, counted in letters that are not spaces. */
  readonly marks: string;
  /** Every word with its reading, the writer's own included. */
  readonly words: readonly (readonly [base: string, reading: string])[];
}

const lettersIn = (words: string): number => [...words.replace(/[\s\u200B]/g, '')].length;

/** Collects the marks of one page; `at` counts the letters outside the writer's own ruby. */
class Marks {
  readonly #marks: string[] = [];
  #at = 0;
  #last = 0;

  #add(rest: string): void {
    this.#marks.push(`${this.#at - this.#last}${rest}`);
    this.#last = this.#at;
  }

  addText(value: string): void {
    const [first = '', ...others] = value.split(PHRASE_END);
    this.#at += lettersIn(first);
    for (const phrase of others) {
      this.#add('');
      this.#at += lettersIn(phrase);
    }
  }

  addRuby(base: string, reading: string): void {
    const length = lettersIn(base);
    this.#add(`,${length},${reading}`);
    this.#at += length;
  }

  toString(): string {
    return this.#marks.join(';');
  }
}

/** The frame of every page is the same words over and over. */
function remembering(furigana: Furigana): Furigana {
  const known = new Map<string, Inline[]>();
  return (inlines) => {
    const key = JSON.stringify(inlines);
    const annotated = known.get(key) ?? markPhrases(furigana(inlines));
    known.set(key, annotated);
    return annotated;
  };
}

function annotatePage(page: string, annotate: Furigana): AnnotatedPage {
  const marks = new Marks();
  const words: [string, string][] = [];
  for (const sequence of listSequences(page)) {
    const annotated = annotate(sequence.map(toInline)).filter((inline) => inline.kind === 'strong');
    for (const [index, piece] of sequence.entries()) {
      for (const inline of annotated[index]?.children ?? []) {
        if (inline.kind === 'ruby') {
          words.push([inline.base, inline.reading]);
          if ('words' in piece) marks.addRuby(inline.base, inline.reading);
        } else if (inline.kind === 'text') {
          marks.addText(inline.value);
        }
      }
    }
  }
  return { marks: marks.toString(), words };
}

export async function createAnnotator(readings: Readings): Promise<(page: string) => AnnotatedPage> {
  const annotate = remembering(createFurigana({ tokenizer: await loadTokenizer(), readings }));
  return (page) => annotatePage(page, annotate);
}

/** Data, not script: nothing runs it. */
export const addMarks = (page: string, { marks }: AnnotatedPage): string =>
  page.replace('</body>', `<script type="application/json" id="marks">${JSON.stringify(marks)}</script></body>`);

/** The words of pages by how they are read: かた → 方, 肩. */
export function collectReadings(pages: readonly AnnotatedPage[]): Record<string, string[]> {
  const words = new Map<string, Set<string>>();
  for (const [base, reading] of pages.flatMap((page) => page.words)) {
    words.set(reading, (words.get(reading) ?? new Set()).add(base));
  }
  const sorted = [...words].map(([reading, bases]) => [reading, [...bases].sort()] as const);
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}
