/** The components of the vocabulary → blocks. */
import { basename, posix } from 'node:path';
import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import {
  badAttribute,
  expressionRefused,
  forInsideOther,
  forWithoutPurpose,
  htmlRefused,
  idRepeated,
  imageElsewhere,
  imageMissing,
  imageWithoutAlt,
  insideRefused,
  missingAttribute,
  unknownAttribute,
  unknownComponent,
  unknownReference,
  unsafeLink,
} from './document-problems.ts';
import { depthBelow, embed } from './embed.ts';
import { text } from './inline.ts';
import type { Block, FigureBlock, Inline, Origin, WebVisibility } from './nodes.ts';
import { isSafeLink, type Phrasing, parseParagraph } from './parse-inlines.ts';
import type { MdastNode } from './read-mdx.ts';
import { originOf, parseWords, type Scope } from './scope.ts';
import { COMPONENT_NAMES, type Component, type ComponentName, isComponentName, vocabulary } from './vocabulary.ts';

export type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

type ParseBlocks = (nodes: readonly MdastNode[], scope: Scope) => Block[];

interface Given {
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

function explainIssue(issue: z.core.$ZodIssue, name: string, component: Component) {
  const attribute = String(issue.path[0] ?? '');
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys[0] ?? '';
    return unknownAttribute(
      name,
      unknown,
      nearest(unknown, Object.keys(component.attributes.shape)),
      component.example,
    );
  }
  if (issue.input === undefined) return missingAttribute(name, attribute, component.example);
  return badAttribute(
    name,
    attribute,
    issue.code === 'invalid_value' ? issue.values.map(String) : [],
    component.example,
  );
}

/** The attributes by their schema, or undefined with everything wrong reported. */
function parseAttributes<S extends z.ZodType>(
  schema: S,
  name: ComponentName,
  { node, origin, scope }: Given,
): z.output<S> | undefined {
  const result = schema.safeParse(readAttributes(node, origin, scope), { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const missingAlt = name === 'Figure' && issue.path[0] === 'alt' && issue.input === undefined;
    const src = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'src');
    scope.report(
      missingAlt ? imageWithoutAlt(String(src?.value ?? '')) : explainIssue(issue, name, vocabulary[name]),
      origin,
    );
  }
  return undefined;
}

/** A component's parser behind its schema: where the attributes are wrong, what stands inside is still read. */
function define<S extends z.ZodType>(
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

const parsers: { readonly [Name in ComponentName]: (given: Given) => Block[] } = {
  For: define('For', vocabulary.For.attributes, ({ audience, web }, given) => {
    const { origin, scope } = given;
    if (audience === undefined && web === 'yes') scope.report(forWithoutPurpose(), origin);
    if (audience !== undefined && scope.audience !== undefined && scope.audience !== audience) {
      scope.report(forInsideOther(), origin);
    }
    const label = audience === undefined ? [] : text(`${scope.labels[audience].reader}へ`);
    const children = parseInside({ ...given, scope: { ...scope, audience: audience ?? scope.audience } });
    return [{ kind: 'for', origin, web, audience, label, children }];
  }),
  Event: define('Event', vocabulary.Event.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.events.get(id);
    if (found === undefined) return missing('events', id, scope.references.events, { origin, scope });
    const first = scope.announced.get(id);
    if (first !== undefined) scope.report(idRepeated(id, first), origin);
    scope.announced.set(id, origin.line);
    return [embed({ ...found.block, origin, web: strictest(web, found.block.web) }, scope.heading.depth)];
  }),
  Report: define('Report', vocabulary.Report.attributes, ({ event, web }, given) => {
    const { origin, scope } = given;
    const found = scope.references.events.get(event);
    const depth = depthBelow(scope.heading.depth);
    const children = parseInside(given);
    if (found === undefined) return [...missing('events', event, scope.references.events, given), ...children];
    const { id, title } = found.block;
    const facts = [...found.block.facts.filter((fact) => REPORTED.has(fact.key)), ...found.attendance];
    const label = text(scope.labels.report);
    return [{ kind: 'report', origin, web: strictest(web, found.block.web), depth, id, label, title, facts, children }];
  }),
  Staff: define('Staff', vocabulary.Staff.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.staff.get(id);
    if (found === undefined) return missing('staff', id, scope.references.staff, { origin, scope });
    return [embed({ ...found, origin, web: strictest(web, found.web) }, scope.heading.depth)];
  }),
  Resource: define('Resource', vocabulary.Resource.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.resources.get(id);
    if (found === undefined) return missing('resources', id, scope.references.resources, { origin, scope });
    return [embed({ ...found, origin, web: strictest(web, found.web) }, scope.heading.depth)];
  }),
  Figure: define('Figure', vocabulary.Figure.attributes, ({ src, alt, web }, { node, origin, scope }) => {
    return parseFigure({ src, alt, web, caption: captionOf(node, scope) }, origin, scope);
  }),
  Callout: define('Callout', vocabulary.Callout.attributes, ({ type, web }, given) => {
    const label = text(given.scope.labels[type]);
    return [{ kind: 'callout', origin: given.origin, web, type, label, children: parseInside(given) }];
  }),
  Action: define('Action', vocabulary.Action.attributes, ({ href, label, web }, { origin, scope }) => {
    if (!isSafeLink(href)) scope.report(unsafeLink(href), origin);
    return [{ kind: 'action', origin, web, href, label: parseWords(label, origin, scope) }];
  }),
};

