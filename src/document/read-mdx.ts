/**
 * MDX text → Markdown tree, with the front matter set apart. A syntax error hides no more than it must: what cannot be
 * read is named, blanked out, and the rest is read again, so that one run reports every fault of a file.
 */
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Fault, locate, type Problem } from '../problems.ts';
import {
  expressionRefused,
  frontMatterMissing,
  importRefused,
  syntaxOther,
  syntaxTagMismatch,
  syntaxTagNotClosed,
  syntaxTagOnly,
} from './document-problems.ts';
import type { EditedText } from './line-edits.ts';
import { rememberLast } from './remember.ts';
import { readTypedBody, readTypedFields, reportTyped } from './typed-text.ts';

/** The same list is given to Astro for free pages (astro.config.mjs). */
const processor = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly);

export type MdastRoot = ReturnType<typeof processor.parse>;
export type MdastNode = MdastRoot['children'][number];

export interface MdxFile {
  readonly frontMatter: { readonly text: string; readonly line: number };
  readonly root: MdastRoot;
  readonly problems: readonly Problem[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m;
const ATTEMPTS = 40;

interface Spot {
  readonly line: number;
  readonly column: number;
}

/** The parser's message, as far as it is needed here (vfile-message). */
interface SyntaxMessage {
  readonly reason: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

const isSyntaxMessage = (value: unknown): value is SyntaxMessage =>
  value instanceof Error && 'reason' in value && typeof value.reason === 'string';

/** `(3:1-3:24)` in a parser's message is where the tag that is not closed was opened. */
function findOpening(message: string): Spot | undefined {
  const match = /\((\d+):(\d+)-\d+:\d+\)/.exec(message);
  return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
}

function explain(fault: SyntaxMessage): { fault: Fault; spot: Spot; also: Spot | undefined } {
  const message = fault.reason;
  const spot = { line: fault.line ?? 1, column: fault.column ?? 1 };
  const opening = findOpening(message);
  const tags = [...message.matchAll(/`<(\/?)([^`>]*)>`/g)];
  const open = tags.find((tag) => tag[1] === '')?.[2] ?? '';
  const close = tags.find((tag) => tag[1] === '/')?.[2] ?? '';
  if (message.includes('Unexpected closing tag') && opening) {
    return { fault: syntaxTagMismatch(tags.at(-1)?.[2] ?? open, tags[0]?.[2] ?? close), spot, also: opening };
  }
  if (message.includes('Expected a closing tag') && opening) {
    return { fault: syntaxTagNotClosed(open), spot: opening, also: fault.line === undefined ? undefined : spot };
  }
  if (message.includes('closing slash') || message.includes('Unexpected closing')) {
    return { fault: syntaxTagOnly(), spot, also: undefined };
  }
  if (/import|export|acorn|expression/i.test(message)) {
    return { fault: expressionRefused('…'), spot, also: undefined };
  }
  return { fault: syntaxOther(), spot, also: undefined };
}

/** Takes what opens syntax out of one line and leaves its words, so that line numbers stay as they are. */
function blankLine(source: string, line: number): string {
  const lines = source.split('\n');
  const text = lines[line - 1];
  if (text !== undefined) lines[line - 1] = text.replace(/<[^>]*>?/g, '').replace(/[<{}>]/g, ' ');
  return lines.join('\n');
}

/** Module syntax is not ours: named here, so that the JavaScript parser never sees it. */
function refuseModules(source: string, file: string, problems: Problem[]): string {
  return source
    .split('\n')
    .map((line, index) => {
      if (!/^(import|export)\s/.test(line)) return line;
      problems.push(locate(importRefused(), { file, line: index + 1, column: 1 }));
      return '';
    })
    .join('\n');
}

type ColumnOf = EditedText['columnOf'];

/** Places of the tree as they are in the file, where typed text was read as something longer or shorter. */
function restoreColumns(node: MdastRoot | MdastNode, columnOf: ColumnOf): void {
  const { position } = node;
  if (position) {
    position.start.column = columnOf(position.start.line, position.start.column);
    position.end.column = columnOf(position.end.line, position.end.column);
  }
  if ('children' in node) for (const child of node.children) restoreColumns(child, columnOf);
}

const emptyRoot = (): MdastRoot => ({ type: 'root', children: [] });

/** Reads what can be read of the body; each syntax error is named once. */
function parseBody(typed: EditedText, file: string, problems: Problem[]): MdastRoot {
  let body = typed.text;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const root = processor.parse(body);
      restoreColumns(root, typed.columnOf);
      return root;
    } catch (thrown) {
      if (!isSyntaxMessage(thrown)) throw thrown;
      const { fault, spot, also } = explain(thrown);
      problems.push(locate(fault, { file, line: spot.line, column: typed.columnOf(spot.line, spot.column) }));
      const before = body;
      body = blankLine(body, spot.line);
      if (also) body = blankLine(body, also.line);
      if (body === before) return emptyRoot();
    }
  }
  return emptyRoot();
}

function readSource(text: string, file: string): MdxFile {
  const problems: Problem[] = [];
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = source.startsWith('---') ? FRONT_MATTER.exec(source) : null;
  if (match === null) problems.push(locate(frontMatterMissing(), { file, line: 1, column: 1 }));
  const head = match?.[0] ?? '';
  const blank = head.replace(/[^\n]/g, '');
  const body = refuseModules(blank + source.slice(head.length), file, problems);
  problems.push(...reportTyped(source, body, file));
  const root = parseBody(readTypedBody(body), file, problems);
  return { frontMatter: { text: readTypedFields(match?.[1] ?? ''), line: 2 }, root, problems };
}

const remember = rememberLast<MdxFile>();

/** Never throws: what could not be read is in `problems`, everything else in `root`. */
export const readMdx = (text: string, file: string): MdxFile => remember(file, [text], () => readSource(text, file));
