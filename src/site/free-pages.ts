/** content/pages: what stands at their head, and whether they can be read at all. */
import { z } from 'zod';
import type { Config } from '../config.ts';
import { readContentFiles } from '../document/content-files.ts';
import { readMdx } from '../document/read-mdx.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Problem } from '../problems.ts';

export const pageSchema = z.strictObject({
  title: z.string().min(1).describe('ページの題名'),
  description: z.string().default('').describe('検索の結果に出る一文'),
});

/** Every problem of every free page. */
export async function checkPages({ contentDir }: Pick<Config, 'contentDir'>): Promise<Problem[]> {
  const problems: Problem[] = [];
  const { files } = await readContentFiles(contentDir, 'pages', problems);
  for (const { file, text } of files) {
    const mdx = readMdx(text, file);
    problems.push(...mdx.problems, ...parseYaml(pageSchema, { file, ...mdx.frontMatter }).problems);
  }
  return problems;
}
