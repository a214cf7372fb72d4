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
