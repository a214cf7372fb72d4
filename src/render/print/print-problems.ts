/** The wording of what can go wrong between a document and the printed page. */
import { error, type Fault } from '../../problems.ts';

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const isEmoji = (character: string): boolean => /\p{Extended_Pictographic}/u.test(character);

export const glyphMissing = (character: string): Fault =>
  error(
    'glyph-missing',
    `「${character}」（${codePoint(character)}）は、印刷に使う書体にない文字です。紙では「〓」になってしまいます。`,
    isEmoji(character)
      ? `絵文字「${character}」を消すか、言葉にかえてください。`
      : `「${character}」を、同じ意味のふつうの漢字か、ひらがなにかえてください。`,
  );

export const pictureNotPrepared = (src: string): Fault =>
  error(
    'picture-not-printable',
    `画像 ${src} を紙に印刷する形にできませんでした。`,
    '画像を開いて PNG か JPEG で保存しなおし、原稿と同じ名前で置きかえてください。',
  );

/** `message` is Typst's own, for whoever is asked for help. */
export const printFailed = (message: string): Fault =>
  error(
    'print-failed',
    `この部分を紙の形にできませんでした。（組版からの知らせ: ${message}）`,
    'この部分を短くするか、書き方をかえて、もう一度ためしてください。',
  );
