/** The summer issue cut to four pages, and the two ways to print it. */
import { join } from 'node:path';
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from 'playwright-core';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import type { Furigana } from '../../src/document/furigana.ts';
import type { Document } from '../../src/document/nodes.ts';
import { prepareVariant } from '../../src/editions/prepare-variant.ts';
import type { RenderContext } from '../../src/render/context.ts';
import { renderEmail } from '../../src/render/email/render-email.ts';
import { preparePictures } from '../../src/render/pictures.ts';
import { renderPrint } from '../../src/render/print/render-print.ts';

const CONTENT_DIR = join(import.meta.dirname, '..', '..', 'content');
const PAGES = 4;

export interface FourPages {
  readonly document: Document;
  readonly context: RenderContext;
  /** How many of its blocks it keeps. */
  readonly kept: number;
}

/** `known` is how many blocks to keep, for a process that is to print nothing before it is timed. */
export async function openFourPages(known?: number): Promise<FourPages> {
  const center = readCenter(CONTENT_DIR);
  const content = await loadContent({ contentDir: CONTENT_DIR, center });
  const publication = content.documents.get('issues/2023-summer');
  if (publication === undefined) throw new Error('The summer issue is missing.');
  const pictures = await preparePictures(publication, CONTENT_DIR);
  const choice = { audience: 'employed', reading: 'standard', medium: 'print' } as const;
  const furigana: Furigana = (inlines) => [...inlines];
  const source = { config: { center, siteUrl: center.site }, pictures, furigana };
  const { document, context } = prepareVariant(publication, choice, source);
  if (known !== undefined)
    return { document: { ...document, blocks: document.blocks.slice(0, known) }, context, kept: known };
  for (let kept = document.blocks.length; kept > 0; kept -= 1) {
    const cut = { ...document, blocks: document.blocks.slice(0, kept) };
    if ((await renderPrint(cut, context, 'regular')).pages === PAGES) return { document: cut, context, kept };
  }
  throw new Error('No cut of the summer issue has four pages.');
}

/** Something new in each round, so that nothing is taken from a cache. */
export async function printByTypst({ document, context }: FourPages, round: string): Promise<Uint8Array> {
  const title = [...document.title, { kind: 'text' as const, value: round }];
  return (await renderPrint({ ...document, title }, context, 'regular')).pdf;
}

/** The same tree as HTML, its pictures within, in the same font. */
export async function makeHtml({ document, context }: FourPages): Promise<string> {
  const { html } = await renderEmail(document, context);
  const style =
    '<style>*{font-family:"BIZ UDPGothic"!important}body{font-size:12pt}@page{size:A4;margin:15mm 19mm}</style>';
  let whole = html.replace('</head>', `${style}</head>`);
  for (const { email } of context.pictures.values()) {
    const type = email.path.endsWith('.png') ? 'png' : 'jpeg';
    const data = `data:image/${type};base64,${Buffer.from(email.bytes).toString('base64')}`;
    whole = whole.replaceAll(`${context.siteUrl}/${email.path}`, data);
  }
  return whole;
}

export async function printByChromium(browser: Browser, html: string, round: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html.replace('</body>', `${round}</body>`));
    return await page.pdf({ format: 'A4', tagged: true, outline: true, preferCSSPageSize: true });
  } finally {
    await page.close();
  }
}

export const countPages = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })).getPageCount();
