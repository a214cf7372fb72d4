import { expect, test } from 'vitest';
import { selectBlocks } from '../../../src/document/select.ts';
import { renderMail } from '../render-media.ts';
import { center, context, picture, sampleDocument } from '../sample.ts';

const figure = {
  kind: 'figure',
  web: 'yes',
  src: picture.src,
  alt: '海の絵',
  caption: [],
  origin: sampleDocument.origin,
} as const;
const source = { config: { center, siteUrl: context.siteUrl }, pictures: new Map([[picture.src, picture]]) };

test('a picture that the site does not have is told by its description', async () => {
  const shown = await renderMail({ ...sampleDocument, blocks: [figure] }, 'employed', source);
  expect(shown.html).toContain(picture.email.path);
  const hidden = {
    kind: 'for',
    web: 'no',
    audience: undefined,
    label: [],
    children: [figure],
    origin: figure.origin,
  } as const;
  expect(selectBlocks([hidden], { audience: 'employed' })).toEqual([{ ...figure, web: 'no' }]);
  const mail = await renderMail({ ...sampleDocument, blocks: [hidden] }, 'employed', source);
  expect(mail.html).not.toContain(picture.email.path);
  expect(mail.html).toContain('>海の絵</p>');
});
