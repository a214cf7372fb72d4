/** What every component goes through: its attributes by their schema, then what stands between its tags. */
import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { readDay } from '../written-values.ts';
import { badAttribute, expressionRefused, missingAttribute, unknownAttribute } from './document-problems.ts';
import { figureWithoutAlt } from './figure-problems.ts';
import type { Block, Inline, Origin } from './nodes.ts';
import { type Phrasing, parseParagraph } from './parse-inlines.ts';
import type { MdastNode } from './read-mdx.ts';
import { TO_WRITE, toWrite } from './scaffold/placeholder.ts';
import { originOf, type Scope } from './scope.ts';
import { type Component, type ComponentName, vocabulary } from './vocabulary.ts';

export type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export type ParseBlocks = (nodes: readonly MdastNode[], scope: Scope) => Block[];

export interface Given {
  readonly node: Element;
  /** Handed in: blocks hold components and components hold blocks. */
  readonly parseBlocks: ParseBlocks;
  readonly origin: Origin;
  readonly scope: Scope;
}

function readAttributes(node: Element, origin: Origin, scope: Scope): Record<string, string> {
  const values: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') scope.report(expressionRefused(attribute.value), origin);
    else if (typeof attribute.value === 'string') values[attribute.name] = attribute.value;
    else if (attribute.value) scope.report(expressionRefused(attribute.value.value), origin);
    else values[attribute.name] = '';
  }
  return values;
}

/** The value to write, as exactly as anybody can tell. */
function mendValue(issue: z.core.$ZodIssue, attribute: string, example: string): string {
  const day = typeof issue.input === 'string' ? readDay(issue.input) : undefined;
  if (day !== undefined) return `${attribute}="${day}" と書いてください。`;
  if (issue.code === 'custom' && attribute.startsWith('consent'))
    return `${attribute}="${toWrite('その日。年-月-日の数字')}" と書いてください。`;
  if (issue.code === 'custom') return `${attribute}="2023-06-01" のように、ほんとうにある日付を書いてください。`;
  if (issue.code !== 'invalid_value') return `${example} のように書いてください。`;
  const choices = issue.values.map(String);
  return issue.path.length > 1
    ? `${attribute} には、${choices.join('、')} のうち、あてはまるものだけを、空白でならべて書いてください。`
    : `${choices.map((choice) => `${attribute}="${choice}"`).join(' か ')} と書いてください。`;
}

function explainIssue(issue: z.core.$ZodIssue, name: string, { attributes, example }: Component) {
  const attribute = String(issue.path[0] ?? '');
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys[0] ?? '';
    return unknownAttribute(name, unknown, nearest(unknown, Object.keys(attributes.shape)), example);
  }
  if (issue.input === undefined) return missingAttribute(name, attribute, example);
  return badAttribute(name, attribute, mendValue(issue, attribute, example));
}

const isToWrite = (value = ''): boolean => value.search(TO_WRITE) >= 0;

/** The attributes by their schema, or undefined with everything wrong reported. */
function parseAttributes<S extends z.ZodType>(
  schema: S,
  name: ComponentName,
  { node, origin, scope }: Given,
): z.output<S> | undefined {
  const given = readAttributes(node, origin, scope);
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    // A place left for its writer is named as that, by a check of its own.
    if (isToWrite(given[String(issue.path[0] ?? '')])) continue;
    const missingAlt = name === 'Figure' && issue.path[0] === 'alt' && issue.input === undefined;
    const src = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'src');
    scope.report(
      missingAlt ? figureWithoutAlt(String(src?.value ?? '')) : explainIssue(issue, name, vocabulary[name]),
      origin,
    );
  }
  return undefined;
}

/** A component's parser behind its schema: where the attributes are wrong, what stands inside is still read. */
export function define<S extends z.ZodType>(
  name: ComponentName,
  schema: S,
  parse: (attributes: z.output<S>, given: Given) => Block[],
) {
  return (given: Given): Block[] => {
    const attributes = parseAttributes(schema, name, given);
    if (attributes !== undefined) return parse(attributes, given);
    return vocabulary[name].inside === 'blocks' ? parseInside(given) : [];
  };
}

const isPhrasing = (node: MdastNode | Phrasing): node is Phrasing =>
  node.type === 'text' ||
  node.type === 'strong' ||
  node.type === 'emphasis' ||
  node.type === 'link' ||
  node.type === 'break';

export function captionOf(node: Element, scope: Scope): Inline[] {
  const words = node.children.flatMap((child): Phrasing[] =>
    child.type === 'paragraph' ? child.children : isPhrasing(child) ? [child] : [],
  );
  return parseParagraph(words, scope);
}

/** Blocks between the tags; words on the tag's own line are a paragraph. */
export function parseInside({ node, scope, parseBlocks }: Given): Block[] {
  if (node.type === 'mdxJsxFlowElement') return parseBlocks(node.children, scope);
  const children = parseParagraph(node.children, scope);
  return children.length === 0 ? [] : [{ kind: 'paragraph', origin: originOf(node, scope), web: 'yes', children }];
}
