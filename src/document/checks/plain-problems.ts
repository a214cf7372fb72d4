/** The wording of what would be easier to read. */
import { type Fault, hint, warning } from '../../problems.ts';

const CUT = '「。」で二つの文に分けてください。一つの文で、一つのことを言います。';

export const sentenceLong = (length: number): Fault =>
  hint('sentence-long', `一つの文が${length}字あります。40字までが読みやすい長さです。`, CUT);

export const sentenceTooLong = (length: number): Fault =>
  warning('sentence-too-long', `一つの文が${length}字あります。読み終わる前に、初めを忘れてしまいます。`, CUT);

export const kanjiRun = (run: string, length: number): Fault =>
  warning(
    'kanji-run',
    `「${run}」は、漢字が${length}字続いています。どこで切れるのか分かりにくくなります。`,
    '間にひらがなを入れるか（〜の〜）、やさしい言葉にしてください。よく知られた名前なら、content/words.yaml の allowKanji: に足すと、知らせなくなります。',
  );

export const doubleNegative = (words: string): Fault =>
  warning(
    'double-negative',
    `「${words}」は、打ち消しが二つ重なっています。逆の意味に読まれることがあります。`,
    '「〜できます」「〜することもあります」のように、打ち消さない形で書いてください。',
  );

export const styleMixed = (ending: string): Fault =>
  warning(
    'style-mixed',
    `「${ending}」で終わっています。ほかの文は「です・ます」です。`,
    '「です」「ます」で終わる形にそろえてください。',
  );

export const manyItems = (items: readonly string[]): Fault =>
  warning(
    'many-items',
    '一つの文に、ものが3つ以上並んでいます。',
    `箇条書きにしてください。\n${items.map((item) => `- ${item}`).join('\n')}`,
  );

export const hardWord = (word: string, easier: string): Fault =>
  warning(
    'hard-word',
    `「${word}」は、むずかしい言葉です。`,
    `「${easier}」のように言いかえてください。（言い換え表: content/words.yaml の replace:）`,
  );

export const clockOfTwentyFour = (words: string, spoken: string): Fault =>
  warning('clock-24', `「${words}」は、午前か午後かが分かりにくい書き方です。`, `「${spoken}」と書いてください。`);

export const clockOfFigures = (words: string, spoken: string): Fault =>
  warning(
    'clock-24',
    `「${words}」は、読み上げで時間だと分からないことがあります。`,
    `「${spoken}」と書いてください。`,
  );

export const combinedCharacter = (character: string, words: string): Fault =>
  warning(
    'combined-character',
    `「${character}」は、読み上げで読まれないことがある文字です。`,
    `「${words}」と書いてください。`,
  );
