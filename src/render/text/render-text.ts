/** One publication as the plain-text part of a mail: as complete as the HTML, and written from the same tree. */
import type { Document, Inline } from '../../document/nodes.ts';
import type { RenderContext } from '../context.ts';
import { escapeText } from '../escape.ts';
import { viewPublication } from '../publication-view.ts';
import { openTemplates } from '../templates.ts';
import { renderBlocks } from './blocks.ts';
import { renderInlines } from './inlines.ts';
import { wrapText } from './wrap-text.ts';

const templates = openTemplates([''], '.txt', escapeText);

/** The document has been selected for an audience and, for the furigana edition, given its readings. */
export function renderText(document: Document, context: RenderContext): string {
  const blocks = renderBlocks(document.blocks, { ...context, heading: document.title });
  const write = (inlines: readonly Inline[]): string => renderInlines(inlines, context);
  const view = viewPublication(document, context, { write, title: write, times: write }, blocks);
  const text = templates.render(document.kind, view).replace(/\n{3,}/g, '\n\n');
  return `${wrapText(text)}\n`;
}
