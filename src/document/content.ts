/**
 * Everything staff wrote, parsed once: the entries, the publications made of them, and every problem of every file.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import { parseYaml } from '../parse-yaml.ts';
import { type Fault, locate, type Problem, sortProblems } from '../problems.ts';
import { checkContent } from './checks/check-content.ts';
import type { Readability } from './checks/readability.ts';
import { idTaken } from './checks/structure-problems.ts';
import { NO_WORDS, wordsSchema } from './checks/words-file.ts';
import { type ContentFile, type ContentFolder, readContentFiles, readOptionalText } from './content-files.ts';
import { parseCorrection } from './correction.ts';
import { ENCLOSURES_FILE, enclose, enclosuresSchema } from './enclosures.ts';
import {
  type EventEntry,
  parseEvent,
  parseResource,
  parseStaff,
  type ResourceEntry,
  type StaffEntry,
} from './entries.ts';
import { parseIssue } from './issue.ts';
import type { Document } from './nodes.ts';
import { namedIn, type Parser, parseAll, type Read } from './parse-all.ts';
import type { Library } from './parse-file.ts';
import { type Readings, readingsSchema } from './readings-file.ts';
import { rememberLast } from './remember.ts';
import type { References } from './scope.ts';
import { listSources, type Sources } from './sources.ts';

export interface Content {
  /** Publications by name: issues, event notices, staff introductions, corrections. */
  readonly documents: ReadonlyMap<string, Document>;
  /** By first day, then id. */
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
  /** The centre's own readings, word → kana. */
  readonly readings: Readings;
  /** Sorted by place; errors stop a build, warnings do not. */
  readonly problems: readonly Problem[];
  readonly sources: Sources;
  /** How hard each publication is to read, by its name. */
  readonly readability: ReadonlyMap<string, Readability>;
}

export interface Source extends Pick<Config, 'contentDir' | 'center'> {
  /** The fault of a character that cannot be printed, from whoever knows the typeface; without it nobody asks. */
  readonly glyphFault?: (character: string) => Fault | undefined;
}

async function readYaml<S extends z.ZodType>(schema: S, contentDir: string, name: string, problems: Problem[]) {
  const file = `content/${name}`;
  const text = (await readOptionalText(join(contentDir, name), file, problems)) ?? '';
  const parsed = parseYaml(schema, { file, text, line: 1 });
  problems.push(...parsed.problems);
  return parsed.value;
}

const byId = <Entry extends { readonly id: string }, Value>(
  entries: readonly Entry[],
  value: (entry: Entry) => Value,
): Map<string, Value> => new Map(entries.map((entry) => [entry.id, value(entry)]));

const remember = {
  events: rememberLast<Read<EventEntry>>(),
  staff: rememberLast<Read<StaffEntry>>(),
  resources: rememberLast<Read<ResourceEntry>>(),
  issues: rememberLast<Read<Document>>(),
  corrections: rememberLast<Read<Document>>(),
};

/** Of two files with one id only one would be seen. */
function reportTakenIds(files: readonly ContentFile[], problems: Problem[]): void {
  const first = new Map<string, string>();
  for (const { id, file } of files) {
    const taken = first.get(id);
    if (taken === undefined) first.set(id, file);
    else problems.push(locate(idTaken(id, taken), { file, line: 1, column: 1 }));
  }
}

