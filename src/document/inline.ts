/** Reading and rewriting inlines without caring how they are nested. */
import type { Inline } from './nodes.ts';

export const text = (value: string): Inline[] => (value === '' ? [] : [{ kind: 'text', value }]);

/** The words alone: ruby by its base, a break as a space-free join, links by their text. */
export function toPlainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.value;
        case 'ruby':
          return inline.base;
        case 'break':
          return '\n';
        default:
          return toPlainText(inline.children);
      }
    })
    .join('');
}

/** Rewrites every text node, wherever it stands; ruby and breaks stay as they are. */
export function mapText(inlines: readonly Inline[], rewrite: (value: string) => readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    switch (inline.kind) {
      case 'text':
        return rewrite(inline.value);
      case 'ruby':
      case 'break':
        return [inline];
      default:
        return [{ ...inline, children: mapText(inline.children, rewrite) }];
    }
  });
}
