/**
 * A notice as a finished mail: subject, HTML and text. Its words are in emails/notices; nothing of it names the
 * centre's field outside the body.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { formatDate } from '../../document/dates.ts';
import type { Inline } from '../../document/nodes.ts';
import { parseYaml } from '../../parse-yaml.ts';
import { ProblemsError } from '../../problems.ts';
import { toAbsolute } from '../address.ts';
import type { RenderContext } from '../context.ts';
import { BODY_TYPE } from '../email/body-type.ts';
import { compileMjml } from '../email/compile-mjml.ts';
import { renderInlines as renderHtmlInlines } from '../email/inlines.ts';
import { escapeHtml, escapeText } from '../escape.ts';
import { viewCenter } from '../publication-view.ts';
import { openTemplates, type TemplateSet, type View } from '../templates.ts';
import { renderInlines as renderTextInlines } from '../text/inlines.ts';
import { wrapText } from '../text/wrap-text.ts';
import { NOTICE_KINDS, type Notice, type NoticeEvent, type NoticeFact } from './notice.ts';

export type NoticeContext = Pick<RenderContext, 'center' | 'siteUrl' | 'reading' | 'words'>;

export interface RenderedNotice {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
}

const wordsSchema = z.strictObject({
  title: z.string(),
  preheader: z.string(),
  action: z.string().default(''),
  why: z.string(),
});

const table = z.record(z.enum(NOTICE_KINDS), wordsSchema);

function readWords(): z.output<typeof table> {
  const file = 'emails/notices.yaml';
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  const parsed = parseYaml(table, { file, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}

const noticeWords = readWords();

const htmlTemplates = openTemplates(['', 'blocks', 'notices'], '.mjml', escapeHtml);
const textTemplates = openTemplates(['', 'notices'], '.txt', escapeText);

/** How one medium writes words. */
interface Medium {
  readonly templates: TemplateSet;
  readonly write: (inlines: readonly Inline[]) => string;
}

const viewFacts = (facts: readonly NoticeFact[], say: (text: string) => string): View => ({
  hasFacts: facts.length > 0,
  facts: facts.map(({ label, value }) => ({ label: say(label), value: say(value) })),
});

type Say = (text: string) => string;

/** An address as it may stand in a mail; missing ones stay missing. */
type Lead = (href: string | undefined) => string | undefined;

function viewEvent({ title, facts, page, calendar }: NoticeEvent, label: string, say: Say, lead: Lead): View {
  const all = [{ label, value: title }, ...facts];
  return { ...viewFacts(all, say), eventTitle: say(title), page: lead(page), calendar: lead(calendar) };
}

/** What the template of this notice may name, beside the centre. */
function viewNotice(notice: Notice, { center, siteUrl }: NoticeContext, say: Say): View {
  const lead: Lead = (href) => href && toAbsolute(href, siteUrl);
  switch (notice.kind) {
    case 'confirm':
    case 'fresh-link':
      return { href: lead(notice.href), until: say(formatDate(notice.until)) };
    case 'welcome': {
      const { facts, latest, preferences, unsubscribe } = notice;
      const links = { href: lead(latest), preferences: lead(preferences), unsubscribe: lead(unsubscribe) };
      return { ...viewFacts(facts, say), ...links };
    }
    case 'preferences-changed':
      return { ...viewFacts(notice.facts, say), href: lead(notice.preferences) };
    case 'goodbye':
      return { href: lead(notice.subscribe) };
    case 'application-received':
    case 'application-reminder':
      return { ...viewEvent(notice.event, center.labels.event, say, lead), href: lead(notice.cancel) };
    case 'try-out':
      return viewFacts([{ label: 'アドレス', value: center.sender.email }], say);
  }
}

function fill(notice: Notice, context: NoticeContext, { templates, write }: Medium): string {
  const say = (text: string): string => write(context.words(text));
  const { title, preheader, action, why } = noticeWords[notice.kind];
  const common: View = {
    ...viewCenter(context, write),
    ...BODY_TYPE[context.reading],
    say: () => say,
    siteUrl: context.siteUrl,
    title,
    preheader,
    heading: say(title),
    why: say(why),
  };
  const inside = { ...common, label: say(action), destination: false, ...viewNotice(notice, context, say) };
  return templates.render('notice', { ...common, content: templates.render(`notices/${notice.kind}`, inside) });
}

/** The same for the same notice; addresses of one reader stand in it already, so it has no late fields. */
export async function renderNotice(notice: Notice, context: NoticeContext): Promise<RenderedNotice> {
  const { siteUrl, center } = context;
  const html = fill(notice, context, {
    templates: htmlTemplates,
    write: (inlines) => renderHtmlInlines(inlines, { siteUrl }),
  });
  const text = fill(notice, context, {
    templates: textTemplates,
    write: (inlines) => renderTextInlines(inlines, { siteUrl }),
  });
  return {
    subject: `${center.sender.name} ${noticeWords[notice.kind].title}`,
    preheader: noticeWords[notice.kind].preheader,
    html: await compileMjml(html),
    text: `${wrapText(text.replace(/\n{3,}/g, '\n\n'))}\n`,
  };
}
