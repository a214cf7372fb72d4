/** The public pages that content makes, with what a link to them should be called. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AUDIENCES, type Audience } from '../../variants.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import { toPlainText } from '../inline.ts';
import type { Document } from '../nodes.ts';

interface Entries {
  readonly issues: readonly Document[];
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
  /** Names such as `issues/2023-summer` of files that are there but of which nothing could be made. */
  readonly unusable: ReadonlySet<string>;
}

const FIXED: readonly (readonly [path: string, name: string])[] = [
  ['/', 'ホームページ'],
  ['/issues/', 'これまでの号'],
  ['/events/', '行事の一覧'],
  ['/staff/', '職員の紹介'],
  ['/resources/', '地域資源の一覧'],
  ['/search/', 'さがす'],
  ['/subscribe/', '受け取りの申し込み'],
];

const isPublic = ({ web, draft }: Pick<Document, 'web' | 'draft'>): boolean => web !== 'no' && !draft;

/** Free pages: about, privacy and what else a centre adds. */
async function listPages(contentDir: string): Promise<string[]> {
  const names = await readdir(join(contentDir, 'pages')).catch(() => []);
  return names.filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4));
}

type NamedPath = readonly [path: string, name: string];

/** The whole issue, and the issue as each half of its readers gets it. */
const pathsFor = (publication: string, name: string, audiences: readonly Audience[]): NamedPath[] =>
  ['', ...audiences.map((audience) => `${audience}/`)].map((end) => [`/${publication}/${end}`, name]);

const pathsOfIssue = ({ publication, title, audiences }: Document): NamedPath[] =>
  pathsFor(publication, toPlainText(title), audiences);

const A_PAGE = 'このサイトのページ';

const pathsOfUnusable = (name: string): NamedPath[] =>
  pathsFor(name, A_PAGE, name.startsWith('issues/') ? AUDIENCES : []);

/** Path with a closing slash → name; sorted. What cannot be used yet is taken to be public. */
export async function listSitePaths(
  contentDir: string,
  { issues, events, staff, unusable }: Entries,
): Promise<Map<string, string>> {
  const pages = await listPages(contentDir);
  const paths: NamedPath[] = [
    ...FIXED,
    ...[...unusable].flatMap(pathsOfUnusable),
    ...pages.map((id) => [`/${id}/`, A_PAGE] as const),
    ...issues.filter(isPublic).flatMap(pathsOfIssue),
    ...events.filter(isPublic).map(({ id, title }) => [`/events/${id}/`, toPlainText(title)] as const),
    ...staff.filter(isPublic).map(({ id, name }) => [`/staff/${id}/`, `${toPlainText(name)}の紹介`] as const),
  ];
  return new Map([...paths].sort(([a], [b]) => (a < b ? -1 : 1)));
}
