/** The wording of a picture file that cannot be used as it is. */
import { error, type Fault } from '../problems.ts';

export const pictureHeic = (src: string): Fault =>
  error(
    'picture-heic',
    `画像 ${src} は HEIC（iPhone の写真）の形式です。多くの読者の画面で開けません。`,
    '写真アプリで JPEG に書き出してから置いてください。iPhone は「設定 → カメラ → フォーマット → 互換性優先」で、はじめから JPEG になります。',
  );

export const pictureUnreadable = (src: string): Fault =>
  error(
    'picture-unreadable',
    `画像 ${src} を読み取れません。ファイルがこわれているか、画像ではありません。`,
    '画像を開けるか確かめて、JPEG か PNG で保存しなおしてください。',
  );
