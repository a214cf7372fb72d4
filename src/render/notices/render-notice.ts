/**
 * A notice as a finished mail: subject, HTML and text. Its words are in emails/notices; nothing of it names the
 * centre's field outside the body.
 */
import { formatDate } from '../../document/dates.ts';
import type { Inline } from '../../document/nodes.ts';
import type { Problem } from '../../problems.ts';
import { spellRequest, toAbsolute } from '../address.ts';
import type { RenderContext } from '../context.ts';
import { BODY_TYPE } from '../email/body-type.ts';
import { compileMjml } from '../email/compile-mjml.ts';
import { renderInlines as renderHtmlInlines, renderPieces } from '../email/inlines.ts';
import { lintMail } from '../email/lint/lint-mail.ts';
import { lintText } from '../email/lint/lint-text.ts';
import { cutTitle, cutWhen } from '../email/unbroken.ts';
import { escapeHtml, escapeText } from '../escape.ts';
import { viewCenter } from '../publication-view.ts';
import { openTemplates, type TemplateSet, type View } from '../templates.ts';
import { renderInlines as renderTextInlines } from '../text/inlines.ts';
import { wrapText } from '../text/wrap-text.ts';
import type { Notice, NoticeEvent, NoticeFact } from './notice.ts';
import { noticeWords } from './notice-words.ts';

export type NoticeContext = Pick<RenderContext, 'center' | 'siteUrl' | 'reading' | 'words'>;

export interface RenderedNotice {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  /** An error among them means that it may not be sent. */
  readonly problems: readonly Problem[];
}

const htmlTemplates = openTemplates(['', 'blocks', 'notices'], '.mjml', escapeHtml);
const textTemplates = openTemplates(['', 'notices'], '.txt', escapeText);

type Write = (inlines: readonly Inline[]) => string;

/** How one medium writes words, and addresses that its reader may press or has to copy. */
interface Medium {
  readonly templates: TemplateSet;
  readonly write: Write;
  readonly title: Write;
  readonly fact: Write;
  readonly linked: Write;
  readonly lead: (href: string) => string;
}

const inHtml = ({ siteUrl }: NoticeContext): Medium => ({
  templates: htmlTemplates,
  write: (inlines) => renderHtmlInlines(inlines, { siteUrl }),
  title: (inlines) => renderPieces(cutTitle(inlines), { siteUrl }),
  fact: (inlines) => renderPieces(cutWhen(inlines), { siteUrl }),
  linked: (inlines) => renderHtmlInlines(inlines, { siteUrl, linked: true }),
  lead: (href) => toAbsolute(href, siteUrl),
});

function inText({ siteUrl, words }: NoticeContext): Medium {
  const write: Write = (inlines) => renderTextInlines(inlines, { siteUrl });
  const lead = (href: string): string =>
    href.startsWith('mailto:') ? write(words(spellRequest(href))) : toAbsolute(href, siteUrl);
  return { templates: textTemplates, write, title: write, fact: write, linked: write, lead };
}

/** Words of ours and of the notice, as one medium writes them. */
interface Writer {
  readonly fact: (text: string) => string;
  readonly linked: (text: string) => string;
  readonly say: (text: string) => string;
  /** Missing addresses stay missing. */
  readonly lead: (href: string | undefined) => string | undefined;
}

const viewFacts = (facts: readonly NoticeFact[], { say, fact }: Writer): View => ({
  hasFacts: facts.length > 0,
  facts: facts.map(({ label, value }, index) => ({ first: index === 0, label: say(label), value: fact(value) })),
});

function viewEvent({ title, facts, page, calendar }: NoticeEvent, label: string, writer: Writer): View {
  const { linked, lead } = writer;
  return {
    ...viewFacts([{ label, value: title }, ...facts], writer),
    ...{ eventTitle: linked(title), page: lead(page), href: lead(calendar) },
  };
}

/** What the template of this notice may name, beside the centre. */
function viewNotice(notice: Notice, { center }: NoticeContext, writer: Writer): View {
  const { fact, lead } = writer;
  switch (notice.kind) {
    case 'confirm':
    case 'fresh-link':
      return { href: lead(notice.href), until: fact(formatDate(notice.until)) };
    case 'welcome': {
      const { facts, latest, preferences, unsubscribe } = notice;
      const links = { href: lead(latest), preferences: lead(preferences), unsubscribe: lead(unsubscribe) };
      return { ...viewFacts(facts, writer), ...links };
    }
    case 'preferences-changed':
      return { ...viewFacts(notice.facts, writer), href: lead(notice.preferences) };
    case 'goodbye':
      return { href: lead(notice.subscribe) };
    case 'application-received':
    case 'application-reminder':
      return { ...viewEvent(notice.event, center.labels.event, writer), cancel: lead(notice.cancel) };
    case 'try-out':
      return viewFacts([{ label: 'アドレス', value: center.sender.email }], writer);
  }
}

function fill(notice: Notice, context: NoticeContext, medium: Medium): string {
  const { words, siteUrl, reading } = context;
  const { templates, write } = medium;
  const say = (text: string): string => write(words(text));
  const writer: Writer = {
    say,
    fact: (text) => medium.fact(words(text)),
    linked: (text) => medium.linked(words(text)),
    lead: (href) => href && medium.lead(href),
  };
  const { title, preheader, action, why } = noticeWords(notice.kind);
  const common: View = {
    ...viewCenter(context, { write, times: medium.fact }),
    ...BODY_TYPE[reading],
    ...{ say: () => say, siteUrl, title, preheader, heading: medium.title(words(title)), why: say(why) },
  };
  const inside = { ...common, label: say(action), destination: false, ...viewNotice(notice, context, writer) };
  return templates.render('notice', { ...common, content: templates.render(`notices/${notice.kind}`, inside) });
}

/** The same for the same notice; addresses of one reader stand in it already, so it has no late fields. */
export async function renderNotice(notice: Notice, context: NoticeContext): Promise<RenderedNotice> {
  const { center } = context;
  const { title, preheader, origin } = noticeWords(notice.kind);
  const subject = `${center.sender.name} ${title}`;
  const html = await compileMjml(fill(notice, context, inHtml(context)));
  const text = `${wrapText(fill(notice, context, inText(context)).replace(/\n{3,}/g, '\n\n'))}\n`;
  const lint = await lintMail({
    ...{ html, title, subject, preheader, center, origin },
    ...{ origins: [], pictures: new Map() },
  });
  return { subject, preheader, html, text, problems: [...lint, ...lintText(text, origin)] };
}
