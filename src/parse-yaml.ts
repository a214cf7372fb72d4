/**
 * The border for YAML that people write (center.yaml, front matter, readings.yaml): parsed once by a zod schema, and
 * every fault named at its own line in plain Japanese. Inside the border nothing is checked again.
 */
import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { error, type Fault, locate, type Problem } from './problems.ts';

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, from 1. */
  readonly line: number;
}

export type Parsed<T> = { readonly value: T; readonly problems: readonly Problem[] } | ParseFailure;
export interface ParseFailure {
  readonly value: undefined;
  readonly problems: readonly Problem[];
}

type Issue = z.core.$ZodIssue;

const TYPE_NAMES: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true か false',
  array: 'リスト（行の頭に「- 」）',
  object: '項目の集まり',
  record: '項目の集まり',
};

const keyOf = (issue: Issue): string => issue.path.map(String).join('.') || '全体';

/** zod's own wording is used only where a schema gives one; it is then the mend. */
function describe(issue: Issue, keysAt: (path: readonly PropertyKey[]) => readonly string[]): Fault {
  const key = keyOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const unknown = issue.keys.join('、');
      const known = keysAt(issue.path);
      const near = nearest(issue.keys[0] ?? '', known);
      return error(
        'unknown-field',
        `「${unknown}」という項目はありません。`,
        near ? `${near}: と書くか、この行を消してください。` : `書ける項目: ${known.join('、')}`,
      );
    }
    case 'invalid_type':
      if (issue.input === undefined) {
        return error(
          'missing-field',
          `「${key}」が書かれていません。`,
          mendOf(issue, `${last(issue)}: のあとに書き足してください。`),
        );
      }
      return error(
        'wrong-kind',
        `「${key}」には${TYPE_NAMES[issue.expected] ?? issue.expected}を書きます。`,
        mendOf(issue, `${last(issue)}: の書き方をなおしてください。`),
      );
    case 'invalid_value': {
      const choices = issue.values.map(String);
      return error(
        'unknown-value',
        `「${key}」に書ける値ではありません。`,
        `${choices.map((choice) => `${last(issue)}: ${choice}`).join(' か ')} と書いてください。`,
      );
    }
    default:
      return error(
        'bad-value',
        `「${key}」の値が正しくありません。`,
        mendOf(issue, `${last(issue)}: の値をなおしてください。`),
      );
  }
}

const last = (issue: Issue): string => String(issue.path.findLast((part) => typeof part === 'string') ?? '値');

/** A schema's own message ends in 。 by our habit; zod's English never does. */
const mendOf = (issue: Issue, otherwise: string): string => (issue.message.endsWith('。') ? issue.message : otherwise);

/** Where a value stands; for a missing one, where its parent does. */
function findOffset(document: YamlDocument.Parsed, path: readonly PropertyKey[], unknownKey?: string): number {
  const keys = path.map((part) => (typeof part === 'number' ? part : String(part)));
  const parent = keys.length === 0 ? document.contents : document.getIn(keys, true);
  if (unknownKey !== undefined && isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === unknownKey);
    if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
  }
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const parentMap = depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true);
    const name = keys[depth - 1];
    if (isMap(parentMap)) {
      const pair = parentMap.items.find((item) => isScalar(item.key) && item.key.value === name);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(keys.slice(0, depth), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}

/** Flattens unions: of several ways a value could have been meant, the one that came closest is explained. */
function* leaves(issue: Issue): Generator<Issue> {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    yield issue;
    return;
  }
  const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((inner) => inner.path.length));
  const closest = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)[0] ?? [];
  for (const inner of closest) yield* leaves({ ...inner, path: [...issue.path, ...inner.path] });
}

function shapeKeys(schema: z.ZodType): readonly string[] {
  const shape: unknown = 'shape' in schema ? schema.shape : undefined;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let current: unknown = schema;
  for (const part of path) {
    current = unwrap(current);
    if (typeof current !== 'object' || current === null) return undefined;
    if (typeof part === 'number' && 'element' in current) current = current.element;
    else if ('shape' in current && typeof current.shape === 'object' && current.shape !== null) {
      current = Reflect.get(current.shape, part);
    } else return undefined;
  }
  const found = unwrap(current);
  return isSchema(found) ? found : undefined;
}

const isSchema = (value: unknown): value is z.ZodType => typeof value === 'object' && value !== null && '_zod' in value;

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (
    typeof current === 'object' &&
    current !== null &&
    'unwrap' in current &&
    typeof current.unwrap === 'function'
  ) {
    current = current.unwrap();
  }
  return current;
}

/** Parses YAML by a schema; all problems at once, each at its line and column of the file. */
export function parseYaml<S extends z.ZodType>(schema: S, source: YamlSource): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + source.line - 1, column: col };
  };
  if (document.errors.length > 0) {
    return {
      value: undefined,
      problems: document.errors.map((fault) => locate(describeSyntax(fault.code), place(fault.pos[0]))),
    };
  }
  const input: unknown = document.toJS() ?? {};
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    [...leaves(issue)].map((leaf) =>
      locate(
        describe(leaf, (path) => shapeKeys(schemaAt(schema, path) ?? schema)),
        place(findOffset(document, leaf.path, leaf.code === 'unrecognized_keys' ? leaf.keys[0] : undefined)),
      ),
    ),
  );
  return { value: undefined, problems };
}

function describeSyntax(code: string): Fault {
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
