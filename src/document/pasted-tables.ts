/** Tables that come along with text pasted from Excel (tabs) or Word (ruled lines): named, with the table to write. */
import { locate, type Problem } from '../problems.ts';
import { groupLines, type LineGroup } from './line-groups.ts';
import { tableByLines, tableByTabs } from './typed-problems.ts';

/** A tab after the mark of a list is an indent. */
const LIST_MARK = /^\s*(?:[-*+・•‣◦·●○■◆\uF0B7\uF06C]|[0-9０-９]+[.)．）]|[①-⑳])\t/u;
const isTabbed = (line: string): boolean =>
  /\S[ ]*\t/.test(line) && !LIST_MARK.test(line) && !line.trimStart().startsWith('<');
const isRuled = (line: string): boolean => /^[\s　]*[┌┬├┼└┴│┃┏┗┣┠╔╚╠║╟]/u.test(line);
const RULE_ONLY = /^[\s　─━═┌┬┐├┼┤└┴┘┏┓┗┛┣┫┠┨┯┷┿╋╂┳┻╔╗╚╝╠╣╦╩╬╟╢]+$/u;

const cellsOfTabs = (line: string): string[] => line.split('\t').map((cell) => cell.trim());
const cellsOfRules = (line: string): string[] =>
  line
    .trim()
    .replace(/^[│┃║]|[│┃║]$/gu, '')
    .split(/[│┃║]/u)
    .map((cell) => cell.trim());

/** | 日 | 内容 | with the line of strokes below it. */
function writeTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const write = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  const [header = [], ...body] = rows;
  return [write(header), `|${' --- |'.repeat(width)}`, ...body.map(write)].join('\n');
}

/** One line alone is no table. */
const groupsOf = (lines: readonly string[], belongs: (line: string) => boolean): LineGroup[] =>
  groupLines(lines, belongs).filter((group) => group.lines.length > 1);

export function reportPastedTables(source: string, file: string): Problem[] {
  if (!/[\t┌┬├┼└│┃┏┗┣┠╔╚╠║╟]/u.test(source)) return [];
  const lines = source.split('\n');
  const place = (group: LineGroup) => ({ file, line: group.from + 1, column: 1 });
  return [
    ...groupsOf(lines, isTabbed).map((group) =>
      locate(tableByTabs(writeTable(group.lines.map(cellsOfTabs))), place(group)),
    ),
    ...groupsOf(lines, isRuled).map((group) => {
      const rows = group.lines.filter((line) => !RULE_ONLY.test(line)).map(cellsOfRules);
      return locate(tableByLines(writeTable(rows)), place(group));
    }),
  ];
}
