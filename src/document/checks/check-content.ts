/** All rules over all files, and how hard each publication is to read. */
import type { Center } from '../../center.ts';
import { type Fault, locate, type Problem } from '../../problems.ts';
import type { ContentFile } from '../content-files.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import type { Document } from '../nodes.ts';
import { rememberLast } from '../remember.ts';
import { collectNames } from './names.ts';
import { measurePictures } from './picture-sizes.ts';
import { measureReadability, type Readability } from './readability.ts';
import type { Surroundings } from './rule.ts';
import { RULES } from './rules.ts';
import { listSitePaths } from './site-paths.ts';
import { eventSubject, issueSubject, resourceSubject, type Subject, staffSubject } from './subject.ts';
import type { Words } from './words-file.ts';

export interface ParsedContent {
  readonly contentDir: string;
  readonly center: Center;
  readonly words: Words;
  readonly issues: readonly Document[];
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
  /** Every file, by the path that problems show. */
  readonly files: ReadonlyMap<string, ContentFile>;
  readonly glyphFault: (character: string) => Fault | undefined;
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** By publication name. */
  readonly readability: ReadonlyMap<string, Readability>;
}

const rememberSubject = rememberLast<Subject>();

function subjectsOf({ issues, events, staff, resources, files }: ParsedContent): Subject[] {
  const make = <Entry>(entry: Entry, path: string, build: (entry: Entry, file: ContentFile) => Subject): Subject[] => {
    const file = files.get(path);
    return file === undefined ? [] : [rememberSubject(path, [entry, file.text], () => build(entry, file))];
  };
  return [
    ...issues.flatMap((issue) => make(issue, issue.origin.file, issueSubject)),
    ...events.flatMap((event) => make(event, event.block.origin.file, eventSubject)),
    ...staff.flatMap((person) => make(person, person.block.origin.file, staffSubject)),
    ...resources.flatMap((resource) => make(resource, resource.block.origin.file, resourceSubject)),
  ];
}

/** What rules ask of events, so that a changed sentence in one does not have every file checked again. */
const factsOf = ({ id, from, to, sessions, deadline, block }: EventEntry) => [
  id,
  from,
  to,
  sessions,
  deadline,
  block.facts,
];

const rememberSurroundings = rememberLast<Surroundings>();

async function surroundingsOf(content: ParsedContent, subjects: readonly Subject[]): Promise<Surroundings> {
  const { contentDir, center, words, events, resources, glyphFault } = content;
  const figures = subjects.flatMap(({ standings }) =>
    standings.flatMap(({ block }) => (block.kind === 'figure' ? [block.src] : [])),
  );
  const names = collectNames(center, content);
  const paths = await listSitePaths(contentDir, content);
  const pictures = await measurePictures(contentDir, new Set(figures));
  const from = JSON.stringify([
    center,
    words,
    names,
    [...paths],
    [...pictures],
    events.map(factsOf),
    resources.map(({ block }) => block.facts),
  ]);
  return rememberSurroundings('', [from, glyphFault], () => ({
    center,
    words,
    names,
    events: new Map(events.map((event) => [event.id, event])),
    resources,
    paths,
    pictures,
    glyphFault,
  }));
}

interface CheckedSubject {
  readonly problems: readonly Problem[];
  readonly readability: Readability | undefined;
}

function checkSubject(subject: Subject, surroundings: Surroundings): CheckedSubject {
  const publication = subject.document?.publication;
  return {
    problems: RULES.flatMap((rule) =>
      [...rule(subject, surroundings)].map(({ fault, origin }) => locate(fault, origin)),
    ),
    readability: publication === undefined ? undefined : measureReadability(subject, publication),
  };
}

const rememberChecked = rememberLast<CheckedSubject>();

export async function checkContent(content: ParsedContent): Promise<Checked> {
  const subjects = subjectsOf(content);
  const surroundings = await surroundingsOf(content, subjects);
  const checked = subjects.map((subject) =>
    rememberChecked(subject.file, [subject, surroundings], () => checkSubject(subject, surroundings)),
  );
  return {
    problems: checked.flatMap(({ problems }) => problems),
    readability: new Map(
      checked.flatMap(({ readability }) =>
        readability === undefined ? [] : [[readability.publication, readability] as const],
      ),
    ),
  };
}
