/** Rows between bars: what an input method makes of them is read, and rows that make no table are named. */
import { type Fault, locate, type Problem } from '../problems.ts';
import { tableWithoutHeader } from './document-problems.ts';
import { type LineEdit, replaceEach } from './line-edits.ts';
import { groupLines, type LineGroup } from './line-groups.ts';
import { tableRulerMissing, tableRulerWrong } from './typed-problems.ts';

const STROKES = /[－ー―─━‐−—–]/gu;
/** One ー alone is how an empty cell is written. */
const RULER = /^[ 　]*\|(?:[ 　]*[:：]?(?:[－ー―─━‐−—–-]{2,}|[－‐−-])[:：]?[ 　]*\|)+[ 　]*$/u;

const toRuler = (bars: string): string => bars.replace(STROKES, '-').replaceAll('：', ':').replaceAll('　', ' ');

/** ｜ before 《 is ruby. */
export const tableRow: LineEdit = replaceEach(/^[ 　]*[｜|].*[｜|][ 　]*$/gu, ([row]) => {
  if (row.includes('《')) return undefined;
  const bars = row.replaceAll('｜', '|');
  return RULER.test(bars) ? toRuler(bars) : bars;
});

const cellsOf = (row: string): number => row.trim().replace(/\\\|/g, '').split('|').length - 2;

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/u.test(line) && cellsOf(line) > 0;

const writeRuler = (cells: number): string => `|${' --- |'.repeat(cells)}`;

function explain({ from, lines }: LineGroup, above: string): { fault: Fault; line: number } | undefined {
  const [header = '', ruler = ''] = lines;
  const cells = cellsOf(header);
  if (RULER.test(header)) return above.includes('|') ? undefined : { fault: tableWithoutHeader(), line: from + 1 };
  if (!RULER.test(ruler)) {
    const alone = lines.length === 1 && cells === 1;
    return alone ? undefined : { fault: tableRulerMissing(writeRuler(cells)), line: from + 1 };
  }
  return cellsOf(ruler) === cells ? undefined : { fault: tableRulerWrong(writeRuler(cells)), line: from + 2 };
}

/** `body` is the text as the parser gets it. */
export function reportBarredRows(body: string, file: string): Problem[] {
  if (!body.includes('|')) return [];
  const lines = body.split('\n');
  return groupLines(lines, isRow).flatMap((group) => {
    const found = explain(group, lines[group.from - 1] ?? '');
    return found === undefined ? [] : [locate(found.fault, { file, line: found.line, column: 1 })];
  });
}
