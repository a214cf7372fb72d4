/**
 * Components as an input method leaves them: ＜For audience=“employed”＞. Brackets, names, equal signs and quotes
 * become half-width in their place; the words inside the quotes stay as they are, but where they are codes.
 */
import { toHalfWidth } from './full-width.ts';
import { isComponentName } from './vocabulary.ts';

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

const FULL_WIDTH = new RegExp(`[！-～　${DOUBLE.slice(1)}${SINGLE.slice(1)}]`, 'u');

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

/** ＜注意＞ and ＜HSJ＞ are words; ＜Evnt id="…"＞ is meant as a component, and named later. */
const isMeant = (tag: string, name: string): boolean =>
  isComponentName(name) || (/^[A-Z][a-z]+$/.test(name) && /[=＝]/u.test(tag));

/** The text with the tags of components in half width; its length and its lines stay the same. */
export const readFullWidthTags = (text: string): string =>
  text.replace(TAG, (tag, name: string) =>
    FULL_WIDTH.test(tag) && isMeant(tag, toHalfWidth(name)) ? writeTag(tag) : tag,
  );
