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
import { type ContentFile, readContentFiles, readText } from './content-files.ts';
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

export interface Content {
  /** Publications by name: issues, event notices, staff introductions. */
  readonly documents: ReadonlyMap<string, Document>;
  /** By first day, then id. */
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
  /** The centre's own readings, word → kana. */
  readonly readings: Readings;
  /** Sorted by place; errors stop a build, warnings do not. */
  readonly problems: readonly Problem[];
  /** How hard each publication is to read, by its name. */
  readonly readability: ReadonlyMap<string, Readability>;
}

export interface Source extends Pick<Config, 'contentDir' | 'center'> {
  /** The fault of a character that cannot be printed, from whoever knows the typeface; without it nobody asks. */
  readonly glyphFault?: (character: string) => Fault | undefined;
}

/** A file that need not be there; its text is then empty. */
async function readOptional(
  contentDir: string,
  name: string,
  problems: Problem[],
): Promise<{ file: string; text: string }> {
  const file = `content/${name}`;
  return { file, text: (await readText(join(contentDir, name), file, problems).catch(() => undefined)) ?? '' };
}

async function readYaml<S extends z.ZodType>(schema: S, contentDir: string, name: string, problems: Problem[]) {
  const parsed = parseYaml(schema, { ...(await readOptional(contentDir, name, problems)), line: 1 });
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

async function readFiles(contentDir: string, problems: Problem[]) {
  const read = async (folder: string): Promise<ContentFile[]> => {
    const files = await readContentFiles(contentDir, folder, problems);
    reportTakenIds(files, problems);
    return files;
  };
  const [issues, events, staff, resources] = [
    await read('issues'),
    await read('events'),
    await read('staff'),
    await read('resources'),
  ];
  return {
    issues,
    events,
    staff,
    resources,
    all: new Map([...issues, ...events, ...staff, ...resources].map((file) => [file.file, file])),
  };
}

const PRINTS_ALL = (): undefined => undefined;

const NOTHING: References = { events: new Map(), staff: new Map(), resources: new Map() };

/** Reads the content folder; never throws for what a person wrote. */
export async function loadContent({ contentDir, center, glyphFault = PRINTS_ALL }: Source): Promise<Content> {
  const problems: Problem[] = [];
  const readings = (await readYaml(readingsSchema, contentDir, 'readings.yaml', problems)) ?? {};
  const words = (await readYaml(wordsSchema, contentDir, 'words.yaml', problems)) ?? NO_WORDS;
  const files = await readFiles(contentDir, problems);
  const library: Library = {
    center,
    references: NOTHING,
    slips: new Map(Object.entries(words.slips)),
    problems,
  };
  const shared = [JSON.stringify(center), JSON.stringify(words.slips)];
  const from = (): readonly unknown[] => shared;
  const resources = parseAll(files.resources, { parse: parseResource, remember: remember.resources, from }, library);
  const staff = parseAll(files.staff, { parse: parseStaff, remember: remember.staff, from }, library);
  const events = parseAll(files.events, { parse: parseEvent, remember: remember.events, from }, library);
  const references: References = {
    events: byId(events, (event) => event),
    staff: byId(staff, ({ block }) => block),
    resources: byId(resources, ({ block }) => block),
  };
  const issueParser: Parser<Document> = {
    parse: (file, own) => parseIssue(file, own, center),
    remember: remember.issues,
    from: (file) => [...shared, ...namedIn(file, references)],
  };
  const issues = parseAll(files.issues, issueParser, { ...library, references });
  const checked = await checkContent({
    contentDir,
    center,
    words,
    issues,
    events,
    staff,
    resources,
    files: files.all,
    glyphFault,
  });
  return {
    documents: listDocuments(issues, events, staff),
    events: [...events].sort((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1)),
    staff,
    resources,
    readings,
    problems: sortProblems([...problems, ...checked.problems]),
    readability: checked.readability,
  };
}
