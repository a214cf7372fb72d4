/**
 * Marks at the beginning of a line as an input method leaves them: ＃＃ 見出し, ・項目, １．項目. Where only one thing can
 * be meant it is read as that; a character that may be meant as itself stays.
 */
import { FULL_WIDTH, toHalfWidth } from './full-width.ts';
import { type LineEdit, replaceEach } from './line-edits.ts';

/** Two # or more begin a heading whatever follows; a single half-width one may be a hashtag. */
const heading = replaceEach(
  /^([ 　\t]{0,3})([#＃]{1,6})([ 　\t]*)(?=[^#＃\s])/gu,
  ([whole, , marks = '', space = '']) => {
    const typed = FULL_WIDTH.test(whole) || (marks.length > 1 && space === '');
    return typed ? `${'#'.repeat(marks.length)} ` : undefined;
  },
);

/** A nested bullet follows another bullet; elsewhere the indent is that of a paragraph. */
const indentOf = (spaces: string, before: string): string =>
  /^\s*(?:[-*+]|\d+[.)])\s/.test(before) ? spaces.replaceAll('　', '  ').replaceAll('\t', '  ') : '';

const WORD = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}「『（]';

/** -項目 and －項目; －副題－ is a title between strokes, and ー may go on with a word. */
const TIGHT = `[-－−‐](?=${WORD})(?!.*[-－−‐][ \\t　]*$)`;
const BULLET = new RegExp(
  `^([ \\t　]*)(?:[・•‣◦·\\uF0B7\\uF06C]|[－−‐–—―ー](?=[ 　\\t])|${TIGHT})[ \\t　]*(?=[^\\s・])`,
  'u',
);

const bullet: LineEdit = (line, before) => {
  const match = BULLET.exec(line);
  if (match === null) return [];
  return [{ start: 0, end: match[0].length, text: `${indentOf(match[1] ?? '', before)}- ` }];
};

const BEGINS_WORD = new RegExp(`^${WORD}`, 'u');

/** １．項目, 1.項目, １）項目, １、項目; 1.5, 12．25 and １、２回 are numbers. */
const numbered: LineEdit = (line, before) => {
  const match = /^([ \t　]*)([0-9０-９]{1,3})([.．)）、])([ \t　]*)(?=[^\s0-9０-９])/u.exec(line);
  if (match === null) return [];
  const [whole, spaces = '', digits = '', mark = '', space = ''] = match;
  const tight = space === '' && BEGINS_WORD.test(line.slice(whole.length));
  if (!/[！-～　、]/u.test(spaces + digits + mark + space) && !tight) return [];
  const written = toHalfWidth(digits + mark).replace('、', '.');
  return [{ start: 0, end: whole.length, text: `${indentOf(spaces, before)}${written} ` }];
};

const quote = replaceEach(/^＞[ 　]?/gu, () => '> ');

/** A line of strokes is a rule; Markdown would make a heading of the line above it. */
const rule = replaceEach(/^[ 　]*(?:[－ー―─━‐−—–＝═＿＊]{3,}|--+|==+)[ 　]*$/gu, () => '***');

/** In this order: a rule is no bullet. */
export const LINE_EDITS: readonly LineEdit[] = [rule, heading, quote, bullet, numbered];
