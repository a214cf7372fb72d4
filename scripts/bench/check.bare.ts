/** The least that a check of `folder` can do, in a process of its own: read every file and parse its MDX, and no more. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const [folder = ''] = process.argv.slice(2);
const processor = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.mdx')) processor.parse(readFileSync(join(folder, name), 'utf8').replace(/^---[\s\S]*?^---/m, ''));
}