const listDocuments = (
  issues: readonly Document[],
  events: readonly EventEntry[],
  staff: readonly StaffEntry[],
): Map<string, Document> =>
  new Map(
    [
      ...issues,
      ...events.map((event) => event.document),
      ...staff.flatMap(({ document }) => (document ? [document] : [])),
    ]
      .map((document): [string, Document] => [document.publication, document])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

async function readFolders(contentDir: string, problems: Problem[]) {
  const read = async (name: string): Promise<ContentFolder> => {
    const folder = await readContentFiles(contentDir, name, problems);
    reportTakenIds(folder.files, problems);
    return folder;
  };
  return {
    issues: await read('issues'),
    events: await read('events'),
    staff: await read('staff'),
    resources: await read('resources'),
    corrections: await read('corrections'),
  };
}

/** Names of files that are there but of which nothing was made. */
const findUnusable = (folders: readonly ContentFolder[], made: readonly string[]): ReadonlySet<string> =>
  new Set(folders.flatMap(({ paths }) => paths.map(([name]) => name))).difference(new Set(made));

const PRINTS_ALL = (): undefined => undefined;

const NOTHING: References = { events: new Map(), staff: new Map(), resources: new Map(), unusable: new Set() };

/** Reads the content folder; never throws for what a person wrote. */
export async function loadContent({ contentDir, center, glyphFault = PRINTS_ALL }: Source): Promise<Content> {
  const problems: Problem[] = [];
  const readings = (await readYaml(readingsSchema, contentDir, 'readings.yaml', problems)) ?? {};
  const words = (await readYaml(wordsSchema, contentDir, 'words.yaml', problems)) ?? NO_WORDS;
  const folders = await readFolders(contentDir, problems);
  const library: Library = {
    center,
    references: NOTHING,
    slips: new Map(Object.entries(words.slips)),
    problems,
  };
  const shared = [JSON.stringify(center), JSON.stringify(words.slips)];
  const from = (): readonly unknown[] => shared;
  const resources = parseAll(
    folders.resources.files,
    { parse: parseResource, remember: remember.resources, from },
    library,
  );
  const staff = parseAll(folders.staff.files, { parse: parseStaff, remember: remember.staff, from }, library);
  const events = parseAll(folders.events.files, { parse: parseEvent, remember: remember.events, from }, library);
  const made = [
    ...events.map(({ id }) => `events/${id}`),
    ...staff.map(({ id }) => `staff/${id}`),
    ...resources.map(({ id }) => `resources/${id}`),
  ];
  const references: References = {
    events: byId(events, (event) => event),
    staff: byId(staff, ({ block }) => block),
    resources: byId(resources, ({ block }) => block),
    unusable: findUnusable([folders.events, folders.staff, folders.resources], made),
  };
  const issueParser: Parser<Document> = {
    parse: (file, own) => parseIssue(file, own, center),
    remember: remember.issues,
    from: (file) => [...shared, ...namedIn(file, references)],
  };
  const issues = parseAll(folders.issues.files, issueParser, { ...library, references });
  const publications = listDocuments(issues, events, staff);
  const correctable = [folders.issues, folders.events, folders.staff];
  const unusable = findUnusable(correctable, [...made, ...publications.keys()]);
  const correctionParser: Parser<Document> = {
    parse: (file, own) => parseCorrection(file, own, { center, publications, unusable }),
    remember: remember.corrections,
    from: (file) => [...shared, ...namedIn(file, references), [...unusable].join(' '), ...publications.values()],
  };
  const corrections = parseAll(folders.corrections.files, correctionParser, { ...library, references });
  const all = Object.values(folders);
  const enclosures = (await readYaml(enclosuresSchema, contentDir, ENCLOSURES_FILE, problems)) ?? {};
  const written = new Map([...publications, ...corrections.map((each) => [each.publication, each] as const)]);
  const { documents, problems: unaddressed } = enclose(written, enclosures, center);
  const checked = await checkContent({
    contentDir,
    center,
    words,
    issues,
    corrections,
    events,
    staff,
    resources,
    unusable: findUnusable(all, [...made, ...documents.keys()]),
    files: new Map(all.flatMap(({ files }) => files.map((file) => [file.file, file]))),
    glyphFault,
  });
  return {
    documents,
    sources: listSources({ folders: all, documents: documents.values(), unusable: references.unusable }),
    events: [...events].sort((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1)),
    staff,
    resources,
    readings,
    problems: sortProblems([...problems, ...unaddressed, ...checked.problems]),
    readability: checked.readability,
  };
}
