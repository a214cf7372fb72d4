/**
 * As much of CSS as decides a mail's colours: the styles on an element, and rules of one media query whose selectors
 * are made of element names, classes, spaces and `>`.
 */
import type { HtmlElement } from 'html-validate';

export type ColourProperty = 'color' | 'background-color';

interface Compound {
  readonly tag: string | undefined;
  readonly classes: readonly string[];
  /** Directly inside the compound before it. */
  readonly child: boolean;
}

export interface StyleRule {
  readonly selector: string;
  /** Undefined where the selector is of another kind. */
  readonly compounds: readonly Compound[] | undefined;
  readonly specificity: number;
  readonly declarations: ReadonlyMap<string, string>;
}

export const parseDeclarations = (style: string): Map<string, string> =>
  new Map(
    style.split(';').flatMap((part): [string, string][] => {
      const colon = part.indexOf(':');
      if (colon < 0) return [];
      return [
        [
          part.slice(0, colon).trim(),
          part
            .slice(colon + 1)
            .replace('!important', '')
            .trim(),
        ],
      ];
    }),
  );

function parseCompound(words: string, child: boolean): Compound | undefined {
  const match = /^([a-z][a-z0-9]*)?((?:\.[\w-]+)*)$/.exec(words);
  if (match === null || words === '') return undefined;
  return { tag: match[1], classes: (match[2] ?? '').split('.').filter((name) => name !== ''), child };
}

function parseSelector(selector: string): readonly Compound[] | undefined {
  const compounds: Compound[] = [];
  let child = false;
  for (const word of selector.replaceAll('>', ' > ').trim().split(/\s+/)) {
    if (word === '>') {
      child = true;
      continue;
    }
    const compound = parseCompound(word, child);
    if (compound === undefined) return undefined;
    compounds.push(compound);
    child = false;
  }
  return compounds;
}

const weigh = (compounds: readonly Compound[]): number =>
  compounds.reduce((sum, { tag, classes }) => sum + classes.length * 100 + (tag === undefined ? 0 : 1), 0);

/** The rules inside `@media (feature)` of a style sheet, in order. */
export function parseMediaRules(css: string, feature: string): StyleRule[] {
  const rules: StyleRule[] = [];
  const media = /@media\s*\(([^)]*)\)\s*\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g;
  for (const [, query = '', body = ''] of css.matchAll(media)) {
    if (query.replace(/\s/g, '') !== feature) continue;
    for (const [, selectors = '', style = ''] of body.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const declarations = parseDeclarations(style);
      for (const selector of selectors.split(',').map((one) => one.trim())) {
        const compounds = parseSelector(selector);
        rules.push({ selector, compounds, specificity: weigh(compounds ?? []), declarations });
      }
    }
  }
  return rules;
}

const knownClasses = new WeakMap<HtmlElement, ReadonlySet<string>>();

function classesOf(element: HtmlElement): ReadonlySet<string> {
  const known = knownClasses.get(element);
  if (known !== undefined) return known;
  const classes = new Set((element.getAttributeValue('class') ?? '').split(/\s+/));
  knownClasses.set(element, classes);
  return classes;
}

function fits(element: HtmlElement, { tag, classes }: Compound): boolean {
  if (tag !== undefined && element.tagName !== tag) return false;
  if (classes.length === 0) return true;
  const given = classesOf(element);
  return classes.every((name) => given.has(name));
}

/** Whether the compounds up to `last` lead down to the element. */
function leadsTo(element: HtmlElement, compounds: readonly Compound[], last: number): boolean {
  const compound = compounds[last];
  if (compound === undefined || !fits(element, compound)) return false;
  if (last === 0) return true;
  for (let at = element.parent; at !== null && !at.isRootElement(); at = at.parent) {
    if (leadsTo(at, compounds, last - 1)) return true;
    if (compound.child) return false;
  }
  return false;
}

/** What the rules say of one property of an element: the most specific of them, the later of equals. */
export function findDeclared(
  rules: readonly StyleRule[],
  element: HtmlElement,
  property: ColourProperty,
): string | undefined {
  let best: StyleRule | undefined;
  for (const rule of rules) {
    if (rule.compounds === undefined || !rule.declarations.has(property)) continue;
    if (best !== undefined && rule.specificity < best.specificity) continue;
    if (leadsTo(element, rule.compounds, rule.compounds.length - 1)) best = rule;
  }
  return best?.declarations.get(property);
}
