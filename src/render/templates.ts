/**
 * Reads the templates in emails/. They are Mustache without logic: names are looked up, everything is escaped unless
 * the template itself says that it is markup already.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mustache from 'mustache';

const ROOT = join(import.meta.dirname, '..', '..', 'emails');

/** What a template may name. Functions are Mustache sections that rewrite the words between their tags. */
export interface View {
  readonly [name: string]: Value | readonly Value[];
}
type Value = string | number | boolean | undefined | View | (() => (text: string) => string);

let generation = 0;

/** Templates are read again where they are used next: somebody has changed one. */
export const rereadTemplates = (): void => {
  generation += 1;
};

/** What `read` gives, read again once somebody has changed a template. */
export function rereadable<Read>(read: () => Read): () => Read {
  let last = read();
  let seen = generation;
  return () => {
    if (seen !== generation) {
      last = read();
      seen = generation;
    }
    return last;
  };
}

export interface TemplateSet {
  render(name: string, view: View): string;
}

function readTemplates(folder: string, extension: string): [name: string, template: string][] {
  const files = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(extension),
  );
  return files.map(({ name }) => [
    join(folder, name.slice(0, -extension.length)).replaceAll('\\', '/'),
    readFileSync(join(ROOT, folder, name), 'utf8')
      .replaceAll('\r\n', '\n')
      .trimEnd(),
  ]);
}

/** All templates of one extension under the given folders of emails/; a template names a partial by its path. */
export function openTemplates(
  folders: readonly string[],
  extension: string,
  escapeValue: (value: string) => string,
): TemplateSet {
  const readAll = rereadable(
    (): Record<string, string> => Object.fromEntries(folders.flatMap((folder) => readTemplates(folder, extension))),
  );
  return {
    render(name, view) {
      const templates = readAll();
      const template = templates[name];
      if (template === undefined) throw new Error(`emails/${name}${extension} is missing`);
      return mustache.render(template, view, templates, { escape: (value: unknown) => escapeValue(String(value)) });
    },
  };
}
