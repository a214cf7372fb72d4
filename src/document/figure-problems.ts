/** The wording of what pictures do not say: what is to be seen, and who. */
import { error, type Fault } from '../problems.ts';
import { toWrite } from './scaffold/placeholder.ts';

/** A mark: an example that was copied would say of a picture, or of whom it shows, what nobody looked up. */
const SEEN = toWrite('何が見えるか');
const PEOPLE = `people="${toWrite('だれが写っているか')}"`;

const withoutAlt = (src: string, mend: string): Fault =>
  error(
    'image-without-alt',
    `画像 ${src} に説明文がありません。メールと郵送版で何の写真か伝わりません。`,
    `${mend} のように書いてください。`,
  );

export const imageWithoutAlt = (src: string): Fault => withoutAlt(src, `![${SEEN}](${src})`);

export const figureWithoutAlt = (src: string): Fault => withoutAlt(src, `alt="${SEEN}"`);

const KIND_ALONE = /^(?:写真|画像|イラスト|図)$/u;

const fileName = (alt: string, mend: string): Fault =>
  error(
    'alt-is-file-name',
    KIND_ALONE.test(alt.trim())
      ? `画像の説明文が「${alt}」だけです。何が写っているか伝わりません。`
      : `画像の説明文「${alt}」は、ファイルの名前のようです。何の写真か伝わりません。`,
    `${mend} のように、見えるものを書いてください。`,
  );

export const imageAltIsFileName = (alt: string, src: string): Fault => fileName(alt, `![${SEEN}](${src})`);

export const figureAltIsFileName = (alt: string): Fault => fileName(alt, `alt="${SEEN}"`);

const WHO =
  '〔 から 〕までに書く言葉は、none は絵か、だれもいない写真、staff は職員、registrants は登録者、guests は講師などです。';

const notSaid = (src: string, mend: string): Fault =>
  error(
    'people-not-said',
    `${src} に、だれが写っているかが書かれていません。写っている人の同意がいるかどうか、分かりません。`,
    `${mend}${WHO}`,
  );

export const figurePeopleNotSaid = (src: string): Fault =>
  notSaid(src, `<Figure> に ${PEOPLE} のように書き足してください。`);

/** Markdown has no place for people and consent. */
export const photoPeopleNotSaid = (src: string, alt: string): Fault =>
  notSaid(src, `<Figure src="${src}" alt="${alt || SEEN}" ${PEOPLE} /> のように書いてください。`);
