/**
 * The words of a finished page, sequence by sequence as a reader hears them, whether a template, a free page or a block
 * has written them.
 */

/** Elements inside a line: words go on across their edges. */
const INSIDE_LINE = new Set(['a', 'strong', 'em', 'span', 'b', 'i', 'small', 'time', 'mark', 'wbr']);

/** Nothing in them is read as running words. */
const LEFT_ALONE = new Set(['script', 'style', 'svg', 'template', 'title', 'option', 'textarea']);

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/gi;
const RUBY = /^<ruby[^>]*>([^<]*)(?:<rp[^>]*>[^<]*<\/rp>)?<rt[^>]*>([^<]*)<\/rt>(?:<rp[^>]*>[^<]*<\/rp>)?<\/ruby>/;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

const decodeEntities = (html: string): string =>
  html.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });

/** Words as they stand between tags, or a word with the reading that its writer gave. */
export type Spoken = { readonly words: string } | { readonly base: string; readonly reading: string };

/** The sequences of a page's body, in order; every text between two tags is a piece of its own. */
export function listSequences(page: string): Spoken[][] {
  const sequences: Spoken[][] = [];
  const body = page.slice(page.indexOf('<body'));
  let sequence: Spoken[] = [];
  let closing: string | undefined;
  const flush = (): void => {
    if (sequence.length > 0) sequences.push(sequence);
    sequence = [];
  };
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(body); match !== null; match = PIECE.exec(body)) {
    const [piece, slash, tagName] = match;
    const name = tagName?.toLowerCase();
    if (closing !== undefined) {
      if (slash === '/' && name === closing) closing = undefined;
    } else if (name === undefined) {
      if (!piece.startsWith('<!--')) sequence.push({ words: decodeEntities(piece) });
    } else if (name === 'ruby' && slash === '') {
      const whole = RUBY.exec(body.slice(match.index));
      if (whole === null) throw new Error(`unexpected ruby: ${body.slice(match.index, match.index + 80)}`);
      const [text, base = '', reading = ''] = whole;
      sequence.push({ base: decodeEntities(base), reading: decodeEntities(reading) });
      PIECE.lastIndex = match.index + text.length;
    } else if (!INSIDE_LINE.has(name)) {
      flush();
      if (LEFT_ALONE.has(name) && slash === '' && !piece.endsWith('/>')) closing = name;
    }
  }
  flush();
  return sequences;
}
