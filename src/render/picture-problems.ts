/** The wording of a picture file that is not where it should be. */
import { error, type Fault } from '../problems.ts';

export const pictureMissing = (src: string): Fault =>
  error(
    'picture-missing',
    `画像 ${src} が見つかりません。`,
    'ファイルの名前と置き場所を確かめてください。大文字と小文字も区別します。',
  );

export const pictureOutside = (src: string): Fault =>
  error(
    'picture-outside',
    `画像 ${src} は、content フォルダの外にあります。`,
    '画像を、この記事と同じフォルダに置いて、src="./画像の名前" と書いてください。',
  );
