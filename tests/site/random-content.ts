/**
 * A content folder out of random documents, in which every word is one of its own kind: the list of them tells which the
 * web must not show, and which only one half of the readers.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { AUDIENCES, type Audience } from '../../src/variants.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/site');
const PICTURE = join(FIXTURE, 'issues/2023-summer/wave.png');

/** What surrounds a word: whether it is kept off the web, and whom it is for if not for all. */
interface Place {
  readonly hidden: boolean;
  readonly audience: Audience | undefined;
}

export interface Marker extends Place {
  /** Plain letters that are part of no other word: they survive an index, an address and a file's name. */
  readonly word: string;
  readonly kind: string;
}

type Say = () => string;

/** Pieces of a text, by kind; `say` gives a new word each time, `web` is for a component's tag. */
const MARKDOWN = {
  paragraph: (say: Say) => `文は**${say()}**です。`,
  heading: (say: Say) => `## ${say()}`,
  list: (say: Say) => `- ${say()}\n- ${say()}`,
  table: (say: Say) => `| ${say()} | 見本 |\n| --- | --- |\n| ${say()} | 見本 |`,
  quote: (say: Say) => `> ${say()}`,
  link: (say: Say) => `[${say()}のページ](https://example.jp/${say()})`,
  ruby: (say: Say) => `${say()}と｜海《うみ》です。`,
};
const COMPONENTS = {
  figure: (say: Say, web: string) =>
    `<Figure src="./wave.png" alt="${say()}の絵" people="none"${web}>${say()}</Figure>`,
  questions: (say: Say, web: string) => `<QA people="none"${web}>\n\nQ：${say()}\n\nA：${say()}\n\n</QA>`,
  callout: (say: Say, web: string, inside: string) =>
    `<Callout type="info"${web}>\n\n${say()}\n\n${inside}\n\n</Callout>`,
  slip: (say: Say, web: string) =>
    `<ReplySlip title="${say()}" choices="はい いいえ"${web}>\n\n${say()}\n\n</ReplySlip>`,
};
type MarkdownKind = keyof typeof MARKDOWN;
type ComponentKind = keyof typeof COMPONENTS;

interface Piece {
  readonly kind: MarkdownKind | ComponentKind;
  readonly hidden: boolean;
  readonly audience: Audience | undefined;
  readonly inside: readonly Piece[];
}

const isComponent = (kind: Piece['kind']): kind is ComponentKind => Object.hasOwn(COMPONENTS, kind);
const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key));

const innerPiece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom(...keysOf(MARKDOWN).filter((kind) => kind !== 'heading')),
  hidden: fc.boolean(),
  audience: fc.constant(undefined),
  inside: fc.constant([]),
});
const piece: fc.Arbitrary<Piece> = fc.record({
  kind: fc.constantFrom(...keysOf(MARKDOWN), ...keysOf(COMPONENTS)),
  hidden: fc.boolean(),
  audience: fc.constantFrom<Audience | undefined>(undefined, ...AUDIENCES),
  inside: fc.array(innerPiece, { maxLength: 2 }),
});
const issue = fc.record({
  fate: fc.constantFrom('web: "yes"', 'web: "yes"', 'web: "no"', 'draft: true'),
  pieces: fc.array(piece, { minLength: 2, maxLength: 6 }),
});
const event = fc.record({
  web: fc.constantFrom('yes', 'noplace', 'no'),
  audience: fc.constantFrom<Audience | undefined>(undefined, ...AUDIENCES),
  day: fc.integer({ min: 10, max: 28 }),
});
const person = fc.record({ hidden: fc.boolean() });

/** How many of each there are. */
const ISSUES = 16;
const EVENTS = 10;
const OTHERS = 4;

/** Gives out words and remembers whom they are for. */
class Markers {
  readonly all: Marker[] = [];

  say = (kind: string, { hidden, audience }: Place): string => {
    const word = `zq${this.all.length}z`;
    this.all.push({ word, kind, hidden, audience });
    return word;
  };

  write = (piece: Piece, around: Place): string => {
    const place = { hidden: around.hidden || piece.hidden, audience: piece.audience ?? around.audience };
    const say = (): string => this.say(piece.kind, place);
    const web = piece.hidden ? ' web="no"' : '';
    const inside = piece.inside.map((child) => this.write(child, place)).join('\n\n');
    const written = isComponent(piece.kind) ? COMPONENTS[piece.kind](say, web, inside) : MARKDOWN[piece.kind](say);
    const audience = piece.audience === undefined ? '' : ` audience="${piece.audience}"`;
    const limits = audience + (isComponent(piece.kind) ? '' : web);
    return limits === '' ? written : `<For${limits}>\n\n${written}\n\n</For>`;
  };
}

