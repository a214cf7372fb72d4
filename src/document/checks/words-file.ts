/** `content/words.yaml`: the words that staff teach the checks. */
import { z } from 'zod';

const word = z.string().trim().min(1, '言葉を書いてください。');

export const wordsSchema = z.strictObject({
  slips: z
    .record(z.string(), word)
    .default({})
    .describe('書きまちがい: 正しい書き方。ひとりでになおすことはありません'),
  allowKanji: z.array(word).default([]).describe('漢字が5つ以上続いてもよい言葉。読者がよく知っている名前'),
  replace: z.record(z.string(), word).default({}).describe('むずかしい言葉: 言いかえ'),
});

export type Words = z.output<typeof wordsSchema>;

export const NO_WORDS: Words = { slips: {}, allowKanji: [], replace: {} };
