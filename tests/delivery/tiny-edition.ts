/** A frozen edition small enough to read, with the same shape as a built one. */

import { sha256 } from '../../src/editions/digest.ts';
import type { EditionFile, Manifest } from '../../src/editions/manifest.ts';
import { type FrozenEdition, openEditionStore } from '../../src/editions/store.ts';
import { AUDIENCES, type Audience, READINGS, type Reading } from '../../src/variants.ts';

const htmlOf = (audience: Audience, reading: Reading, words: string): string =>
  `<!doctype html><html lang="ja"><body><p>${words} ${audience} ${reading}</p>` +
  '<p><a href="{{unsubscribe}}">やめる</a> <a href="{{preferences}}">変える</a></p></body></html>';

const textOf = (audience: Audience, reading: Reading, words: string): string =>
  `${words} ${audience} ${reading}\n\nやめる\n{{unsubscribe}}\n変える\n{{preferences}}\n`;

/** `words` make one edition differ from the next. */
export function saveTinyEdition(
  dataDir: string,
  publication: string,
  { audiences = AUDIENCES, words = 'こんにちは' }: { audiences?: readonly Audience[]; words?: string } = {},
): Promise<FrozenEdition> {
  const contents = new Map<string, string>();
  const files: EditionFile[] = [];
  const messages: Manifest['messages'] = [];
  for (const audience of audiences) {
    for (const reading of READINGS) {
      const bodies = { html: htmlOf(audience, reading, words), text: textOf(audience, reading, words) };
      for (const medium of ['html', 'text'] as const) {
        const path = `${audience}-${reading}.${medium}`;
        const bytes = bodies[medium];
        contents.set(path, bytes);
        files.push({
          ...{ audience, reading, size: 'regular', medium, path, sha256: sha256(bytes) },
          bytes: Buffer.byteLength(bytes),
        });
      }
      const subject = `見本通信 ${reading === 'furigana' ? 'ふりがな' : '夏'}号`;
      messages.push({ audience, reading, subject, preheader: '', lateFields: ['unsubscribe', 'preferences'] });
    }
  }
  return openEditionStore(dataDir).save({
    manifest: {
      ...{ format: 1, publication, kind: 'issue', title: '見本', date: '2023-07-01', audiences: [...audiences] },
      ...{ files, messages, pictures: [] },
    },
    contents,
  });
}
