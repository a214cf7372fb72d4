/** The files of the content folder, read as people saved them: with a BOM, with CRLF, and named when not in UTF-8. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { decodeText } from '../decode-text.ts';
import { locate, type Problem } from '../problems.ts';

export interface ContentFile {
  /** Name of the entry: the file's name, or for `issues/<id>/index.mdx` its folder's. */
  readonly id: string;
  /** As problems show it: `content/issues/2023-summer/index.mdx`. */
  readonly file: string;
  /** Folder of the file relative to the content folder, forward slashes. */
  readonly folder: string;
  readonly text: string;
  /** Files beside it, other than `.mdx`. */
  readonly neighbours: readonly string[];
}

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';

async function listFolder(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (thrown) {
    if (isMissing(thrown)) return [];
    throw thrown;
  }
}

/** The text of a file; undefined where it cannot be read, which is then a problem. */
async function readText(path: string, file: string, problems: Problem[]): Promise<string | undefined> {
  const text = decodeText(await readFile(path));
  if (typeof text === 'string') return text;
  problems.push(locate(text, { file, line: 1, column: 1 }));
  return undefined;
}

/** A file that need not be there; its text is then empty. */
export async function readOptionalText(path: string, file: string, problems: Problem[]): Promise<string | undefined> {
  return readText(path, file, problems).catch((thrown: unknown) => {
    if (isMissing(thrown)) return '';
    throw thrown;
  });
}

interface Place {
  readonly contentDir: string;
  /** Relative to the content folder, with the names of everything in it. */
  readonly folder: string;
  readonly names: readonly string[];
}

/** A file that is there; without a text where it cannot be read. */
type FoundFile = Omit<ContentFile, 'text'> & { readonly text: string | undefined };

async function readOne(place: Place, name: string, id: string, problems: Problem[]): Promise<FoundFile[]> {
  const { contentDir, folder, names } = place;
  const file = posix.join(basename(contentDir), folder, name);
  const text = await readText(join(contentDir, folder, name), file, problems);
  const neighbours = names.filter((other) => !other.endsWith('.mdx'));
  return [{ id, file, folder, text, neighbours }];
}

/** `<folder>/<id>/index.mdx`, where there is one. */
async function readInside(contentDir: string, folder: string, id: string, problems: Problem[]): Promise<FoundFile[]> {
  if (!(await stat(join(contentDir, folder))).isDirectory()) return [];
  const names = await listFolder(join(contentDir, folder));
  return names.includes('index.mdx') ? readOne({ contentDir, folder, names }, 'index.mdx', id, problems) : [];
}

const isRead = (file: FoundFile): file is ContentFile => file.text !== undefined;

export interface ContentFolder {
  readonly files: readonly ContentFile[];
  /** Paths by the names of what they hold (`events/yoga`), those of files that cannot be read included. */
  readonly paths: readonly (readonly [name: string, file: string])[];
}

/** `<folder>/<id>.mdx` and `<folder>/<id>/index.mdx`, by id. */
export async function readContentFiles(
  contentDir: string,
  folder: string,
  problems: Problem[],
): Promise<ContentFolder> {
  const names = await listFolder(join(contentDir, folder));
  const read = await Promise.all(
    names.map((name) =>
      name.endsWith('.mdx')
        ? readOne({ contentDir, folder, names }, name, name.slice(0, -4), problems)
        : readInside(contentDir, posix.join(folder, name), name, problems),
    ),
  );
  const found = read.flat().sort((a, b) => (`${a.id} ${a.file}` < `${b.id} ${b.file}` ? -1 : 1));
  return { files: found.filter(isRead), paths: found.map(({ id, file }) => [`${folder}/${id}`, file]) };
}
