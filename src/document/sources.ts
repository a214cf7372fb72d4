/** Which files a publication is made of: what is wrong in others neither concerns nor stops it. */
import type { Problem } from '../problems.ts';
import type { ContentFile, ContentFolder } from './content-files.ts';
import type { Document } from './nodes.ts';
import { hasSchedule, idsIn } from './parse-all.ts';
import { eachBlock } from './walk.ts';

/** Publication → files, as problems name them. */
export type Sources = ReadonlyMap<string, ReadonlySet<string>>;

const ENTRIES = ['events', 'staff', 'resources'] as const;

const scheduledIn = ({ blocks }: Document): string[] =>
  [...eachBlock(blocks)].flatMap((block) => (block.kind === 'schedule' ? block.events.map(({ id }) => id) : []));

/** The names of what a publication shows, and of what its schedule may lack because nothing could be made of it. */
function shownIn(document: Document, { text }: Pick<ContentFile, 'text'>, unusable: ReadonlySet<string>): string[] {
  const ids = [...idsIn(text), ...scheduledIn(document)];
  const lacking = hasSchedule(text) ? [...unusable].filter((name) => name.startsWith('events/')) : [];
  return [...ids.flatMap((id) => ENTRIES.map((folder) => `${folder}/${id}`)), ...lacking];
}

interface Found {
  readonly folders: readonly ContentFolder[];
  readonly documents: Iterable<Document>;
  readonly unusable: ReadonlySet<string>;
}

export function listSources({ folders, documents, unusable }: Found): Sources {
  const texts = new Map(folders.flatMap(({ files }) => files.map((file) => [file.file, file] as const)));
  const paths = Map.groupBy(
    folders.flatMap((folder) => folder.paths),
    ([name]) => name,
  );
  const filesOf = (name: string): string[] => (paths.get(name) ?? []).map(([, file]) => file);
  return new Map(
    [...documents].map((document) => {
      const own = texts.get(document.origin.file);
      const names = [document.publication, ...(own === undefined ? [] : shownIn(document, own, unusable))];
      return [document.publication, new Set(names.flatMap(filesOf))] as const;
    }),
  );
}

/** `content/readings.yaml` and the like: every publication is made with them. */
const isShared = (file: string): boolean => file.endsWith('.yaml');

/** Of all problems those that concern some publications. */
export function problemsBehind(
  documents: readonly Pick<Document, 'publication'>[],
  { problems, sources }: { readonly problems: readonly Problem[]; readonly sources: Sources },
): Problem[] {
  const files = new Set(documents.flatMap(({ publication }) => [...(sources.get(publication) ?? [])]));
  return problems.filter(({ file }) => files.has(file) || isShared(file));
}
