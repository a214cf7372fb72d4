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
  readonly isSurname: boolean;
}

export type Tokenizer = (text: string) => Token[];

const linderaTokens = z.array(
  z.object({
    surface: z.string(),
    reading: z.string().optional(),
    partOfSpeech: z.string().optional(),
    partOfSpeechSubcategory3: z.string().optional(),
  }),
);

type LinderaToken = z.infer<typeof linderaTokens>[number];

const readingOf = ({ reading }: LinderaToken): string | undefined =>
  reading === undefined || reading === '*' ? undefined : toHiragana(reading);

/** Kanji that people write in names and the dictionary knows in another form; each as long as the other. */
const FORMS = new Map(
  ['髙高', '﨑崎', '德徳', '瀨瀬', '栁柳', '桒桑', '濵浜', '槗橋'].map(
    ([form = '', known = '']) => [form, known] as const,
  ),
);
const FORM = new RegExp(`[${[...FORMS.keys()].join('')}]`, 'gu');

const toKnownForms = (text: string): string => text.replace(FORM, (form) => FORMS.get(form) ?? form);

/** `known` is the text that was cut, as long as `text`. */
function placeTokens(text: string, known: string, tokens: readonly LinderaToken[]): Token[] {
  let end = 0;
  return tokens.map((token) => {
    const start = known.indexOf(token.surface, end);
    end = start + token.surface.length;
    return {
      ...{ surface: text.slice(start, end), start, end, reading: readingOf(token) },
      ...{ partOfSpeech: token.partOfSpeech ?? '', isSurname: token.partOfSpeechSubcategory3 === '姓' },
    };
  });
}

async function startLindera(): Promise<Tokenizer> {
  const { TokenizerBuilder } = await import('lindera-wasm-nodejs-ipadic');
  const builder = new TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  builder.setKeepWhitespace(true);
  const lindera = builder.build();
  return (text) => {
    const known = toKnownForms(text);
    return placeTokens(text, known, text === '' ? [] : linderaTokens.parse(lindera.tokenize(known)));
  };
}

let loading: Promise<Tokenizer> | undefined;

/** Loads the dictionary once per process (a fifth of a second); only furigana editions need it. */
export function loadTokenizer(): Promise<Tokenizer> {
  loading ??= startLindera();
  return loading;
}
