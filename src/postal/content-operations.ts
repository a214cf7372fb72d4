/** The operators of a page's content with what stands before each: numbers and names as words, strings as bytes. */

export interface Operation {
  readonly operator: string;
  readonly words: readonly string[];
  readonly strings: readonly Buffer[];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const readEscapes = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|(\r?\n)|(.))/gs, (_, octal?: string, line?: string, sign = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return line === undefined ? (ESCAPES[sign] ?? sign) : '';
  });

/** Where the string that begins at `from` ends; parentheses in it may be balanced instead of escaped. */
function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('A string in the page does not end.');
}

const TOKEN = /%[^\n]*|\(|<[0-9A-Fa-f\s]*>|[^\s[\]()<>%]+/g;
const OPERAND = /^[/\d.+-]/;

/** `content` is one page's, a character for each byte; without inline images and dictionaries, as Typst writes it. */
export function* readOperations(content: string): Generator<Operation> {
  let words: string[] = [];
  let strings: Buffer[] = [];
  const token = new RegExp(TOKEN);
  for (let match = token.exec(content); match !== null; match = token.exec(content)) {
    const [word] = match;
    if (word.startsWith('(')) {
      const end = endOfString(content, match.index);
      strings.push(Buffer.from(readEscapes(content.slice(match.index + 1, end)), 'latin1'));
      token.lastIndex = end + 1;
    } else if (word.startsWith('<')) strings.push(Buffer.from(word.replace(/[<>\s]/g, ''), 'hex'));
    else if (OPERAND.test(word)) words.push(word);
    else if (!word.startsWith('%')) {
      yield { operator: word, words, strings };
      [words, strings] = [[], []];
    }
  }
}
