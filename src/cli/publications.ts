/** Publication names as people type them → documents of the content. */
import type { Config } from '../config.ts';
import type { Content } from '../document/content.ts';
import type { Document } from '../document/nodes.ts';
import { publicationUnknown } from '../editions/edition-problems.ts';
import { nearest } from '../nearest.ts';
import { hasErrors, locate, type Problem, ProblemsError } from '../problems.ts';

/** With or without `content/`, `.mdx`, `/index.mdx` or a closing slash, and with either slash. */
export const normalizePublication = (typed: string): string =>
  typed
    .replaceAll('\\', '/')
    .replace(/^(\.\/)?(content\/)?/, '')
    .replace(/(\/index)?\.mdx$|\/$/, '');

/** The name that was meant: of one typed without its folder, or with a slip of the fingers. */
export function nearestPublication(name: string, known: readonly string[]): string | undefined {
  if (name.includes('/')) return nearest(name, known);
  const tails = known.map((one) => one.slice(one.indexOf('/') + 1));
  const tail = nearest(name, tails);
  return tail === undefined ? undefined : known[tails.indexOf(tail)];
}

const isOf = (name: string) => (problem: Problem) =>
  [`/${name}.mdx`, `/${name}/index.mdx`].some((end) => problem.file.endsWith(end));

/** Throws ProblemsError for names that are not there. */
export function findDocuments(content: Content, names: readonly string[]): Document[] {
  const known = [...content.documents.keys()];
  const problems: Problem[] = [];
  const documents = names.flatMap((typed) => {
    const name = normalizePublication(typed);
    const document = content.documents.get(name);
    if (document !== undefined) return [document];
    const unreadable = content.problems.filter(isOf(name));
    const unknown = locate(publicationUnknown(typed, nearestPublication(name, known)), {
      file: typed,
      line: 0,
      column: 0,
    });
    problems.push(...(unreadable.length > 0 ? unreadable : [unknown]));
    return [];
  });
  if (problems.length > 0) throw new ProblemsError(problems);
  return documents;
}

/** The content, or ProblemsError with every problem where one of them is an error. */
export async function loadSoundContent(config: Config): Promise<Content> {
  const { loadContent } = await import('../document/content.ts');
  const content = await loadContent(config);
  if (hasErrors(content.problems)) throw new ProblemsError(content.problems);
  return content;
}
