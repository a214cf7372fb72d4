/** Plans a new file of content, asks for what is not given, and writes it; an existing file is never touched. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Content, loadContent } from '../document/content.ts';
import { isDate } from '../document/dates.ts';
import type { Document } from '../document/nodes.ts';
import { type Proposals, propose, standingHeadings } from '../document/scaffold/proposals.ts';
import { planIssue, SEASON_NAMES } from '../document/scaffold/season.ts';
import {
  type EntryWords,
  writeCorrection,
  writeEvent,
  writeResource,
  writeStaff,
} from '../document/scaffold/write-entry.ts';
import { writeIssue } from '../document/scaffold/write-issue.ts';
import { nearest } from '../nearest.ts';
import { type Fault, locate, ProblemsError } from '../problems.ts';
import { readDay } from '../written-values.ts';
import { audienceUnknown, dateNotReal, fileExists, idNotPlain, structureUnknown, timeNotReal } from './new-problems.ts';
import { askForEntry, askForIssue, canAsk } from './new-questions.ts';
import type { CommandContext } from './runner.ts';

export interface NewOptions extends EntryWords {
  readonly from?: string;
}

const FOLDERS = { event: 'events', staff: 'staff', resource: 'resources', correction: 'corrections' } as const;

type EntryKind = keyof typeof FOLDERS;

const refuse = (fault: Fault, file: string): never => {
  throw new ProblemsError([locate(fault, { file, line: 0, column: 0 })]);
};

/** The day in Japan. */
const dayOf = (date: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(date);

function checkWords(id: string | undefined, { date, start, end, audience }: EntryWords): void {
  if (id !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) refuse(idNotPlain(id), id);
  if (date !== undefined && !isDate(date)) refuse(dateNotReal(date), '--date');
  for (const time of [start, end]) {
    if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) refuse(timeNotReal(time), time);
  }
  if (audience !== undefined && !['employed', 'job-seeking', 'both'].includes(audience)) {
    refuse(audienceUnknown(audience), '--audience');
  }
}

/** `2024-7-12` and `2024年7月12日` mean a day too; what cannot be read stays, to be told. */
const readGivenDay = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : (readDay(date) ?? date);

const isTaken = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';

async function writeNew(contentDir: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(contentDir, path)), { recursive: true });
  try {
    await writeFile(join(contentDir, path), text, { flag: 'wx' });
  } catch (thrown) {
    if (isTaken(thrown)) refuse(fileExists(`content/${path}`), `content/${path}`);
    throw thrown;
  }
}

const issuesOf = ({ documents }: Content): Document[] =>
  [...documents.values()].filter(({ kind }) => kind === 'issue').sort((a, b) => (a.date < b.date ? -1 : 1));

