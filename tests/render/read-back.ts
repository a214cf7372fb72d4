/** What a reader of each medium is told, read back from the finished bytes as sentences. */
import { readPdf } from '../read-pdf.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', zwnj: '' };

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&([a-z]+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** Not said, or said elsewhere: readings in brackets are compared where furigana is tested. */
const UNSAID = /<!--[\s\S]*?-->|<(head|script|style|nav|svg|rt|rp|template)\b[\s\S]*?<\/\1>/g;
/** The same in a mail, where the tags inside ruby end early. */
const MAIL_READING = /<rp>（<rt>[^<]*<rp>）/g;
/** What a page or mail keeps from being cut, and the lines that it begins for a time and after the name of an issue. */
const WHOLE = /<span (?:class="whole"|style="white-space:nowrap")>([\s\S]*?)<\/span>/g;
const OWN_LINE = /<br>(?=(?:<ruby>)?(?:午前|午後|正午))|(?<=号|号<\/ruby>)<br>/g;
/** Blocks, and labels beside words. */
const BLOCK =
  /<\/?(?:span|p|div|li|ul|ol|dl|dt|dd|table|caption|tr|td|th|h[1-6]|figure|figcaption|blockquote|article|section|header|main|hr|br|body)\b[^>]*>/g;
const LABEL = /<strong class="[^"]*"[^>]*>([\s\S]*?)<\/strong>/g;

/**
 * Without spaces and signs: a line break or a bracket around a label in one medium is nothing in the next. Colons stay.
 */
export const squeeze = (text: string): string => text.replace(/[\s\u200b\u00ad\ufeff【】■◆◇▶・>｜━―]+/gu, '');

const toSentences = (text: string): string[] =>
  text
    .split(/\n|(?<=[。！？])/u)
    .map(squeeze)
    .filter((sentence) => sentence !== '');

/** Sentences of a page or mail: what stands in one block up to its full stops; descriptions of pictures are sentences. */
export function readHtml(html: string): string[] {
  const spoken = html
    .replace(UNSAID, '')
    .replace(MAIL_READING, '')
    .replace(WHOLE, '$1')
    .replace(OWN_LINE, '')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, '\n$1\n')
    .replace(LABEL, '\n$1\n')
    .replace(BLOCK, '\n')
    .replace(/<[^>]*>/g, '');
  return toSentences(decode(spoken));
}

export interface ReadPaper {
  /** All pages run together, without spaces and without their feet. */
  readonly words: string;
  /** Descriptions of pictures. */
  readonly alts: readonly string[];
}

const FOOT = /しょうなん通信第\d+号\d+\/\d+ページ/gu;

/** `withoutRubies` takes readings out of a page's words before its foot is looked for. */
export async function readPaper(pdf: Uint8Array, withoutRubies = (words: string): string => words): Promise<ReadPaper> {
  const { texts, tags } = await readPdf(pdf);
  const alts = tags.flatMap(({ alt }) => (alt === undefined ? [] : [squeeze(alt)]));
  return { words: texts.map((text) => withoutRubies(squeeze(text)).replace(FOOT, '')).join(''), alts };
}
