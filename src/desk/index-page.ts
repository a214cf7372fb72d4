/** What there is to look at: publications by kind, newest first, and the notices. */
import { formatDate } from '../document/dates.ts';
import { toPlainText } from '../document/inline.ts';
import type { Document, PublicationKind } from '../document/nodes.ts';
import { countOf, type Problem } from '../problems.ts';
import { NOTICE_KINDS } from '../render/notices/notice.ts';
import type { BuiltSite } from './built-site.ts';
import { NOTICE_NAMES } from './notice-names.ts';
import { renderPage } from './page-templates.ts';
import { viewProblems } from './problem-list.ts';
import type { Desktop } from './workshop.ts';

const KINDS: Readonly<Record<PublicationKind, string>> = {
  issue: '号',
  event: '行事案内',
  staff: '職員紹介',
  correction: '訂正',
};

const KIND_ORDER: readonly PublicationKind[] = ['issue', 'event', 'staff', 'correction'];

const newestFirst = (a: Document, b: Document): number =>
  a.date === b.date ? (a.publication < b.publication ? -1 : 1) : a.date < b.date ? 1 : -1;

function viewPublication(document: Document, problems: readonly Problem[]) {
  const own = problems.filter(({ file }) => file === document.origin.file);
  return {
    href: `/publications/${document.publication}`,
    title: toPlainText(document.title),
    date: formatDate(document.date),
    draft: document.draft,
    errors: countOf(own, 'error') || false,
    warnings: countOf(own, 'warning') || false,
  };
}

export function renderIndex({ config, content }: Desktop, site: BuiltSite | undefined): string {
  const documents = [...content.documents.values()].sort(newestFirst);
  const files = new Set(documents.map(({ origin }) => origin.file));
  const groups = KIND_ORDER.map((kind) => ({
    name: KINDS[kind],
    publications: documents.filter((one) => one.kind === kind).map((one) => viewPublication(one, content.problems)),
  }));
  return renderPage('index', {
    newsletter: config.center.newsletter,
    title: '下見',
    site: site ?? false,
    problems: viewProblems(content.problems.filter(({ file, severity }) => severity === 'error' && !files.has(file))),
    groups: groups.filter(({ publications }) => publications.length > 0),
    notices: NOTICE_KINDS.map((kind) => ({ href: `/notices/${kind}`, name: NOTICE_NAMES[kind] })),
  });
}
