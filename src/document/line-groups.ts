/** Lines of a text that belong together because they follow one another. */

export interface LineGroup {
  /** Index of the first line. */
  readonly from: number;
  readonly lines: readonly string[];
}

/** Runs of lines that belong, in order. */
export function groupLines(lines: readonly string[], belongs: (line: string) => boolean): LineGroup[] {
  const groups: { from: number; lines: string[] }[] = [];
  lines.forEach((line, index) => {
    if (!belongs(line)) return;
    const last = groups.at(-1);
    if (last !== undefined && last.from + last.lines.length === index) last.lines.push(line);
    else groups.push({ from: index, lines: [line] });
  });
  return groups;
}