/** What a report repeats of the announcement: an invitation that is over would mislead. */
const REPORTED = new Set(['when', 'place', 'lecturer']);

const ORDER: readonly WebVisibility[] = ['yes', 'noplace', 'no'];
const strictest = (a: WebVisibility, b: WebVisibility): WebVisibility => (ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b);

function missing(
  folder: string,
  id: string,
  known: ReadonlyMap<string, unknown>,
  { origin, scope }: Pick<Given, 'origin' | 'scope'>,
): Block[] {
  scope.report(unknownReference(folder, id, nearest(id, [...known.keys()])), origin);
  return [];
}

const isPhrasing = (node: MdastNode | Phrasing): node is Phrasing =>
  node.type === 'text' ||
  node.type === 'strong' ||
  node.type === 'emphasis' ||
  node.type === 'link' ||
  node.type === 'break';

function captionOf(node: Element, scope: Scope): Inline[] {
  const words = node.children.flatMap((child): Phrasing[] =>
    child.type === 'paragraph' ? child.children : isPhrasing(child) ? [child] : [],
  );
  return parseParagraph(words, scope);
}

/** Blocks between the tags; words on the tag's own line are a paragraph. */
function parseInside({ node, scope, parseBlocks }: Given): Block[] {
  if (node.type === 'mdxJsxFlowElement') return parseBlocks(node.children, scope);
  const children = parseParagraph(node.children, scope);
  return children.length === 0 ? [] : [{ kind: 'paragraph', origin: originOf(node, scope), web: 'yes', children }];
}

export function parseElement(node: Element, scope: Scope, parseBlocks: ParseBlocks): Block[] {
  const origin = originOf(node, scope);
  const given = { node, origin, scope, parseBlocks };
  const name = node.name ?? '';
  if (!isComponentName(name)) {
    scope.report(
      /^[a-z]/.test(name) ? htmlRefused(name) : unknownComponent(name, nearest(name, COMPONENT_NAMES), COMPONENT_NAMES),
      origin,
    );
    return parseInside(given);
  }
  if (vocabulary[name].inside === 'nothing' && node.children.length > 0) {
    scope.report(insideRefused(name, vocabulary[name].example), origin);
  }
  return parsers[name](given);
}

export interface FigureFields extends Pick<FigureBlock, 'src' | 'alt' | 'web' | 'caption'> {}

/** A picture beside the file; anything else is named. */
export function parseFigure({ src, alt, web, caption }: FigureFields, origin: Origin, scope: Scope): Block[] {
  if (alt.trim() === '' || alt.trim() === basename(src)) scope.report(imageWithoutAlt(src), origin);
  const relative = posix.normalize(src.replace(/^\.\//, ''));
  if (/^[a-z]+:|^\/|^\.\./i.test(relative)) {
    scope.report(imageElsewhere(src), origin);
    return [];
  }
  if (!scope.pictures.includes(relative)) {
    scope.report(imageMissing(src, nearest(relative, scope.pictures)), origin);
    return [];
  }
  return [{ kind: 'figure', origin, web, src: posix.join(scope.folder, relative), alt: alt.trim(), caption }];
}
