/**
 * MDX text → Markdown tree, with the front matter set apart. A syntax error hides no more than it must: what cannot be
 * read is named, blanked out, and the rest is read again, so that one run reports every fault of a file.
 */
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { locate, type Problem } from '../problems.ts';
import { reportBarredRows } from './barred-rows.ts';
import { frontMatterMissing, importRefused } from './document-problems.ts';
import type { EditedText } from './line-edits.ts';
import { rememberLast } from './remember.ts';
import { explainSyntax, isLost, isSyntaxMessage, unpairedIn } from './syntax-faults.ts';
import { readTypedBody, readTypedFields, reportTyped } from './typed-text.ts';

/** A line of strokes below a sentence is a rule to those who draw it, never the mark of a heading. */
function withoutUnderlinedHeadings(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['setextUnderline'] } }];
}

/** As Astro reads free pages (astro.config.mjs), but for the headings. */
const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(withoutUnderlinedHeadings);

export type MdastRoot = ReturnType<typeof processor.parse>;
export type MdastNode = MdastRoot['children'][number];

export interface MdxFile {
  readonly frontMatter: { readonly text: string; readonly line: number };
  readonly root: MdastRoot;
  readonly problems: readonly Problem[];
}

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m;
const ATTEMPTS = 40;

/** Takes what opens syntax out of one line and leaves its words where they stand. */
function blankLine(source: string, line: number): string {
  const lines = source.split('\n');
  const text = lines[line - 1];
  if (text !== undefined) lines[line - 1] = text.replace(/<[^>]*>?|[{}>]/g, ({ length }) => ' '.repeat(length));
  return lines.join('\n');
}

/** Tags of the lines whose pair stands elsewhere. */
const tagsOf = (source: string, numbers: readonly number[]): string[] => {
  const lines = source.split('\n');
  return unpairedIn(
    [...numbers]
      .sort((a, b) => a - b)
      .map((number) => lines[number - 1] ?? '')
      .join('\n'),
  );
};

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
  const lost: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      const root = processor.parse(body);
      restoreColumns(root, typed.columnOf);
      return root;
    } catch (thrown) {
      if (!isSyntaxMessage(thrown)) throw thrown;
      const { fault, spot, lines, tag } = explainSyntax(thrown, body);
      const place = { file, line: spot.line, column: typed.columnOf(spot.line, spot.column) };
      if (!isLost(tag, lost)) problems.push(locate(fault, place));
      const before = body;
      body = lines.reduce(blankLine, body);
      if (body === before) return emptyRoot();
      lost.push(...tagsOf(before, lines).filter((other) => other !== tag || !other.startsWith('</')));
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
  const typed = readTypedBody(body);
  problems.push(...reportBarredRows(typed.text, file));
  const root = parseBody(typed, file, problems);
  return { frontMatter: { text: readTypedFields(match?.[1] ?? ''), line: 2 }, root, problems };
}

const remember = rememberLast<MdxFile>();

/** Never throws: what could not be read is in `problems`, everything else in `root`. */
export const readMdx = (text: string, file: string): MdxFile => remember(file, [text], () => readSource(text, file));
