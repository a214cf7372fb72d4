/** ［名前］（URL） and ！［説明］（写真）, and targets with a space, at which Markdown would stop: ./写真 (1).png. */
import { toHalfWidth } from './full-width.ts';
import { type LineEdit, replaceEach } from './line-edits.ts';

/** What can only be an address: with a scheme, a path, a place on the page, a mail address, a file. */
const ADDRESS =
  /^(?:https?:\/\/|mailto:|tel:|\/|#|\.{1,2}\/)|^[^@\s]+@[^@\s]+\.[^@\s]+$|\.(?:png|jpe?g|gif|webp|svg|heic)$/iu;

/** Markdown's own ways to write a target with spaces. */
const MARKED = /^<|\s(?:"[^"]*"|'[^']*')$/u;

/** A target may hold brackets, one pair deep. */
const LINK = /([!！]?)[［[]([^［］[\]\n]*)[］\]][（(][ 　]*((?:[^（）()\n]|[（(][^（）()\n]*[）)])*?)[ 　]*[）)]/gu;

export const link: LineEdit = replaceEach(LINK, ([whole, mark = '', words = '', target = '']) => {
  const address = toHalfWidth(target).trim();
  const spaced = /\s/.test(address);
  const signs = `${mark}${whole.slice(mark.length).replace(words, '').replace(target, '')}`;
  const typed = /[［］（）！]/u.test(signs) || address !== target;
  if (!(typed || spaced) || address === '' || MARKED.test(address)) return undefined;
  if (mark === '' && !ADDRESS.test(address)) return undefined;
  return `${toHalfWidth(mark)}[${words}](${spaced ? `<${address}>` : address})`;
});
