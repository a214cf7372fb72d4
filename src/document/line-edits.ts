/**
 * Text changed line by line before it is read, so that problems still name the place in the file as it was written.
 * No edit ever adds or removes a line.
 */

export interface Replacement {
  /** UTF-16 units of the line, half open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to replace in one line; `before` is the line above it, already edited. */
export type LineEdit = (line: string, before: string) => readonly Replacement[];

export interface EditedText {
  readonly text: string;
  /** Column of the source, from 1, for a column of the edited text. */
  readonly columnOf: (line: number, column: number) => number;
}

/** A line and, for each of its units, the unit of the source line it came from. */
interface Line {
  readonly text: string;
  readonly origins: readonly number[];
}

function applyOne({ text, origins }: Line, { start, end, text: written }: Replacement): Line {
  const from = (index: number): number =>
    origins[Math.min(start + index, Math.max(start, end - 1))] ?? origins.at(-1) ?? 0;
  const inserted = Array.from({ length: written.length }, (_, index) => from(index));
  return {
    text: text.slice(0, start) + written + text.slice(end),
    origins: [...origins.slice(0, start), ...inserted, ...origins.slice(end)],
  };
}

/** Last replacement first, so that the places of the others stay true. */
const applyAll = (line: Line, replacements: readonly Replacement[]): Line =>
  [...replacements].sort((a, b) => b.start - a.start).reduce(applyOne, line);

function editLine(source: string, before: string, edits: readonly LineEdit[]): Line | undefined {
  let line: Line | undefined;
  for (const edit of edits) {
    const replacements = edit(line?.text ?? source, before);
    if (replacements.length === 0) continue;
    line = applyAll(
      line ?? { text: source, origins: Array.from({ length: source.length }, (_, index) => index) },
      replacements,
    );
  }
  return line;
}

/** Every match of a pattern (with the `g` flag) replaced by what `write` makes of it; undefined leaves it. */
export const replaceEach =
  (pattern: RegExp, write: (match: RegExpExecArray) => string | undefined): LineEdit =>
  (line) => {
    // Hardly any line matches, and looking costs a fraction of `matchAll`, which copies the pattern.
    if (line.search(pattern) < 0) return [];
    return [...line.matchAll(pattern)].flatMap((match) => {
      const text = write(match);
      return text === undefined || text === match[0]
        ? []
        : [{ start: match.index, end: match.index + match[0].length, text }];
    });
  };

export function editLines(source: string, edits: readonly LineEdit[]): EditedText {
  const origins = new Map<number, readonly number[]>();
  let before = '';
  const lines = source.split('\n').map((text, index) => {
    const edited = editLine(text, before, edits);
    if (edited !== undefined) origins.set(index + 1, edited.origins);
    before = edited?.text ?? text;
    return before;
  });
  const columnOf = (line: number, column: number): number => {
    const known = origins.get(line);
    if (known === undefined) return column;
    return (known[column - 1] ?? (known.at(-1) ?? 0) + 1) + 1;
  };
  return { text: lines.join('\n'), columnOf };
}
