/** Which address shows what. */
import type { ServerResponse } from 'node:http';
import { toPlainText } from '../document/inline.ts';
import { ProblemsError } from '../problems.ts';
import { NOTICE_KINDS, type NoticeKind } from '../render/notices/notice.ts';
import type { BuiltSite } from './built-site.ts';
import type { Changes } from './changes.ts';
import { type Choices, readChoices } from './choices.ts';
import { renderIndex } from './index-page.ts';
import type { Handler } from './listen.ts';
import { NOTICE_NAMES } from './notice-names.ts';
import { readPageFile, renderPage } from './page-templates.ts';
import { viewProblems } from './problem-list.ts';
import { fileReply, mailReply, pageReply, pdfReply, plainReply, type Reply } from './reply.ts';
import { showMail } from './shown-mail.ts';
import { renderViewer, type Seen, type Viewed } from './viewer-page.ts';
import type { MadeMail, Workshop } from './workshop.ts';

export interface DeskParts {
  readonly workshop: Workshop;
  readonly changes: Changes;
  /** Asked each time: the website may have been built again. */
  readonly readSite: () => Promise<BuiltSite | undefined>;
}

const isNotice = (name: string): name is NoticeKind => NOTICE_KINDS.some((kind) => kind === name);

const sizeOf = ({ show }: Choices) => (show === 'large-paper' ? 'large' : 'regular');

/** Errors are shown in place of what has them. */
const orErrors = (making: Promise<Seen>): Promise<Seen> =>
  making.catch((thrown: unknown) => {
    if (thrown instanceof ProblemsError) return { errors: thrown.problems };
    throw thrown;
  });

async function showPublication(name: string, asked: Choices, workshop: Workshop): Promise<Reply | undefined> {
  const { config, content } = await workshop.desktop();
  const document = content.documents.get(name);
  const errors = content.problems.filter(({ file }) => file.includes(`/${name}`));
  if (document === undefined && errors.length === 0) return undefined;
  const audiences = document?.audiences ?? [];
  const [first = asked.audience] = audiences;
  const choices = { ...asked, audience: audiences.includes(asked.audience) ? asked.audience : first };
  const viewed: Viewed = {
    ...{ page: `/publications/${name}`, mail: `/mails/${name}`, eml: `/files/${name}?${new URLSearchParams(choices)}` },
    ...{ pdf: `/papers/${name}`, title: document === undefined ? name : toPlainText(document.title), audiences },
  };
  const isPaper = choices.show === 'paper' || choices.show === 'large-paper';
  const seeing: Promise<Seen> = isPaper
    ? workshop.paper(name, choices, sizeOf(choices)).then(({ problems }) => ({ paper: problems }))
    : workshop.mail(name, choices).then((mail) => ({ mail }));
  return pageReply(renderViewer(viewed, await orErrors(seeing), choices, config.center));
}

async function showNotice(kind: NoticeKind, choices: Choices, workshop: Workshop): Promise<Reply> {
  const { config } = await workshop.desktop();
  const viewed: Viewed = {
    ...{
      page: `/notices/${kind}`,
      mail: `/notice-mails/${kind}`,
      eml: `/notice-files/${kind}?${new URLSearchParams(choices)}`,
    },
    ...{ pdf: undefined, title: NOTICE_NAMES[kind], audiences: [] },
  };
  const seen = await orErrors(workshop.notice(kind, choices.reading).then((mail) => ({ mail })));
  return pageReply(renderViewer(viewed, seen, choices, config.center));
}

/** One kind of address: what stands before the name, and what is done with it. */
type Route = (name: string, choices: Choices, url: URL, parts: DeskParts) => Promise<Reply | undefined>;

async function frame(made: Promise<MadeMail>, choices: Choices, url: URL, { workshop }: DeskParts): Promise<Reply> {
  const { html } = await made;
  const { siteUrl } = (await workshop.desktop()).config;
  return mailReply(showMail(html, choices, siteUrl), choices.pictures === 'on', url.origin);
}

const asFile = async (name: string, made: Promise<MadeMail>): Promise<Reply> =>
  fileReply('message/rfc822', (await made).eml, `${name.replaceAll('/', '-')}.eml`);

const ROUTES: Readonly<Record<string, Route>> = {
  publications: (name, choices, _, { workshop }) => showPublication(name, choices, workshop),
  mails: (name, choices, url, parts) => frame(parts.workshop.mail(name, choices), choices, url, parts),
  files: (name, choices, _, { workshop }) => asFile(name, workshop.mail(name, choices)),
  papers: async (name, choices, _, { workshop }) =>
    pdfReply((await workshop.paper(name, choices, sizeOf(choices))).pdf),
  notices: async (name, choices, _, { workshop }) => (isNotice(name) ? showNotice(name, choices, workshop) : undefined),
  'notice-mails': async (name, choices, url, parts) =>
    isNotice(name) ? frame(parts.workshop.notice(name, choices.reading), choices, url, parts) : undefined,
  'notice-files': async (name, choices, _, { workshop }) =>
    isNotice(name) ? asFile(name, workshop.notice(name, choices.reading)) : undefined,
  pictures: async (name, _choices, _url, { workshop }) => {
    const bytes = await workshop.picture(name);
    return bytes && fileReply(name.endsWith('.png') ? 'image/png' : 'image/jpeg', bytes);
  },
};

async function route(url: URL, parts: DeskParts): Promise<Reply | undefined> {
  const { pathname } = url;
  if (pathname === '/') return pageReply(renderIndex(await parts.workshop.desktop(), await parts.readSite()));
  if (pathname === '/desk.css') return fileReply('text/css; charset=utf-8', readPageFile('desk.css'));
  if (pathname === '/desk.js') return fileReply('text/javascript; charset=utf-8', readPageFile('desk.js'));
  const [, first = '', name = ''] = /^\/([a-z-]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  const found = Object.hasOwn(ROUTES, first) ? ROUTES[first] : undefined;
  return found?.(name, readChoices(url.searchParams), url, parts);
}

/** With center.yaml broken there is nothing else to show than that. */
function explain(thrown: unknown): Reply {
  if (!(thrown instanceof ProblemsError)) throw thrown;
  const view = {
    newsletter: '通信',
    title: '直すところがあります',
    broken: true,
    problems: viewProblems(thrown.problems),
  };
  return pageReply(renderPage('viewer', view), 200);
}

export const createDesk =
  (parts: DeskParts): Handler =>
  async (url: URL, response: ServerResponse): Promise<Reply | undefined> => {
    if (url.pathname === '/changes') {
      parts.changes.follow(response);
      return undefined;
    }
    const reply = await route(url, parts).catch(explain);
    return reply ?? plainReply(404, 'このページはありません。');
  };
