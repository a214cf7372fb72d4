/**
 * The choice 働いている方／仕事をさがしている方／みなさん: a page each, so that it works by links alone.
 */
import type { Center } from '../center.ts';
import type { Block, Document } from '../document/nodes.ts';
import { select } from '../document/select.ts';
import { eachBlock } from '../document/walk.ts';
import { AUDIENCES, type Audience } from '../variants.ts';

export interface AudienceView {
  /** Missing on the page that shows everything. */
  readonly audience: Audience | undefined;
  readonly label: string;
  readonly path: string;
  /** Audiences whose parts this page leaves out. */
  readonly hidden: readonly Audience[];
}

export interface IssueView extends AudienceView {
  readonly blocks: readonly Block[];
}

const audiencesIn = (blocks: readonly Block[]): Audience[] => {
  const found = new Set<Audience>();
  for (const block of eachBlock(blocks)) if (block.kind === 'for' && block.audience) found.add(block.audience);
  return AUDIENCES.filter((audience) => found.has(audience));
};

export const readerLabel = (audience: Audience | undefined, { labels }: Center): string =>
  audience === undefined ? labels.everyone : labels[audience].reader;

/** One view where there is nothing to choose, otherwise everyone's first. `issue` is selected for the web. */
export function listViews(issue: Document, center: Center): IssueView[] {
  const path = `/${issue.publication}/`;
  const parts = audiencesIn(issue.blocks);
  const everyone = {
    audience: undefined,
    label: readerLabel(undefined, center),
    path,
    blocks: issue.blocks,
    hidden: [],
  };
  if (parts.length === 0 || issue.audiences.length < 2) return [everyone];
  const own = issue.audiences.map((audience) => ({
    audience,
    label: readerLabel(audience, center),
    path: `${path}${audience}/`,
    blocks: select(issue, { audience }).blocks,
    hidden: parts.filter((part) => part !== audience),
  }));
  return [everyone, ...own];
}

export interface IssuePage {
  readonly id: string;
  readonly issue: Document;
  readonly views: readonly IssueView[];
  readonly view: IssueView;
}

export const listIssuePages = ({ issues, center }: { issues: readonly Document[]; center: Center }): IssuePage[] =>
  issues.flatMap((issue) => {
    const views = listViews(issue, center);
    return views.map((view) => ({ id: issue.publication.replace(/^issues\//, ''), issue, views, view }));
  });
