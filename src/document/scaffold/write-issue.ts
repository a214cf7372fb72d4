/**
 * A new issue as text: the structure of another, its places emptied and marked, with this time's events, person and
 * place. Pictures, quotes and rules belong to their own issue and are not carried over.
 */
import type { Audience } from '../../variants.ts';
import { toPlainText } from '../inline.ts';
import type { Block, HeadingBlock } from '../nodes.ts';
import { toWrite } from './placeholder.ts';
import type { Proposals } from './proposals.ts';
import { isStanding } from './proposals.ts';
import { type PlannedIssue, SEASON_NAMES } from './season.ts';

export interface IssuePlan {
  readonly issue: PlannedIssue;
  readonly proposals: Proposals;
  /** The blocks whose structure is taken over; empty for a first issue. */
  readonly structure: readonly Block[];
  readonly standing: ReadonlySet<string>;
}

/** What of the proposals is still to be placed: each stands once. */
interface Place {
  readonly plan: IssuePlan;
  readonly audience: Audience | undefined;
  readonly placed: Set<string>;
}

const once = (name: string, { placed }: Place, lines: readonly string[]): string[] => {
  if (placed.has(name)) return [];
  placed.add(name);
  return [...lines];
};

const SENTENCES = toWrite('文章を2、3文で');

function writeHeading(block: HeadingBlock, { plan }: Place): string {
  const words = toPlainText(block.children);
  const marks = '#'.repeat(block.depth);
  return isStanding(block, plan.standing) ? `${marks} ${words}` : `${marks} ${toWrite(`見出し。前は「${words}」`)}`;
}

const writeReport = (id: string): string =>
  `<Report event="${id}">\n\n${toWrite('どんな会だったかを2、3文で')}\n\n</Report>`;

function writeEvents(place: Place): string[] {
  const { proposals } = place.plan;
  if (place.audience === undefined) return [];
  const ids = proposals.events[place.audience];
  const lines =
    ids.length === 0
      ? [toWrite('行事のお知らせ。なければ、この見出しごと消す')]
      : ids.map((id) => `<Event id="${id}" />`);
  return once(`events ${place.audience}`, place, lines);
}

function writeReports(place: Place): string[] {
  const { proposals } = place.plan;
  if (place.audience === undefined) return [];
  const ids = proposals.reports[place.audience];
  const lines = ids.length === 0 ? [toWrite('開いた行事の報告。なければ、この見出しごと消す')] : ids.map(writeReport);
  return once(`reports ${place.audience}`, place, lines);
}

const writeStaff = ({ proposals }: IssuePlan): string =>
  proposals.staff === undefined
    ? toWrite('職員の紹介。紹介していない職員はいません')
    : `<Staff id="${proposals.staff}" />`;

const writeResource = ({ proposals }: IssuePlan): string =>
  proposals.resource === undefined ? toWrite('地域の場所の紹介') : `<Resource id="${proposals.resource}" />`;

const attribute = (value: string): string => value.replaceAll('"', '”');

/** Each kind of block emptied; nothing for what is not carried over. */
function writeBlock(block: Block, place: Place): string[] {
  const { plan } = place;
  switch (block.kind) {
    case 'heading':
      return [writeHeading(block, place)];
    case 'for':
      return writeFor(block, place);
    case 'event':
      return writeEvents(place);
    case 'report':
      return writeReports(place);
    case 'staff':
      return once('staff', place, [writeStaff(plan)]);
    case 'resource':
      return once('resource', place, [writeResource(plan)]);
    case 'callout':
      return [`<Callout type="${block.type}">\n\n${toWrite('1、2文で')}\n\n</Callout>`];
    case 'action':
      return [`<Action href="${attribute(block.href)}" label="${attribute(toPlainText(block.label))}" />`];
    case 'contact':
      return ['<Contact />'];
    case 'schedule':
      return [`<Schedule from="${plan.issue.date}" to="${plan.issue.until}" />`];
    case 'easy-read': {
      const summary = `<EasyRead>\n\n${toWrite('やさしい言葉で1、2文')}\n\n</EasyRead>`;
      return [summary, SENTENCES, ...block.long.flatMap((child) => writeBlock(child, place))];
    }
    case 'qa':
      return [
        `<QA people="${toWrite('だれの話か。none、staff、registrants、guests')}">\n\nQ：${toWrite('質問')}\n\nA：${toWrite('答え')}\n\n</QA>`,
      ];
    case 'reply-slip':
      return [`<ReplySlip choices="はい、いいえ">\n\n${toWrite('何を聞くか')}\n\n</ReplySlip>`];
    case 'paragraph':
    case 'list':
    case 'table':
      return [SENTENCES];
    case 'figure':
    case 'quote':
    case 'rule':
      return [];
  }
}

function writeFor(block: Extract<Block, { kind: 'for' }>, place: Place): string[] {
  const inner = writeBlocks(block.children, { ...place, audience: block.audience ?? place.audience });
  const audience = block.audience === undefined ? '' : ` audience="${block.audience}"`;
  const web = block.web === 'yes' ? '' : ` web="${block.web}"`;
  return inner === '' ? [] : [`<For${audience}${web}>\n\n${inner}\n\n</For>`];
}

/** One mark a section is enough; the same twice in a row is one. */
const writeBlocks = (blocks: readonly Block[], place: Place): string =>
  blocks
    .flatMap((block) => writeBlock(block, place))
    .filter(
      (part, index, parts) => part !== parts[index - 1] && !(part === SENTENCES && parts[index - 2] === SENTENCES),
    )
    .join('\n\n');

const FIRST_ISSUE = [
  ...['## ごあいさつ', SENTENCES],
  ...['<For audience="employed">', '## 働いている方の行事', '@employed', '</For>'],
  ...['<For audience="job-seeking">', '## 仕事をさがしている方の行事', '@job-seeking', '</For>'],
  ...['## 職員の紹介', '@staff', '## ちいきの、たよりになる所', '@resource', '## 連絡先', '<Contact />'],
];

/** The structure of an issue that has none to follow. */
function writeFirst(plan: IssuePlan): string {
  const place = (audience: Audience | undefined): Place => ({ plan, audience, placed: new Set() });
  const fill: Readonly<Record<string, () => readonly string[]>> = {
    '@employed': () => writeEvents(place('employed')),
    '@job-seeking': () => writeEvents(place('job-seeking')),
    '@staff': () => [writeStaff(plan)],
    '@resource': () => [writeResource(plan)],
  };
  return FIRST_ISSUE.flatMap((part) => fill[part]?.() ?? [part]).join('\n\n');
}

export function writeIssue(plan: IssuePlan): string {
  const { issue, structure } = plan;
  const place: Place = { plan, audience: undefined, placed: new Set() };
  const body = structure.length === 0 ? writeFirst(plan) : writeBlocks(structure, place);
  return `---
title: ${issue.year}年${SEASON_NAMES[issue.season]}号 ${toWrite('号の題名')}
number: ${issue.number}
date: ${issue.date}
preheader: ${toWrite('件名のあとに見える一文')}
audience: both
---

${body}
`;
}
