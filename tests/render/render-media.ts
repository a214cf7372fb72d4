/** A publication of a content folder through the real renderers, as an edition freezes it. */
import type { Config } from '../../src/config.ts';
import type { Furigana } from '../../src/document/furigana.ts';
import type { Document } from '../../src/document/nodes.ts';
import { prepareVariant } from '../../src/editions/prepare-variant.ts';
import type { Picture } from '../../src/render/context.ts';
import { renderEmail } from '../../src/render/email/render-email.ts';
import { renderPrint } from '../../src/render/print/render-print.ts';
import { renderText } from '../../src/render/text/render-text.ts';
import type { Audience } from '../../src/variants.ts';

export interface MediaSource {
  readonly config: Pick<Config, 'center' | 'siteUrl'>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Makes it the furigana reading. */
  readonly furigana?: Furigana;
}

const choose = (document: Document, audience: Audience, medium: 'email' | 'print', source: MediaSource) =>
  prepareVariant(
    document,
    { audience, reading: source.furigana === undefined ? 'standard' : 'furigana', medium },
    { ...source, furigana: source.furigana ?? ((inlines) => [...inlines]) },
  );

export async function renderMail(document: Document, audience: Audience, source: MediaSource) {
  const variant = choose(document, audience, 'email', source);
  const { html } = await renderEmail(variant.document, variant.context);
  const { subject, preheader } = variant.document;
  return { html, text: renderText(variant.document, variant.context), subject, preheader };
}

export async function renderPaper(document: Document, audience: Audience, source: MediaSource): Promise<Uint8Array> {
  const variant = choose(document, audience, 'print', source);
  return (await renderPrint(variant.document, variant.context, 'regular')).pdf;
}
