/**
 * Titles break between phrases and not inside words. Where a line may break is found once, over the words as a whole,
 * and marked with U+200B in the text; Inlines.astro turns the mark into <wbr>.
 */
import { toPlainText } from '../document/inline.ts';
import type { Inline } from '../document/nodes.ts';
import { findPhraseEnds } from '../render/phrases.ts';

export const PHRASE_END = '\u200B';

function mark(inlines: readonly Inline[], ends: ReadonlySet<number>, from: number): Inline[] {
  let at = from;
  return inlines.flatMap((inline): Inline[] => {
    const start = at;
    at += toPlainText([inline]).length;
    switch (inline.kind) {
      case 'text': {
        const value = [...inline.value.split('').entries()]
          .map(([offset, unit]) => (ends.has(start + offset) && start + offset > 0 ? PHRASE_END + unit : unit))
          .join('');
        return [{ kind: 'text', value }];
      }
      case 'ruby':
        return ends.has(start) ? [{ kind: 'text', value: PHRASE_END }, inline] : [inline];
      case 'break':
        return [inline];
      default:
        return [{ ...inline, children: mark(inline.children, ends, start) }];
    }
  });
}

/** The same words with a mark wherever a line may break. */
export const markPhrases = (inlines: readonly Inline[]): Inline[] =>
  mark(inlines, findPhraseEnds(toPlainText(inlines)), 0);
