/**
 * Markdown as an input method leaves it: ＃＃ 見出し, ＊＊太字＊＊, ・項目, １．項目, ［名前］（URL）. Where only one thing
 * can be meant it is read as that; a character that may be meant as itself stays.
 */
import { type LineEdit, replaceEach } from './line-edits.ts';

const FULL = /[！-～　]/u;

/** Ａ → A, ＂ → ", the full-width space → space; everything else stays, and no length changes. */
export const toHalfWidth = (value: string): string =>
  value
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ');

/** Two # or more begin a heading whatever follows; a single half-width one may be a hashtag. */
const heading = replaceEach(
  /^([ 　\t]{0,3})([#＃]{1,6})([ 　\t]*)(?=[^#＃\s])/gu,
  ([whole, , marks = '', space = '']) => {
    const typed = FULL.test(whole) || (marks.length > 1 && space === '');
    return typed ? `${'#'.repeat(marks.length)} ` : undefined;
  },
);

/** A nested bullet follows another bullet; elsewhere the indent is that of a paragraph. */
const indentOf = (spaces: string, before: string): string =>
  /^\s*(?:[-*+]|\d+[.)])\s/.test(before) ? spaces.replaceAll('　', '  ').replaceAll('\t', '  ') : '';

const bullet: LineEdit = (line, before) => {
  const match = /^([ \t　]*)(?:[・•‣◦·\uF0B7\uF06C]|[－−‐–—―ー](?=[ 　\t]))[ \t　]*(?=[^\s・])/u.exec(line);
  if (match === null) return [];
  return [{ start: 0, end: match[0].length, text: `${indentOf(match[1] ?? '', before)}- ` }];
};

/** １．項目, 1.項目, １）項目; 1.5 and 12．25 are numbers. */
const numbered: LineEdit = (line, before) => {
  const match = /^([ \t　]*)([0-9０-９]{1,3})([.．)）])([ \t　]*)(?=[^\s0-9０-９])/u.exec(line);
  if (match === null) return [];
  const [whole, spaces = '', digits = '', mark = '', space = ''] = match;
  const tight =
    space === '' &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（]/u.test(line.slice(whole.length, whole.length + 1));
  if (!FULL.test(digits + mark + space) && !tight && !FULL.test(spaces)) return [];
  return [{ start: 0, end: whole.length, text: `${indentOf(spaces, before)}${toHalfWidth(digits + mark)} ` }];
};

const quote = replaceEach(/^＞[ 　]?/gu, () => '> ');

/** A line of strokes is a rule, not the mark of a heading for the line above it. */
const rule = replaceEach(/^[ 　]*[－ー―─━‐−—–＝═＿＊]{3,}[ 　]*$/gu, () => '***');

/** Rows of a table between full-width bars; ｜ before 《 is ruby. */
const tableRow = replaceEach(/^[ 　]*[｜|].*[｜|][ 　]*$/gu, ([row]) => {
  if (!row.includes('｜') || row.includes('《')) return undefined;
  const bars = row.replaceAll('｜', '|');
  return /^[\s　|:：－ー―─‐−—–-]+$/u.test(bars)
    ? bars
        .replace(/[－ー―─‐−—–]/gu, '-')
        .replaceAll('：', ':')
        .replaceAll('　', ' ')
    : bars;
});

const bold = replaceEach(
  /([*＊]{2})(?=[^\s　*＊])([^\n]+?)(?<=[^\s　*＊])([*＊]{2})/gu,
  ([whole, open = '', words = '', close = '']) => ((open + close).includes('＊') ? `**${words}**` : whole),
);

/** What can only be an address: with a scheme, a path, a place on the page, a mail address, a file. */
const ADDRESS =
  /^(?:https?:\/\/|mailto:|tel:|\/|#|\.{1,2}\/)|^[^@\s]+@[^@\s]+\.[^@\s]+$|\.(?:png|jpe?g|gif|webp|svg|heic)$/iu;

const link = replaceEach(
  /([!！]?)[［[]([^［］[\]\n]*)[］\]][（(][ 　]*([^（）()\n]*?)[ 　]*[）)]/gu,
  ([whole, mark = '', words = '', target = '']) => {
    const address = toHalfWidth(target);
    const typed =
      /[［］（）！]/u.test(`${mark}${whole.slice(mark.length).replace(words, '').replace(target, '')}`) ||
      address !== target;
    if (!typed || address.trim() === '' || /\s/.test(address)) return undefined;
    return mark !== '' || ADDRESS.test(address) ? `${toHalfWidth(mark)}[${words}](${address})` : undefined;
  },
);

/** In this order: a rule of ＊ is no bold, a bullet may hold a link. */
export const FULL_WIDTH_EDITS: readonly LineEdit[] = [rule, heading, quote, bullet, numbered, tableRow, bold, link];
