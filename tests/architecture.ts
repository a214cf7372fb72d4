// The house rules a program can see: who may import whom, where process.env and astro:* may stand, size and names.
import { posix } from 'node:path';
import ts from 'typescript';

/** Flow is one way: a layer imports from itself and from the layers named here, nothing else. */
const before = {
  problems: [],
  config: ['problems'],
  database: ['problems', 'config'],
  document: ['problems', 'config'],
  render: ['document', 'problems', 'config'],
  editions: ['render', 'document', 'problems', 'config'],
  postal: ['render', 'document', 'problems', 'config'],
  subscribers: ['database', 'postal', 'problems', 'config'],
  delivery: ['editions', 'subscribers', 'postal', 'database', 'render', 'document', 'problems', 'config'],
  reports: ['delivery', 'editions', 'subscribers', 'postal', 'database', 'render', 'document', 'problems', 'config'],
  desk: [
    'reports',
    'delivery',
    'editions',
    'subscribers',
    'postal',
    'database',
    'render',
    'document',
    'problems',
    'config',
  ],
  publish: ['site', 'delivery', 'editions', 'postal', 'database', 'render', 'document', 'problems', 'config'],
  cli: [
    'publish',
    'desk',
    'reports',
    'delivery',
    'editions',
    'subscribers',
    'postal',
    'database',
    'render',
    'document',
    'problems',
    'config',
  ],
  site: ['editions', 'postal', 'render', 'document', 'problems', 'config'],
} satisfies Record<string, string[]>;

type Layer = keyof typeof before;

/** Files and folders of src that are part of a layer named otherwise. */
const partOf: Record<string, Layer> = {
  center: 'config',
  'database-key': 'config',
  'parse-yaml': 'problems',
  'schema-shape': 'problems',
  'written-values': 'problems',
  'yaml-mends': 'problems',
  'yaml-problems': 'problems',
  'decode-text': 'problems',
  'encoding-problems': 'problems',
  nearest: 'problems',
  discreet: 'problems',
  variants: 'problems',
  components: 'site',
  layouts: 'site',
  pages: 'site',
  styles: 'site',
  content: 'site',
  env: 'site',
};
const drawers = /(^|-)(utils?|helpers?|common|managers?|services?|misc)$/;
const longest = 300;

type Source = { path: string; imports: string[]; faults: string[] };

/** All violations, one line each; `files` maps a path such as `src/document/parse.ts` to its text. */
export function checkArchitecture(files: ReadonlyMap<string, string>): string[] {
  const sources = [...files].map(([path, text]) => readSource(path, text));
  return [...sources.flatMap((source) => [...source.faults, ...checkLayers(source)]), ...findCycles(sources)].sort();
}

function readSource(path: string, text: string): Source {
  const code = path.endsWith('.astro') ? scriptsOf(text) : text;
  const imports: string[] = [];
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${path}: ${what}`);

  const visit = (node: ts.Node): void => {
    const target = importedBy(node);
    if (target !== undefined) imports.push(target);
    if (node.kind === ts.SyntaxKind.AnyKeyword) fault('`any`: name the type, or take `unknown` and parse it');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest));

  if (/@ts-(ignore|nocheck)\b/.test(text)) fault('@ts-ignore: mend the type instead');
  const readsEnvironment =
    /\bprocess\s*\??\.\s*env\b|\bprocess\[['"]env['"]\]|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(text);
  const importsEnvironment = /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"](node:)?process['"]/.test(text);
  if ((readsEnvironment || importsEnvironment) && path !== 'src/config.ts')
    fault('process.env: only src/config.ts reads it');

  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > longest) fault(`${lines} lines: ${longest} is the most, so split it by idea`);
  const names = path.split('/').map((name) => name.replace(/\..*$/, ''));
  for (const name of names) if (drawers.test(name)) fault(`"${name}" is a drawer: name the one thing it holds`);
  return { path, imports, faults };
}

/** The TypeScript of an .astro file: its frontmatter and its scripts. */
function scriptsOf(text: string): string {
  const frontmatter = /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script(?![^>]*\bis:inline)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  return [frontmatter, ...scripts].join('\n');
}

function importedBy(node: ts.Node): string | undefined {
  let target: ts.Node | undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) target = node.moduleSpecifier;
  else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    target = node.arguments[0];
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) target = node.argument.literal;
  return target && ts.isStringLiteralLike(target) ? target.text : undefined;
}

function checkLayers({ path, imports }: Source): string[] {
  const layer = layerOf(path);
  if (!layer) return [`${path}: belongs to no layer; add it to the table in tests/architecture.ts`];
  return imports.flatMap((target) => {
    if (/^(astro|virtual):/.test(target)) return layer === 'site' ? [] : [`${path}: ${target} outside the site`];
    if (!target.startsWith('.')) return [];
    const file = posix.join(posix.dirname(path), target);
    if (/^(tests|scripts)\//.test(file)) return [`${path}: imports ${file}, which is not part of the product`];
    const other = file.startsWith('src/') ? layerOf(file) : layer;
    const allowed: readonly (string | undefined)[] = before[layer];
    return other === layer || allowed.includes(other) ? [] : [`${path}: ${layer} may not import ${other} (${file})`];
  });
}

function layerOf(path: string): Layer | undefined {
  const part = path.split('/')[1]?.replace(/\..*$/, '') ?? '';
  return isLayer(part) ? part : partOf[part];
}

function isLayer(part: string): part is Layer {
  return Object.hasOwn(before, part);
}

/** Components may call each other in a circle, as a tree of blocks does; other files may not. */
function findCycles(sources: readonly Source[]): string[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter((target) => target.startsWith('.')).map((target) => posix.join(posix.dirname(path), target)),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    const circle = trail.slice(start);
    if (start >= 0 && circle.some((each) => !each.endsWith('.astro')))
      cycles.push(`cycle: ${[...circle, path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of [...edges.keys()].sort()) walk(path, []);
  return cycles;
}
