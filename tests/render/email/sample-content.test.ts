/** Every publication of the sample content as mail, for both halves and both readings. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCenter } from '../../../src/config.ts';
import { type Content, loadContent } from '../../../src/document/content.ts';
import { createFurigana, type Furigana, loadTokenizer } from '../../../src/document/furigana.ts';
import type { Document } from '../../../src/document/nodes.ts';
import { select } from '../../../src/document/select.ts';
import { mapInlines } from '../../../src/document/walk.ts';
import { compileLateFields } from '../../../src/render/email/late-fields.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { preparePictures } from '../../../src/render/pictures.ts';
import { renderText } from '../../../src/render/text/render-text.ts';
import { AUDIENCES, type Audience, READINGS, type Reading } from '../../../src/variants.ts';
import { text } from '../sample.ts';
import { validateMail } from './mail-rules.ts';

const contentDir = join(import.meta.dirname, '..', '..', '..', 'content');
const center = readCenter(contentDir);

let content: Content;
let furigana: Furigana;
beforeAll(async () => {
  content = await loadContent({ contentDir, center });
  furigana = createFurigana({ tokenizer: await loadTokenizer(), readings: content.readings });
});

async function renderVariant(document: Document, audience: Audience, reading: Reading) {
  const annotate: Furigana = reading === 'furigana' ? furigana : (inlines) => [...inlines];
  const variant = mapInlines(select(document, { audience }), annotate);
  const context = {
    center,
    siteUrl: center.site,
    audience,
    reading,
    words: (value: string) => annotate([text(value)]),
    pictures: await preparePictures(document, contentDir),
  };
  return { ...(await renderEmail(variant, context)), text: renderText(variant, context) };
}

describe.each(AUDIENCES.flatMap((audience) => READINGS.map((reading) => ({ audience, reading }))))(
  'the sample content for $audience, $reading',
  ({ audience, reading }) => {
    it('is valid and small, and no field is left over', async () => {
      for (const document of content.documents.values()) {
        const { html, text: plain, problems } = await renderVariant(document, audience, reading);
        expect(problems).toEqual([]);
        expect([document.publication, ...(await validateMail(html))]).toEqual([document.publication]);
        expect(Buffer.byteLength(html)).toBeLessThan((reading === 'standard' ? 40 : 52) * 1024);
        expect(() => [compileLateFields(html, 'html'), compileLateFields(plain, 'text')]).not.toThrow();
      }
    });
  },
);
