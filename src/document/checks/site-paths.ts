/** The public pages that content makes, with what a link to them should be called. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import { toPlainText } from '../inline.ts';
import type { Document } from '../nodes.ts';

interface Entries {
  readonly issues: readonly Document[];
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
}

const FIXED: readonly (readonly [path: string, name: string])[] = [
  ['/', 'ホームページ'],
  ['/issues/', 'これまでの号'],
  ['/events/', '行事の一覧'],
  ['/staff/', '職員の紹介'],
  ['/resources/', '地域資源の一覧'],
  ['/subscribe/', '受け取りの申し込み'],
];

const isPublic = ({ web, draft }: Pick<Document, 'web' | 'draft'>): boolean => web !== 'no' && !draft;

/** Free pages: about, privacy and what else a centre adds. */
async function listPages(contentDir: string): Promise<string[]> {
  const names = await readdir(join(contentDir, 'pages')).catch(() => []);
  return names.filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4));
}

/** The whole issue, and the issue as each half of its readers gets it. */
function pathsOfIssue({ publication, title, audiences }: Document): (readonly [path: string, name: string])[] {
  return ['', ...audiences.map((audience) => `${audience}/`)].map(
    (end) => [`/${publication}/${end}`, toPlainText(title)] as const,
  );
}

/** Path with a closing slash → name; sorted. */
export async function listSitePaths(
  contentDir: string,
  { issues, events, staff }: Entries,
): Promise<Map<string, string>> {
  const pages = await listPages(contentDir);
  const paths: (readonly [string, string])[] = [
    ...FIXED,
    ...pages.map((id) => [`/${id}/`, 'このサイトのページ'] as const),
    ...issues.filter(isPublic).flatMap(pathsOfIssue),
    ...events.filter(isPublic).map(({ id, title }) => [`/events/${id}/`, toPlainText(title)] as const),
    ...staff.filter(isPublic).map(({ id, name }) => [`/staff/${id}/`, `${toPlainText(name)}の紹介`] as const),
  ];
  return new Map([...paths].sort(([a], [b]) => (a < b ? -1 : 1)));
}