type Write = (name: string, lines: readonly string[]) => Promise<void>;
type Sample = <Value>(values: fc.Arbitrary<Value>, count: number) => Value[];

/** As an issue shows an event: to those it is for. */
const eventTag = (id: string, audience: Audience | undefined): string =>
  audience === undefined ? `<Event id="${id}" />` : `<For audience="${audience}">\n\n<Event id="${id}" />\n\n</For>`;

async function writeEvents(markers: Markers, write: Write, sample: Sample): Promise<string[]> {
  const tags: string[] = [];
  for (const { web, audience, day } of sample(event, EVENTS)) {
    const place = { hidden: web === 'no', audience };
    const say = (kind: string, hidden = place.hidden): string => markers.say(kind, { ...place, hidden });
    const id = say('event id');
    tags.push(eventTag(id, audience));
    await write(`events/${id}.mdx`, [
      ...['---', `title: ${say('event title')}`, `series: ${say('event series')}`, 'sessions:'],
      ...[`  - { date: 2099-07-${day}, start: "10:30" }`, `place: ${say('event place', web !== 'yes')}`],
      ...[`joinUrl: https://${say('join', true)}.example.jp/`, `joinCode: ${say('join', true)}`],
      ...[`audience: ${audience ?? 'both'}`, `web: "${web}"`, 'date: 2099-06-01', '---', ''],
      `${say('event text')}です。`,
    ]);
  }
  return tags;
}

async function writeOthers(markers: Markers, write: Write, sample: Sample): Promise<string[]> {
  const tags: string[] = [];
  for (const [folder, tag] of [
    ['staff', 'Staff'],
    ['resources', 'Resource'],
  ] as const) {
    for (const { hidden } of sample(person, OTHERS)) {
      const say = (): string => markers.say(tag, { hidden, audience: undefined });
      const id = say();
      tags.push(`<${tag} id="${id}" />`);
      const own = tag === 'Staff' ? `role: ${say()}` : `category: ${say()}\naddress: ${say()}`;
      const fields = `name: ${say()}\n${own}\nsample: true\nweb: "${hidden ? 'no' : 'yes'}"`;
      await write(`${folder}/${id}.mdx`, ['---', fields, '---', '', `${say()}です。`]);
    }
  }
  return tags;
}

/** Some of the tags, others for each issue. */
const chooseTags = (tags: readonly string[], issue: number): string[] =>
  tags.filter((_, index) => (index + issue) % 4 === 0);

async function writeIssues(markers: Markers, write: Write, sample: Sample, tags: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, { fate, pieces }] of sample(issue, ISSUES).entries()) {
    const place = { hidden: fate !== 'web: "yes"', audience: undefined };
    const id = markers.say('issue id', place);
    ids.push(id);
    const fields = [`title: ${markers.say('issue title', place)}`, `number: ${index + 1}`, 'date: 2099-06-01'];
    await write(`issues/${id}/index.mdx`, [
      ...['---', ...fields, `preheader: ${markers.say('preheader', place)}です。`, fate, '---', ''],
      ...['## はじめに', '', ...pieces.flatMap((each) => [markers.write(each, place), ''])],
      ...['## 見本', '', ...chooseTags(tags, index).flatMap((tag) => [tag, ''])],
    ]);
  }
  return ids;
}

export interface RandomContent {
  readonly markers: readonly Marker[];
  /** Names of the issues' folders. */
  readonly issues: readonly string[];
}

/** The same for the same seed. */
export async function writeRandomContent(folder: string, seed: number): Promise<RandomContent> {
  const markers = new Markers();
  const write: Write = async (name, lines) => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, `${lines.join('\n')}\n`);
  };
  const sample: Sample = (values, count) => fc.sample(values, { numRuns: count, seed });
  await copyFile(join(FIXTURE, 'center.yaml'), join(folder, 'center.yaml'));
  const tags = [
    ...(await writeEvents(markers, write, sample)),
    ...(await writeOthers(markers, write, sample)),
    '<Schedule from="2099-06-01" to="2099-08-30" />',
  ];
  const issues = await writeIssues(markers, write, sample, tags);
  for (const id of issues) await copyFile(PICTURE, join(folder, 'issues', id, 'wave.png'));
  return { markers: markers.all, issues };
}
