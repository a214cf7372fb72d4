/**
 * Tags as people type them: ＜For audience=“employed”＞, <for …>, <Callout type=point>, <br>. Brackets, names, equal
 * signs and quotes become what the parser understands; the words inside the quotes stay as they are, but where they
 * are codes.
 */
import { FULL_WIDTH, toHalfWidth } from './full-width.ts';
import { type LineEdit, replaceEach } from './line-edits.ts';
import { COMPONENT_NAMES } from './vocabulary.ts';

const TAG = /[<＜][ 　]*[/／]?[ 　]*([A-Za-zＡ-Ｚａ-ｚ]+)[^<>＜＞]{0,800}?[>＞]/gu;

const DOUBLE = '"“”„＂〝〟';
const SINGLE = "'‘’＇";
const NAME = '([A-Za-zＡ-Ｚａ-ｚ]+)([ 　]*[=＝][ 　]*)';
const END = '(?=[\\s　/／>＞]|$)';
const ATTRIBUTE = new RegExp(
  `${NAME}(?:[${DOUBLE}]([^${DOUBLE}]*)[${DOUBLE}]${END}|"([^"]*)"|[${SINGLE}]([^${SINGLE}]*)[${SINGLE}]${END})`,
  'gu',
);

/** Attributes that are read by people keep every character of their value. */
const WORDS = new Set(['alt', 'label', 'title', 'caption']);

const TYPED = new RegExp(`${FULL_WIDTH.source}|[${DOUBLE.slice(1)}${SINGLE.slice(1)}]`, 'u');

function writeAttribute([, name = '', equals = '', double, straight, single]: RegExpMatchArray): string {
  const value = double ?? straight ?? single ?? '';
  const quote = single === undefined ? '"' : "'";
  const half = toHalfWidth(name);
  return `${half}${toHalfWidth(equals)}${quote}${WORDS.has(half) ? value : toHalfWidth(value)}${quote}`;
}

function writeTag(tag: string): string {
  let written = '';
  let done = 0;
  for (const match of tag.matchAll(ATTRIBUTE)) {
    written += toHalfWidth(tag.slice(done, match.index)) + writeAttribute(match);
    done = match.index + match[0].length;
  }
  return written + toHalfWidth(tag.slice(done));
}

const SPELLED: ReadonlyMap<string, string> = new Map(COMPONENT_NAMES.map((name) => [name.toLowerCase(), name]));

const isTypo = (tag: string, name: string): boolean => /^[A-Z][a-z]+$/.test(name) && /[=＝]/u.test(tag);

/** ＜注意＞ and ＜HSJ＞ are words; ＜Evnt id="…"＞ is meant as a component, and ＜br＞ as HTML: both are named later. */
function readTag(tag: string, name: string): string {
  const half = toHalfWidth(name);
  const component = SPELLED.get(half.toLowerCase());
  const isMeant = component !== undefined || isTypo(tag, half) || /^(?:br|hr|img)$/.test(half);
  const written = TYPED.test(tag) && isMeant ? writeTag(tag) : tag;
  return component === undefined ? written : written.replace(/^<( *)(\/?)( *)[A-Za-z]+/, `<$2${component}$1$3`);
}

/** The text with the tags of components in half width and spelt as they are; its length and its lines stay the same. */
export const readTypedTags = (text: string): string => text.replace(TAG, readTag);

const VALUE = /"[^"]*"|'[^']*'|=\s*([^\s"'{}<>=]+?)(?=\s|\/?>)/gu;

/** type=point → type="point" */
const quotes: LineEdit = replaceEach(/<[A-Za-z]+\s[^<>]*>/gu, ([tag]) =>
  tag.replace(VALUE, (whole, value: string | undefined) => (value === undefined ? whole : `="${value}"`)),
);

/** Tags that HTML never closes are read as closed, so that they are named and nothing else is. */
const closed: LineEdit = replaceEach(/<(?:br|hr|img|wbr|input)\b[^<>]*>|<\/br\s*>/giu, ([tag]) =>
  tag.endsWith('/>') ? tag : `${tag.replace(/^<\//, '<').slice(0, -1)}/>`,
);

export const TAG_EDITS: readonly LineEdit[] = [quotes, closed];
