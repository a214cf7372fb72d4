/** One publication as the HTML of a mail, the same bytes for every reader of a variant but for the late fields. */
import type { Document } from '../../document/nodes.ts';
import { type Fault, locate, type Problem } from '../../problems.ts';
import type { RenderContext } from '../context.ts';
import { escapeHtml } from '../escape.ts';
import { viewPublication } from '../publication-view.ts';
import { openTemplates } from '../templates.ts';
import { renderBlocks } from './blocks.ts';
import { compileMjml } from './compile-mjml.ts';
import { emailLarge, emailTooLarge } from './email-problems.ts';
import { renderInlines } from './inlines.ts';

const templates = openTemplates(['', 'blocks'], '.mjml', escapeHtml);

/** Gmail cuts a mail at about 102 KB, and with it the links at its foot; how it counts is not published. */
const WARN_BYTES = 60 * 1024;
const LIMIT_BYTES = 80 * 1024;

/** The sheet of 600 px less its padding. */
const CONTENT_WIDTH = 552;

const PICTURE_HEIGHT = 420;

/** Readings stand between the lines and are half as large as the words: they need room and size. */
const BODY_TYPE = {
  standard: { fontSize: 17, lineHeight: 1.8, tightLine: 1.45 },
  furigana: { fontSize: 18, lineHeight: 2.2, tightLine: 2 },
};

function weigh(html: string): Fault[] {
  const bytes = Buffer.byteLength(html, 'utf8');
  if (bytes > LIMIT_BYTES) return [emailTooLarge(bytes, LIMIT_BYTES)];
  return bytes > WARN_BYTES ? [emailLarge(bytes, WARN_BYTES)] : [];
}

/** The document has been selected for an audience and, for the furigana edition, given its readings. */
export async function renderEmail(
  document: Document,
  context: RenderContext,
): Promise<{ html: string; problems: Problem[] }> {
  const blocks = renderBlocks(document.blocks, {
    context,
    level: 1,
    width: CONTENT_WIDTH,
    height: PICTURE_HEIGHT,
  });
  const source = templates.render(document.kind, {
    ...viewPublication(document, context, (inlines) => renderInlines(inlines, context), blocks),
    ...BODY_TYPE[context.reading],
  });
  const html = await compileMjml(source);
  return { html, problems: weigh(html).map((fault) => locate(fault, document.origin)) };
}
