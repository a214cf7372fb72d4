/** The wording of what is wrong with how a publication is put together, beyond what the parser names. */
import { error, type Fault, warning } from '../../problems.ts';

export const linkVague = (words: string, href: string, destination: string): Fault =>
  warning(
    'link-vague',
    `リンクの言葉「${words}」だけでは、どこへ行くのか分かりません。紙でも伝わりません。`,
    `[${destination}](${href}) のように、行き先の名前を書いてください。`,
  );

export const actionVague = (words: string, href: string, destination: string): Fault =>
  warning(
    'link-vague',
    `ボタンの言葉「${words}」だけでは、何が起きるのか分かりません。紙でも伝わりません。`,
    `<Action href="${href}" label="${destination}" /> のように、することを書いてください。`,
  );

export const linkBroken = (href: string, near: string | undefined): Fault =>
  error(
    'link-broken',
    `リンク先「${href}」は、このサイトにありません。`,
    near === undefined
      ? '行き先の住所を確かめてください。行事なら /events/行事の id/ の形です。'
      : `${near} と書いてください。`,
  );

export const anchorBroken = (href: string): Fault =>
  error(
    'link-broken',
    `リンク先「${href}」に当たる見出しが、この中にありません。`,
    'リンクをやめて、見出しの名前を文章で書いてください。',
  );

export const pictureTooSmall = (src: string, width: number, least: number): Fault =>
  warning(
    'picture-too-small',
    `画像 ${src} は小さいので（横${width}ピクセル）、紙ではぼやけます。`,
    `もとの写真（横${least}ピクセル以上）に取りかえてください。`,
  );

export const pictureTooLarge = (src: string, megabytes: number): Fault =>
  warning(
    'picture-too-large',
    `画像 ${src} は大きすぎます（${megabytes}MB）。メールやページを作るのに時間がかかります。`,
    '写真アプリの「サイズ変更」で、横2000ピクセルくらいにしてください。',
  );

export const blockRepeated = (what: string, id: string, first: number): Fault =>
  error(
    'block-repeated',
    `${what}「${id}」が ${first}行目にもあります。同じ読者に二回届きます。`,
    'どちらか一方を消してください。',
  );

export const eventRepeated = (id: string, first: number): Fault =>
  error('event-repeated', `行事「${id}」が ${first}行目にもあります。`, 'どちらか一方を消してください。');

export const idTaken = (id: string, other: string): Fault =>
  error(
    'id-repeated',
    `「${id}」という名前のファイルが、ほかにもあります（${other}）。`,
    'どちらか一方のファイルの名前をかえてください。',
  );

/** `words` stand between two marks; undefined where one mark stands alone. */
export const marksLeft = (marks: string, words: string | undefined): Fault =>
  error(
    'marks-left',
    `「${marks}」が、そのまま読者に見えます。太字の記号の組がくずれています。`,
    words === undefined
      ? '太字なら **言葉** のように、太字にする言葉の前と後に ** を書いてください。かくす言葉なら ○○ と書いてください。'
      : `太字なら **${words}** のように、言葉との間に空白を入れずに、前と後に ** を書いてください。かくす言葉なら ○○ と書いてください。`,
  );

export const stillToWrite = (mark: string, what: string, draft: boolean): Fault =>
  (draft ? warning : error)(
    'still-to-write',
    'まだ書いていないところがあります。',
    `${mark} を消して、そこに書いてください${what === '' ? '' : `（${what}）`}。`,
  );
