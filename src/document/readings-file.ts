/** `content/readings.yaml`: the centre's own dictionary of names, places and words the general one reads wrongly. */
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { hasKanji, isKana } from './kana.ts';

const WITHOUT_KANJI = '漢字をふくむ言葉を、「湘南: しょうなん」のように書いてください。いらない行なら消してください。';
const NOT_KANA = '読みは、ひらがなかカタカナだけで書いてください。';

const wordSchema = z
  .string()
  .refine(hasKanji)
  .describe('漢字をふくむ言葉。送りがなや前の言葉をふくめてもよい（行った、に行った）。長いものから先に当てはめる。');

const readingSchema = z
  .string({ error: NOT_KANA })
  .refine(isKana, { error: NOT_KANA })
  .describe('言葉ぜんたいの読み。送りがなもふくめて、ひらがなで書く（行った なら いった）。');

export const readingsSchema = z
  .record(wordSchema, readingSchema, {
    error: ({ code }) => (code === 'invalid_key' ? WITHOUT_KANJI : undefined),
  })
  .describe(
    'この発行者のふりがな辞書。「湘南: しょうなん」のように、1行に1つ書く。漢字1字の言葉は、前後が漢字でないときだけ使う。',
  );

export type Readings = z.infer<typeof readingsSchema>;

/** The same file with confirmed readings added at its end; comments and the order of what stands there stay. */
export function addReadings(source: string, confirmed: Readings): string {
  const document = parseDocument(source);
  for (const [word, reading] of Object.entries(readingsSchema.parse(confirmed))) document.set(word, reading);
  return document.toString();
}
