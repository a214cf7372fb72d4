/** Where the links of a file stand in it: two to one address are two places. */
import { toHalfWidth } from '../../full-width.ts';
import type { Origin } from '../../nodes.ts';
import type { Subject } from '../subject.ts';

/** [言葉]( before an address. */
const OPENING = /\[[^[\]\n]*\]\( *<?$/u;

function offsetOf(source: string, { line, column }: Origin): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

function placeAt(source: string, offset: number, file: string): Origin {
  const before = source.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Asked in the order in which the links are read; `origin` is where the words around a link begin. */
export function linkPlaces({
  file,
  source,
}: Pick<Subject, 'file' | 'source'>): (href: string, origin: Origin) => Origin {
  const typed = toHalfWidth(source);
  let done = 0;
  return (href, origin) => {
    const from = offsetOf(typed, origin);
    const next = typed.indexOf(href, Math.max(from, done));
    const found = next < 0 ? typed.indexOf(href, from) : next;
    if (found < 0) return origin;
    done = found + href.length;
    const line = typed.slice(typed.lastIndexOf('\n', found) + 1, found);
    return placeAt(source, found - (OPENING.exec(line)?.[0].length ?? 0), file);
  };
}
