/** The dictionary that vouches for a word's reading where no person and no rule does: IPADIC through lindera. */
import { z } from 'zod';
import { toHiragana } from './kana.ts';

/** One word as the dictionary cuts it; `start` counts UTF-16 units; no `reading` where the word is unknown. */
export interface Token {
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  readonly reading: string | undefined;
  readonly partOfSpeech: string;
}

export type Tokenizer = (text: string) => Token[];

const linderaTokens = z.array(
  z.object({ surface: z.string(), reading: z.string().optional(), partOfSpeech: z.string().optional() }),
);

type LinderaToken = z.infer<typeof linderaTokens>[number];

const readingOf = ({ reading }: LinderaToken): string | undefined =>
  reading === undefined || reading === '*' ? undefined : toHiragana(reading);

function placeTokens(text: string, tokens: readonly LinderaToken[]): Token[] {
  let end = 0;
  return tokens.map((token) => {
    const start = text.indexOf(token.surface, end);
    end = start + token.surface.length;
    return { surface: token.surface, start, end, reading: readingOf(token), partOfSpeech: token.partOfSpeech ?? '' };
  });
}

async function startLindera(): Promise<Tokenizer> {
  const { TokenizerBuilder } = await import('lindera-wasm-nodejs-ipadic');
  const builder = new TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  builder.setKeepWhitespace(true);
  const lindera = builder.build();
  return (text) => placeTokens(text, text === '' ? [] : linderaTokens.parse(lindera.tokenize(text)));
}

let loading: Promise<Tokenizer> | undefined;

/** Loads the dictionary once per process (a fifth of a second); only furigana editions need it. */
export function loadTokenizer(): Promise<Tokenizer> {
  loading ??= startLindera();
  return loading;
}
