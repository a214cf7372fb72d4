/** emails/notices.yaml: what each notice is called, read again once somebody has changed it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Origin } from '../../document/nodes.ts';
import { parseYaml } from '../../parse-yaml.ts';
import { ProblemsError } from '../../problems.ts';
import { rereadable } from '../templates.ts';
import { NOTICE_KINDS, type NoticeKind } from './notice.ts';

const FILE = 'emails/notices.yaml';

const words = z.strictObject({
  title: z.string(),
  preheader: z.string(),
  action: z.string().default(''),
  why: z.string(),
});

const table = z.record(z.enum(NOTICE_KINDS), words);

export interface NoticeWords extends z.output<typeof words> {
  /** Where they stand. */
  readonly origin: Origin;
}

const read = rereadable(() => {
  const text = readFileSync(new URL(`../../../${FILE}`, import.meta.url), 'utf8');
  const parsed = parseYaml(table, { file: FILE, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return { kinds: parsed.value, lines: text.split('\n') };
});

/** Throws ProblemsError where the file cannot be used. */
export function noticeWords(kind: NoticeKind): NoticeWords {
  const { kinds, lines } = read();
  const line = lines.findIndex((one) => one.startsWith(`${kind}:`)) + 1;
  return { ...kinds[kind], origin: { file: FILE, line, column: 1 } };
}
