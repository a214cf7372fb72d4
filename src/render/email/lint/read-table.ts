/** The mail lint's tables of data, YAML files beside it. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { parseYaml } from '../../../parse-yaml.ts';
import { ProblemsError } from '../../../problems.ts';

export function readTable<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const parsed = parseYaml(schema, { file: `src/render/email/lint/${name}`, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}
