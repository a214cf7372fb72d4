/** The wording of a reading that cannot be confirmed as it was typed. */
import { error, type Fault } from '../problems.ts';

const EXAMPLE = '--confirm 湘南=しょうなん';

export const confirmationUnreadable = (typed: string): Fault =>
  error(
    'confirmation-unreadable',
    `「${typed}」は、言葉と読みの組になっていません。`,
    `${EXAMPLE} のように、言葉、=、読みの順に書いてください。`,
  );

export const confirmationWithoutKanji = (word: string): Fault =>
  error(
    'confirmation-without-kanji',
    `「${word}」に漢字がありません。ふりがなはいりません。`,
    `${EXAMPLE} のように、漢字のある言葉を書いてください。`,
  );

export const confirmationNotKana = (word: string): Fault =>
  error(
    'confirmation-not-kana',
    `「${word}」の読みが、かなだけになっていません。`,
    `${EXAMPLE} のように、読みはひらがなで書いてください。`,
  );

export const confirmationIsPublication = (publication: string): Fault =>
  error(
    'confirmation-is-publication',
    `「${publication}」は発行物の名前で、言葉ではありません。何も書いていません。`,
    `発行物の名前は、--confirm より前に書いてください。npm run -s tsushin -- check ${publication} --readings --confirm all`,
  );

export const confirmationUnused = (word: string): Fault =>
  error(
    'confirmation-unused',
    `「${word}」は、原稿のどこにもありません。何も書いていません。`,
    'check --readings で出た言葉を、そのまま写して、= のあとに読みを書いてください。',
  );
