/** The wording of what can go wrong between a document and the printed page. */
import { error, type Fault, hint, warning } from '../../problems.ts';

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const isEmoji = (character: string): boolean => /\p{Extended_Pictographic}/u.test(character);

export const glyphMissing = (character: string): Fault =>
  warning(
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

export const coverTooLong = (): Fault =>
  warning(
    'cover-too-long',
    '返信用紙に行事が入りきりません。行事をのせない返信用紙にしました。',
    '読む人が印をつけられるようにするには、この発行物の行事（<Event>）をへらしてください。',
  );

export const fourPagesMissed = (audience: string, pages: number, lines: number): Fault =>
  lines > 0
    ? hint(
        'print-over-four-pages',
        `紙の通信（${audience}・ふりがななし・ふつうの文字）は${pages}ページになります。4ページにおさめるには、約${lines}行多すぎます。`,
        `4ページにするには、約${lines}行へらすか、写真を小さくしてください。このままでも送れます。`,
      )
    : hint(
        'print-under-four-pages',
        `紙の通信（${audience}・ふりがななし・ふつうの文字）は${pages}ページで、4ページまであと約${-lines}行書けます。`,
        '4ページでなくてよければ、このままにしてください。',
      );
