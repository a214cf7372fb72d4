/** A publication as one audience gets it in one reading and medium: what every renderer is handed. */
import type { Config } from '../config.ts';
import type { Furigana } from '../document/furigana.ts';
import { text } from '../document/inline.ts';
import type { Document, Inline } from '../document/nodes.ts';
import { select } from '../document/select.ts';
import { mapInlines } from '../document/walk.ts';
import type { Picture, RenderContext } from '../render/context.ts';
import type { Audience, Reading } from '../variants.ts';

export interface VariantChoice {
  readonly audience: Audience;
  readonly reading: Reading;
  readonly medium: 'email' | 'print';
}

export interface PreparedVariant {
  readonly document: Document;
  readonly context: RenderContext;
}

export interface VariantSource {
  readonly config: Pick<Config, 'center' | 'siteUrl'>;
  readonly furigana: Furigana;
  /** Of the publication as a whole. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

const withoutReadings: Furigana = (inlines) => [...inlines];

export function prepareVariant(publication: Document, choice: VariantChoice, source: VariantSource): PreparedVariant {
  const { audience, reading } = choice;
  const { center, siteUrl } = source.config;
  const annotate = reading === 'furigana' ? source.furigana : withoutReadings;
  const selected = select(publication, choice);
  return {
    document: reading === 'furigana' ? mapInlines(selected, annotate) : selected,
    context: {
      ...{ center, siteUrl, audience, reading, pictures: source.pictures },
      words: (value: string): readonly Inline[] => annotate(text(value)),
    },
  };
}
