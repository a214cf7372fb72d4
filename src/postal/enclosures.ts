/** 同封物: flyers of others that go into the envelopes of a publication, from content/enclosures.yaml. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../parse-yaml.ts';
import { ProblemsError } from '../problems.ts';
import { AUDIENCES, type Audience } from '../variants.ts';

const words = z.string().trim().min(1, '何か書いてください。');

const enclosureSchema = z.strictObject({
  name: words.describe('同封物の名前。封入チェック表に出ます'),
  audience: z
    .enum(['both', ...AUDIENCES])
    .default('both')
    .describe('入れる相手。employed（就労者）、job-seeking（求職者）、both（両方）'),
  sheets: z.int().min(1).default(1).describe('紙の枚数'),
  grams: z.number().positive().describe('1部の重さ。はかりではかったグラム'),
  text: words.optional().describe('ウェブとメールにのせる説明'),
  url: z.url('https:// から書いてください。').optional().describe('ウェブとメールから開くページ'),
});
const fileSchema = z.record(z.string(), z.array(enclosureSchema));

export interface Enclosure {
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly sheets: number;
  readonly grams: number;
  /** What the web and the mail say instead of the paper. */
  readonly text: string | undefined;
  readonly url: string | undefined;
}

const FILE = 'enclosures.yaml';

async function readFileIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((thrown: unknown) => {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
}

/** In the order in which they are put into the envelope; throws ProblemsError where the file is faulty. */
export async function readEnclosures(contentDir: string, publication: string): Promise<Enclosure[]> {
  const text = await readFileIfThere(join(contentDir, FILE));
  if (text === undefined || text.trim() === '') return [];
  const parsed = parseYaml(fileSchema, { file: `content/${FILE}`, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return (parsed.value[publication] ?? []).map(({ audience, name, sheets, grams, text: say, url }) => ({
    ...{ name, sheets, grams, text: say, url },
    audiences: audience === 'both' ? [...AUDIENCES] : [audience],
  }));
}

export const enclosuresFor = (enclosures: readonly Enclosure[], audience: Audience): Enclosure[] =>
  enclosures.filter(({ audiences }) => audiences.includes(audience));
