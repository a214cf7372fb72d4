/** Letters large enough, and lines far enough apart, for tired eyes on a small screen; readings beside words are smaller. */
import type { HtmlElement } from 'html-validate';
import type { MailRule } from '../finished-mail.ts';
import { mailLinesClose, mailTypeSmall } from '../lint-problems.ts';
import { parseDeclarations } from '../style-sheet.ts';

const LEAST_PIXELS = 16;
const LEAST_LINES = 1.7;

/** From here on letters are a title's, whose few lines belong together. */
const TITLE_PIXELS = 20;

interface Type {
  readonly pixels: number;
  /** As a multiple of the size. */
  readonly lines: number;
}

/** What a mail program shows where nothing is written. */
const DEFAULT: Type = { pixels: 16, lines: 1.2 };

const isRuby = (element: HtmlElement): boolean => element.is('rt') || element.is('rp');

const isHeading = (element: HtmlElement): boolean =>
  /^h[1-6]$/.test(element.tagName) ||
  (element.parent !== null && !element.parent.isRootElement() && isHeading(element.parent));

/** Asked of each element once. */
function readTypes(): (element: HtmlElement) => Type {
  const known = new Map<HtmlElement, Type>();
  const read = (element: HtmlElement): Type => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const { parent } = element;
    const outer = parent === null || parent.isRootElement() ? DEFAULT : read(parent);
    const style = parseDeclarations(element.getAttributeValue('style') ?? '');
    const pixels = /^(\d+(?:\.\d+)?)px$/.exec(style.get('font-size') ?? '')?.[1];
    const lines = /^\d+(?:\.\d+)?$/.exec(style.get('line-height') ?? '')?.[0];
    const type = { pixels: Number(pixels ?? outer.pixels), lines: Number(lines ?? outer.lines) };
    known.set(element, type);
    return type;
  };
  return read;
}

const beginning = (words: string): string => [...words].slice(0, 20).join('');

export const checkType: MailRule = function* ({ shown }) {
  const typeOf = readTypes();
  for (const { element, words } of shown) {
    if (isRuby(element)) continue;
    const type = typeOf(element);
    if (type.pixels < LEAST_PIXELS) {
      yield { fault: mailTypeSmall(beginning(words), type.pixels, LEAST_PIXELS), at: element };
    }
    if (type.lines < LEAST_LINES && type.pixels < TITLE_PIXELS && !isHeading(element)) {
      yield { fault: mailLinesClose(beginning(words), type.lines, LEAST_LINES), at: element };
    }
  }
};
