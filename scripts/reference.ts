/**
 * The reference in docs/writing.md: components and front matter, from the doc lines of their schemas. Run by itself it
 * brings the page up to date; tests/reference.test.ts fails where it is not.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  correctionSchema,
  eventSchema,
  issueSchema,
  resourceSchema,
  staffSchema,
} from '../src/document/front-matter.ts';
import { type Component, vocabulary } from '../src/document/vocabulary.ts';

export const PAGE = fileURLToPath(new URL('../docs/writing.md', import.meta.url));

const START = '<!-- reference: start -->';
const END = '<!-- reference: end -->';

type Shape = Readonly<Record<string, z.ZodType>>;

const isRequired = (schema: z.ZodType): boolean => !schema.safeParse(undefined).success;

/** A cell of a table: one line, no bars. */
const cell = (text: string): string => text.replaceAll('|', '／').replaceAll('\n', ' ');

const row = ([name, schema]: readonly [string, z.ZodType]): string =>
  `| \`${name}\` | ${isRequired(schema) ? 'いる' : ''} | ${cell(schema.description ?? '')} |`;

/** What must be written comes first. */
function table(heading: string, shape: Shape): string {
  const rows = Object.entries(shape);
  const sorted = [
    ...rows.filter(([, schema]) => isRequired(schema)),
    ...rows.filter(([, schema]) => !isRequired(schema)),
  ];
  return [`| ${heading} | いるか | 書くこと |`, '| --- | --- | --- |', ...sorted.map(row)].join('\n');
}

const describeComponent = ([name, { about, attributes, example }]: readonly [string, Component]): string =>
  [`#### ${name}`, about, `\`\`\`mdx\n${example}\n\`\`\``, table('属性', attributes.shape)].join('\n\n');

const FRONT_MATTER: readonly (readonly [title: string, shape: Shape])[] = [
  ['号（content/issues/名前/index.mdx）', issueSchema.shape],
  ['行事（content/events/名前.mdx）', eventSchema.shape],
  ['職員（content/staff/名前.mdx）', staffSchema.shape],
  ['地域資源（content/resources/名前.mdx）', resourceSchema.shape],
  ['訂正（content/corrections/名前.mdx）', correctionSchema.shape],
];

export function renderReference(): string {
  const components = Object.entries<Component>(vocabulary).map(describeComponent);
  const fields = FRONT_MATTER.map(([title, shape]) => `#### ${title}\n\n${table('項目', shape)}`);
  return ['### 部品', ...components, '### 初めの項目', '`---` と `---` の間に書くものです。', ...fields].join('\n\n');
}

/** The page with the reference between its marks; throws where the marks are missing. */
export function updatePage(page: string): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error(`docs/writing.md lacks ${START} and ${END}`);
  return `${page.slice(0, start)}${START}\n\n${renderReference()}\n\n${page.slice(end)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(PAGE, updatePage(await readFile(PAGE, 'utf8')));
}
