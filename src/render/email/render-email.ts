/** One publication as the HTML of a mail, the same bytes for every reader of a variant but for the late fields. */
import { toPlainText } from '../../document/inline.ts';
import type { Document, Origin } from '../../document/nodes.ts';
import type { Problem } from '../../problems.ts';
import type { Picture, RenderContext } from '../context.ts';
import { escapeHtml } from '../escape.ts';
import { viewPublication, type Writing } from '../publication-view.ts';
import { openTemplates } from '../templates.ts';
import { renderBlocks } from './blocks.ts';
import { BODY_TYPE } from './body-type.ts';
import { compileMjml } from './compile-mjml.ts';
import type { EmailScope } from './email-scope.ts';
import { renderInlines, renderPieces } from './inlines.ts';
import { lintMail } from './lint/lint-mail.ts';
import { removeMarks } from './lint/mark-origins.ts';
import { hasAction } from './main-action.ts';
import { cutTitle, cutWhen } from './unbroken.ts';

const templates = openTemplates(['', 'blocks'], '.mjml', escapeHtml);

/** The sheet of 600 px less its padding. */
const CONTENT_WIDTH = 552;

const PICTURE_HEIGHT = 420;

const addressed = ({ pictures, siteUrl }: RenderContext): ReadonlyMap<string, Picture> =>
  new Map([...pictures.values()].map((picture) => [`${siteUrl}/${picture.email.path}`, picture]));

/**
 * The document has been selected for an audience and, for the furigana edition, given its readings. The mail is linted:
 * an error among the problems means that it may not be sent.
 */
export async function renderEmail(
  document: Document,
  context: RenderContext,
): Promise<{ html: string; problems: Problem[] }> {
  const { title, subject, preheader, origin } = document;
  const origins: Origin[] = [];
  const scope: EmailScope = {
    ...{ context, level: 1, width: CONTENT_WIDTH, height: PICTURE_HEIGHT, heading: title, origins },
    hasAction: hasAction(document.blocks),
  };
  const blocks = renderBlocks(document.blocks, scope);
  const writing: Writing = {
    write: (inlines) => renderInlines(inlines, context),
    title: (inlines) => renderPieces(cutTitle(inlines), context),
    times: (inlines) => renderPieces(cutWhen(inlines), context),
  };
  const source = templates.render(document.kind, {
    ...viewPublication(document, context, writing, blocks),
    ...BODY_TYPE[context.reading],
  });
  const html = await compileMjml(source);
  const pictures = addressed(context);
  const problems = await lintMail({
    ...{ html, origins, origin, pictures, subject, preheader, title: toPlainText(title), center: context.center },
  });
  return { html: removeMarks(html), problems };
}