/** The issue to follow: the named one, or the newest. */
function findStructure(issues: readonly Document[], from: string | undefined): Document | undefined {
  if (from === undefined) return issues.at(-1);
  const name = from.replace(/^(content\/)?issues\//, '').replace(/\/.*$/, '');
  const ids = issues.map(({ publication }) => publication.replace(/^issues\//, ''));
  return issues[ids.indexOf(name)] ?? refuse(structureUnknown(from, nearest(name, ids)), '--from');
}

const list = (label: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`${label}: ${ids.join('、')}`];

function describeProposals({ events, reports, undecided, staff, resource }: Proposals): string[] {
  return [
    ...list('行事（就労者）', events.employed),
    ...list('行事（求職者）', events['job-seeking']),
    ...list('報告（就労者）', reports.employed),
    ...list('報告（求職者）', reports['job-seeking']),
    ...list('職員', staff === undefined ? [] : [staff]),
    ...list('地域資源', resource === undefined ? [] : [resource]),
    ...list('区分が書かれていない行事（入れるときは自分で）', undecided),
  ];
}

interface Planned {
  readonly path: string;
  readonly text: string;
  readonly name: string;
  readonly proposals?: Proposals;
}

async function planNewIssue(context: CommandContext, id: string | undefined, options: NewOptions): Promise<Planned> {
  const content = await loadContent(context.config);
  const issues = issuesOf(content);
  const structure = findStructure(issues, options.from);
  const today = dayOf(context.clock());
  const planned = planIssue(issues, { id, date: options.date, today });
  const wishes = canAsk(context.terminal) ? await askForIssue(planned, { id, date: options.date }) : undefined;
  const issue =
    wishes === undefined ? planned : planIssue(issues, { id: wishes.id, date: readGivenDay(wishes.date), today });
  checkWords(issue.id, { date: issue.date });
  const proposals = propose(content, issue);
  return {
    path: `issues/${issue.id}/index.mdx`,
    text: writeIssue({ issue, proposals, structure: structure?.blocks ?? [], standing: standingHeadings(content) }),
    name: `第${issue.number}号 ${issue.year}年${SEASON_NAMES[issue.season]}号（${issue.date}）`,
    proposals,
  };
}

const NUMBERED: Readonly<Record<EntryKind, (date: string) => string>> = {
  event: (date) => `${date}-event`,
  staff: () => 'staff',
  resource: () => 'resource',
  correction: (date) => `${date}-correction`,
};

/** A name nobody has yet: `staff-2` where `staff` is taken. */
function freeId(stem: string, taken: ReadonlySet<string>): string {
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** 2024-08-03-hanasukai says its day: of an event, or on which a correction goes out. */
function dateInId(id = ''): string | undefined {
  const day = id.slice(0, 10);
  return isDate(day) ? day : undefined;
}

/** What follows from what was given: the day in the name, the newest issue as the one to mend. */
function completeWords(kind: EntryKind, id: string | undefined, given: EntryWords, content: Content): EntryWords {
  const date = given.date ?? dateInId(id);
  if (kind === 'event') return { ...given, date };
  if (kind === 'correction')
    return { ...given, date, corrects: given.corrects ?? issuesOf(content).at(-1)?.publication };
  return given;
}

function idsOf(kind: EntryKind, { events, staff, resources, documents }: Content): ReadonlySet<string> {
  const entries = { event: events, staff, resource: resources, correction: [] }[kind];
  const names = [...documents.keys()].map((name) => name.split('/').slice(1).join('/'));
  return new Set([...entries.map(({ id }) => id), ...(kind === 'correction' ? names : [])]);
}

async function planEntry(
  context: CommandContext,
  kind: EntryKind,
  id: string | undefined,
  options: NewOptions,
): Promise<Planned> {
  const content = await loadContent(context.config);
  const given = completeWords(kind, id, options, content);
  const asked = canAsk(context.terminal) ? await askForEntry(kind, given) : given;
  const words = { ...asked, date: readGivenDay(asked.date) };
  const today = dayOf(context.clock());
  const name = id ?? freeId(NUMBERED[kind](words.date ?? today), idsOf(kind, content));
  checkWords(name, words);
  const text = {
    event: () => writeEvent(words, today),
    staff: () => writeStaff(words),
    resource: () => writeResource(words),
    correction: () => writeCorrection(words, today),
  };
  return { path: `${FOLDERS[kind]}/${name}.mdx`, text: text[kind](), name: words.title ?? name };
}

/** A person without a day and a place are no publications: they are checked with all the rest. */
const canCheckAlone = (kind: string): boolean => kind !== 'staff' && kind !== 'resource';

const isEntryKind = (kind: string): kind is EntryKind => Object.hasOwn(FOLDERS, kind);

export async function createFile(
  context: CommandContext,
  kind: string,
  id: string | undefined,
  options: NewOptions,
): Promise<undefined> {
  const words = { ...options, date: readGivenDay(options.date) };
  checkWords(id, words);
  const planned = isEntryKind(kind)
    ? await planEntry(context, kind, id, words)
    : await planNewIssue(context, id, words);
  await writeNew(context.config.contentDir, planned.path, planned.text);
  const { terminal } = context;
  const file = join(context.config.contentDir, planned.path);
  const publication = planned.path.replace(/(\/index)?\.mdx$/, '');
  terminal.print(`${planned.name} のファイルを作りました。\n${file}`);
  if (planned.proposals) for (const line of describeProposals(planned.proposals)) terminal.print(`  ${line}`);
  terminal.print(
    `〔ここに書く〕のところを書いたら、次のように確かめてください。\n  npm run -s tsushin -- check${canCheckAlone(kind) ? ` ${publication}` : ''}`,
  );
  terminal.value({ publication, file, ...(planned.proposals === undefined ? {} : { proposals: planned.proposals }) });
  return undefined;
}
