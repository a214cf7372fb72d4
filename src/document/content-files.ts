/** The files of the content folder, read as people saved them: with a BOM, with CRLF, and named when not in UTF-8. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { locate, type Problem } from '../problems.ts';
import { notUtf8 } from './document-problems.ts';

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

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The text of a file; one that is not UTF-8 is named, never shown as mojibake. */
export async function readText(path: string, file: string, problems: Problem[]): Promise<string | undefined> {
  const bytes = await readFile(path);
  const text = decode(bytes, 'utf-8');
  if (text !== undefined) return text.replace(/\r\n?/g, '\n');
  const encoding = decode(bytes, 'shift_jis') === undefined ? '別の文字コード' : ' Shift_JIS ';
  problems.push(locate(notUtf8(encoding), { file, line: 1, column: 1 }));
  return undefined;
}

interface Place {
  readonly contentDir: string;
  /** Relative to the content folder, with the names of everything in it. */
  readonly folder: string;
  readonly names: readonly string[];
}

async function readOne({ contentDir, folder, names }: Place, name: string, id: string, problems: Problem[]) {
  const file = posix.join(basename(contentDir), folder, name);
  const text = await readText(join(contentDir, folder, name), file, problems);
  const neighbours = names.filter((other) => !other.endsWith('.mdx'));
  return text === undefined ? [] : [{ id, file, folder, text, neighbours }];
}

/** `<folder>/<id>/index.mdx`, where there is one. */
async function readInside(contentDir: string, folder: string, id: string, problems: Problem[]) {
  if (!(await stat(join(contentDir, folder))).isDirectory()) return [];
  const names = await listFolder(join(contentDir, folder));
  return names.includes('index.mdx') ? readOne({ contentDir, folder, names }, 'index.mdx', id, problems) : [];
}

/** `<folder>/<id>.mdx` and `<folder>/<id>/index.mdx`, by id. */
export async function readContentFiles(
  contentDir: string,
  folder: string,
  problems: Problem[],
): Promise<ContentFile[]> {
  const names = await listFolder(join(contentDir, folder));
  const files = await Promise.all(
    names.map((name) =>
      name.endsWith('.mdx')
        ? readOne({ contentDir, folder, names }, name, name.slice(0, -4), problems)
        : readInside(contentDir, posix.join(folder, name), name, problems),
    ),
  );
  return files.flat().sort((a, b) => (`${a.id} ${a.file}` < `${b.id} ${b.file}` ? -1 : 1));
}
