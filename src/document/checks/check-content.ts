/** All rules over all files, and how hard each publication is to read. */
import type { Center } from '../../center.ts';
import { type Fault, locate, type Problem } from '../../problems.ts';
import type { ContentFile } from '../content-files.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import type { Document } from '../nodes.ts';
import { rememberLast } from '../remember.ts';
import { concernedBy } from './concerns.ts';
import { collectNames } from './names.ts';
import { measurePictures } from './picture-sizes.ts';
import { measureReadability, type Readability } from './readability.ts';
import type { Surroundings } from './rule.ts';
import { RULES } from './rules.ts';
import { listSitePaths } from './site-paths.ts';
import { documentSubject, eventSubject, resourceSubject, type Subject, staffSubject } from './subject.ts';
import type { Words } from './words-file.ts';

export interface ParsedContent {
  readonly contentDir: string;
  readonly center: Center;
  readonly words: Words;
  readonly issues: readonly Document[];
  readonly corrections: readonly Document[];
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
  /** Names of files that are there but of which nothing could be made. */
  readonly unusable: ReadonlySet<string>;
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

function subjectsOf({ issues, corrections, events, staff, resources, files }: ParsedContent): Subject[] {
  const make = <Entry>(entry: Entry, path: string, build: (entry: Entry, file: ContentFile) => Subject): Subject[] => {
    const file = files.get(path);
    return file === undefined ? [] : [rememberSubject(path, [entry, file.text], () => build(entry, file))];
  };
  return [
    ...[...issues, ...corrections].flatMap((document) => make(document, document.origin.file, documentSubject)),
    ...events.flatMap((event) => make(event, event.block.origin.file, eventSubject)),
    ...staff.flatMap((person) => make(person, person.block.origin.file, staffSubject)),
    ...resources.flatMap((resource) => make(resource, resource.block.origin.file, resourceSubject)),
  ];
}

async function surroundingsOf(content: ParsedContent, subjects: readonly Subject[]): Promise<Surroundings> {
  const { contentDir, center, words, events, resources, glyphFault } = content;
  const figures = subjects.flatMap(({ standings }) =>
    standings.flatMap(({ block }) => (block.kind === 'figure' ? [block.src] : [])),
  );
  return {
    ...{ center, words, resources, glyphFault },
    names: collectNames(center, content),
    events: new Map(events.map((event) => [event.id, event])),
    paths: await listSitePaths(contentDir, content),
    pictures: await measurePictures(contentDir, new Set(figures)),
  };
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

/** The last check of this process: what nothing new concerns is not checked again. */
let last: { readonly surroundings: Surroundings; readonly checked: ReadonlyMap<Subject, CheckedSubject> } | undefined;

export async function checkContent(content: ParsedContent): Promise<Checked> {
  const subjects = subjectsOf(content);
  const surroundings = await surroundingsOf(content, subjects);
  const isConcerned = last === undefined ? () => true : concernedBy(last.surroundings, surroundings);
  const check = (subject: Subject): CheckedSubject => {
    const known = last?.checked.get(subject);
    return known === undefined || isConcerned(subject) ? checkSubject(subject, surroundings) : known;
  };
  last = { surroundings, checked: new Map(subjects.map((subject) => [subject, check(subject)])) };
  const checked = [...last.checked.values()];
  return {
    problems: checked.flatMap(({ problems }) => problems),
    readability: new Map(
      checked.flatMap(({ readability }) =>
        readability === undefined ? [] : [[readability.publication, readability] as const],
      ),
    ),
  };
}
