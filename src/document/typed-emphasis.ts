/** ＊＊太字＊＊, __太字__, ＊強調＊, _強調_ beside Japanese, where Markdown sees no mark. */
import { type LineEdit, replaceEach } from './line-edits.ts';

const bold = replaceEach(
  /([*＊]{2})(?=[^\s　*＊])([^\n]+?)(?<=[^\s　*＊])([*＊]{2})/gu,
  ([whole, open = '', words = '', close = '']) => ((open + close).includes('＊') ? `**${words}**` : whole),
);

/** Tags, addresses and file names: what stands in them is no emphasis. */
const ELSEWHERE = '<[^>]{0,800}>|[\\]］][(（][^)）]{0,400}[)）]|(?:https?:\\/\\/|www\\.)[\\x21-\\x7e]+';

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** _強調_ and __太字__; beside Latin letters and digits they are letters too. */
const underscores = replaceEach(
  new RegExp(`${ELSEWHERE}|(?<![\\w＿])(__?)(?=[^\\s　_])([^_\\n]+?)(?<=[^\\s　_])\\1(?![\\w＿])`, 'gu'),
  ([whole, mark, words = '']) => {
    if (mark === undefined || !JAPANESE.test(words)) return whole;
    const star = mark.replaceAll('_', '*');
    return `${star}${words}${star}`;
  },
);

/** What follows a ＊ that is a sign of its own: ＊印, ＊のついた日, ＊1, 氏名＊、住所＊. */
const SIGN = '[印のはがをにでとも付マ0-9０-９、。，・)）」]';
const FULL_STARS = `(?<![*＊])[*＊](?![*＊\\s　]|${SIGN})([^*＊。（）()|\\n]{2,30})(?<![\\s　、，])[*＊](?![*＊])`;
const FULL_LINES = '(?<!＿)＿(?![＿\\s　])([^＿。（）()|\\n]{2,30})(?<![\\s　、，])＿(?!＿)';

/** ＊強調＊ and ＿強調＿; ＊ before a remark and ＿月＿日 to fill in stay. */
const fullWidth = replaceEach(
  new RegExp(`${ELSEWHERE}|${FULL_STARS}|${FULL_LINES}`, 'gu'),
  ([whole, starred, lined]) => {
    const words = starred ?? lined;
    return words === undefined || !/[＊＿]/u.test(whole) ? whole : `*${words}*`;
  },
);

/** In this order: ＊＊太字＊＊ is no ＊強調＊. */
export const EMPHASIS_EDITS: readonly LineEdit[] = [bold, underscores, fullWidth];
