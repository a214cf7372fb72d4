/**
 * Characters that come along with pasted text. What nobody sees is dropped, half-width kana becomes kana, and what
 * cannot be told is named.
 */
import { type Fault, locate, type Problem } from '../problems.ts';
import { type LineEdit, replaceEach } from './line-edits.ts';
import { halfWidthKana, privateCharacter, replacementCharacter } from './typed-problems.ts';

/** Soft hyphens, zero-width marks, direction marks, control characters; what joins or colours an emoji stays. */
const INVISIBLE = /(?!\u200D|[\t\n\u{E0020}-\u{E007F}])[\p{Cc}\p{Cf}\u2028\u2029\uFFFC]/gu;
const JOINER = /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** No-break and typographic spaces; the full-width one means something in Japanese and stays. */
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu;

const KANA = /[ｦ-ﾟ]+/gu;
/** か and a separate voicing mark, as macOS writes file names. */
const SPLIT_KANA = /[\u3041-\u30FF][\u3099\u309A]/gu;

export const CHARACTER_EDITS: readonly LineEdit[] = [
  replaceEach(INVISIBLE, () => ''),
  replaceEach(JOINER, () => ''),
  replaceEach(SPACES, () => ' '),
  replaceEach(KANA, ([kana]) => kana.normalize('NFKC')),
  replaceEach(SPLIT_KANA, ([kana]) => kana.normalize('NFC')),
];

const NAMED: readonly (readonly [pattern: RegExp, explain: (found: string) => Fault])[] = [
  [KANA, (kana) => halfWidthKana(kana, kana.normalize('NFKC'))],
  [/\uFFFD+/gu, () => replacementCharacter()],
  [/(?![\uF0B7\uF06C])[\uE000-\uF8FF\u{F0000}-\u{10FFFD}]+/gu, privateCharacter],
];

const ANY_NAMED = /[ｦ-ﾟ\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFD}]/u;

/** What a person has to look at, each at its place in the file. */
export function reportCharacters(source: string, file: string): Problem[] {
  if (!ANY_NAMED.test(source)) return [];
  return source
    .split('\n')
    .flatMap((line, index) =>
      NAMED.flatMap(([pattern, explain]) =>
        [...line.matchAll(pattern)].map((match) =>
          locate(explain(match[0]), { file, line: index + 1, column: match.index + 1 }),
        ),
      ),
    );
}
