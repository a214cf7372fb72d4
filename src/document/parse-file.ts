/** One file of content → its fields by schema and its blocks, with every problem of both. */
import type { z } from 'zod';
import type { Center } from '../center.ts';
import { parseYaml } from '../parse-yaml.ts';
import { type Fault, locate, type Problem } from '../problems.ts';
import type { ContentFile } from './content-files.ts';
import type { Block, Inline, Origin } from './nodes.ts';
import { parseBlocks } from './parse-blocks.ts';
import { readMdx } from './read-mdx.ts';
import { createScope, parseWords, type References } from './scope.ts';

export interface ParsedFile<Fields> {
  readonly fields: Fields;
  readonly blocks: readonly Block[];
  readonly origin: Origin;
  /** A field's words with the writer's ruby. */
  readonly words: (value: string) => Inline[];
  /** Reports a fault of the front matter at the line on which `near` first stands. */
  readonly reportNear: (fault: Fault, near: string) => void;
}

export interface Library {
  readonly center: Center;
  readonly references: References;
  /** Words that are usually slips of the pen, with what was meant. */
  readonly slips: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

function placeOf(file: ContentFile, near: string): Origin {
  const lines = file.text.split('\n');
  const found = lines.findIndex((line) => line.includes(near));
  return found < 0
    ? { file: file.file, line: 1, column: 1 }
    : { file: file.file, line: found + 1, column: (lines[found]?.indexOf(near) ?? 0) + 1 };
}

/** Undefined where the front matter cannot be used; its problems, and those of the blocks, are reported all the same. */
export function parseFile<S extends z.ZodType>(
  schema: S,
  file: ContentFile,
  { center, references, problems }: Library,
): ParsedFile<z.output<S>> | undefined {
  const mdx = readMdx(file.text, file.file);
  problems.push(...mdx.problems);
  const fields = parseYaml(schema, { file: file.file, ...mdx.frontMatter });
  if (mdx.problems.every((problem) => problem.code !== 'front-matter-missing')) problems.push(...fields.problems);
  const publication = `${file.folder.split('/')[0]}/${file.id}`;
  const scope = createScope(
    { ...file, source: file.text, publication, center, references, pictures: file.neighbours },
    problems,
  );
  const blocks = parseBlocks(mdx.root.children, scope);
  if (fields.value === undefined) return undefined;
  const origin = { file: file.file, line: 1, column: 1 };
  return {
    fields: fields.value,
    blocks,
    origin,
    words: (value) => parseWords(value, placeOf(file, value), scope),
    reportNear: (fault, near) => void problems.push(locate(fault, placeOf(file, near))),
  };
}
