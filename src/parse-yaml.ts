/**
 * The border for YAML that people write (center.yaml, front matter, readings.yaml): parsed once by a zod schema, and
 * every fault named at its own line in plain Japanese. Inside the border nothing is checked again.
 */
import { isMap, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import type { z } from 'zod';
import { locate, type Problem } from './problems.ts';
import { describeIssue, describeSyntax, type Issue } from './yaml-problems.ts';

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

/** A single value as it stands in the file. */
function writtenAt(document: YamlDocument.Parsed, path: readonly PropertyKey[]): string | undefined {
  const node: unknown = document.getIn(
    path.map((part) => (typeof part === 'number' ? part : String(part))),
    true,
  );
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
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
        describeIssue(leaf, { schema, written: writtenAt(document, leaf.path) }),
        place(findOffset(document, leaf.path, leaf.code === 'unrecognized_keys' ? leaf.keys[0] : undefined)),
      ),
    ),
  );
  return { value: undefined, problems };
}
