/** The wording of what is wrong with YAML that people write. */
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { error, type Fault } from './problems.ts';
import { schemaAt, shapeOf } from './schema-shape.ts';
import { rewrite } from './yaml-mends.ts';

export type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true か false ',
  array: '一覧（行の頭に「- 」）',
  object: '項目の集まり',
  record: '項目の集まり',
};

const ORDINALS = ['一つ目', '二つ目', '三つ目', '四つ目', '五つ目', '六つ目', '七つ目', '八つ目', '九つ目'];

const wordOf = (part: PropertyKey): string =>
  typeof part === 'number' ? (ORDINALS[part] ?? `${part + 1}番目`) : String(part);

const space = (part: PropertyKey | undefined): string => (typeof part === 'string' ? ' ' : '');

/** sessions, 0, end → sessions の一つ目の end */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((part, index) => (index === 0 ? '' : `${space(path[index - 1])}の${space(part)}`) + wordOf(part)).join('') ||
  '全体';

const lastKey = ({ path }: Issue): string => String(path.findLast((part) => typeof part === 'string') ?? '値');

/** How a kind of value is written, where it cannot be told which is meant. */
const FORMS: Readonly<Record<string, (key: string) => string>> = {
  number: (key) => `${key}: 1 のように、半角の数字で書いてください。`,
  int: (key) => `${key}: 1 のように、半角の数字で書いてください。`,
  boolean: (key) => `${key}: true か ${key}: false と書いてください。`,
};

const formOf = (expected: string, key: string): string =>
  FORMS[expected]?.(key) ?? `${key}: の書き方をなおしてください。`;

/** A schema's own message ends in 。 by our habit; zod's English never does. */
const mendOf = (issue: Issue, otherwise: string): string => (issue.message.endsWith('。') ? issue.message : otherwise);

function unknownField({ keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>, schema: z.ZodType): Fault {
  const known = [...(shapeOf(schemaAt(schema, path) ?? schema)?.keys() ?? [])];
  const near = nearest(keys[0] ?? '', known);
  return error(
    'unknown-field',
    `「${keys.join('、')}」という項目はありません。`,
    near ? `${near}: と書くか、この行を消してください。` : `書ける項目: ${known.join('、')}`,
  );
}

/** Digits, letters and signs; words of Japanese may stand as they are. */
const FULL_WIDTH = /[！-～]/u;

export interface Context {
  readonly schema: z.ZodType;
  /** The value as it stands in the file; undefined where it is no single value. */
  readonly written: string | undefined;
}

/** The same fault with the lines to write, where it can be told what was meant. */
function withLines(fault: Fault, issue: Issue, { schema, written }: Context): Fault {
  const lines = written === undefined ? undefined : rewrite(lastKey(issue), schemaAt(schema, issue.path), written);
  if (lines === undefined) return fault;
  const narrow = FULL_WIDTH.test(written ?? '') ? '半角で、' : '';
  const mend = lines.includes('\n')
    ? `${narrow}次のように書いてください。\n${lines}`
    : `${narrow}${lines} と書いてください。`;
  return { ...fault, mend };
}

/** A schema's own wording is the mend; what is wrong may stand beside it, as `said`. */
export function describeIssue(issue: Issue, context: Context): Fault {
  const name = nameOf(issue.path);
  const key = lastKey(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue, context.schema);
    case 'invalid_type': {
      if (issue.input === undefined) {
        const mend = mendOf(issue, `${key}: のあとに書き足してください。`);
        return error('missing-field', `「${name}」が書かれていません。`, mend);
      }
      const message = `「${name}」には${TYPE_NAMES[issue.expected] ?? issue.expected}を書きます。`;
      return withLines(error('wrong-kind', message, mendOf(issue, formOf(issue.expected, key))), issue, context);
    }
    case 'invalid_value': {
      const choices = issue.values.map((choice) => `${key}: ${String(choice)}`).join(' か ');
      return error('unknown-value', `「${name}」に書ける値ではありません。`, `${choices} と書いてください。`);
    }
    default: {
      const said: unknown = issue.code === 'custom' ? issue.params?.said : undefined;
      if (typeof said === 'string') return error('bad-value', said, issue.message);
      const mend = mendOf(issue, `${key}: の値をなおしてください。`);
      return withLines(error('bad-value', `「${name}」の値が正しくありません。`, mend), issue, context);
    }
  }
}

export function describeSyntax(code: string): Fault {
  switch (code) {
    case 'DUPLICATE_KEY':
      return error('duplicate-field', '同じ項目が二回書かれています。', 'どちらか一方の行を消してください。');
    case 'TAB_AS_INDENT':
      return error('tab-indent', '行の頭にタブがあります。', 'タブを消して、半角の空白2つで字下げしてください。');
    default:
      return error(
        'yaml-syntax',
        '項目の書き方が読み取れません。「:」のあとの空白、「"」の閉じ忘れ、行の頭の空白の数を確かめてください。',
        '項目名: 値（半角のコロンのあとに半角の空白。値に : や # があるときは "…" でかこむ）',
      );
  }
}
