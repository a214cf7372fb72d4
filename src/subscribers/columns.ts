/**
 * The columns of the list as offices keep it: the names they go by and the words that stand in them. All of it is
 * data; a new name for a column is one more word here.
 */
import type { Audience, Reading, Size } from '../variants.ts';
import type { ContactChoice } from './subscriber.ts';

export const COLUMN_NAMES = {
  registrationNumber: ['登録番号', '番号', 'No.', 'No', '登録No.', '登録No', '利用者番号'],
  name: ['氏名', '名前', 'お名前', '登録者名'],
  kana: ['フリガナ', 'ふりがな', 'カナ', '氏名カナ', '氏名(カナ)', 'かな'],
  email: ['メールアドレス', 'メール', 'E-mail', 'Eメール', 'email', 'mail', 'メアド'],
  postcode: ['郵便番号', '〒', '郵便'],
  address1: ['住所1', '住所', '住所(番地まで)', '現住所'],
  address2: ['住所2', '建物名', '建物', 'マンション名', '方書'],
  audience: ['区分', '就労区分', '利用区分'],
  channel: ['案内方法', '受け取り方', '送付方法', '配信方法', '通信の受け取り方'],
  reading: ['ふりがな版', 'ルビ', 'ルビ版'],
  size: ['文字の大きさ', '文字サイズ', '文字'],
  consentedOn: ['同意日', '同意年月日', '同意した日'],
  consentMethod: ['同意方法', '同意の方法', '同意'],
  endedOn: ['終了日', '登録終了日', '退会日'],
  emailStoppedOn: ['メール停止日', '配信停止日', 'メール配信停止日'],
} as const satisfies Record<string, readonly string[]>;

export type ColumnName = keyof typeof COLUMN_NAMES;

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

export const AUDIENCE_WORDS: Words<Audience> = {
  employed: ['就労者', '就労', '就労中', '在職者', '在職', '働いている方', 'employed'],
  'job-seeking': ['求職者', '求職', '求職中', '仕事をさがしている方', '仕事を探している方', 'job-seeking'],
};

export const CHANNEL_WORDS: Words<ContactChoice> = {
  email: ['メール', 'Eメール', 'E-mail', '電子メール', 'email', 'mail'],
  post: ['郵送', '郵便', '紙', 'post'],
  both: ['両方', 'メールと郵送', '郵送とメール', 'メール・郵送', '郵送・メール', 'both'],
  none: ['なし', '無し', '無', '不要', '希望しない', 'none'],
};

export const READING_WORDS: Words<Reading> = {
  furigana: ['つける', '付ける', 'あり', '有り', '有', '要', '必要', 'はい', '○', '〇', 'furigana'],
  standard: ['つけない', '付けない', 'なし', '無し', '無', '不要', 'いいえ', '×', 'standard'],
};

export const SIZE_WORDS: Words<Size> = {
  regular: ['ふつう', '普通', '標準', '小', 'regular'],
  large: ['大きい', '大', '大きい文字', '拡大', '大活字', 'large'],
};

/** Widths, spaces and case do not matter: ＮＯ． is No., Ｅ－ｍａｉｌ is E-mail. */
const foldWord = (word: string): string =>
  word
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[‐‑–—―−]/g, '-')
    .toLowerCase();

export function findWord<T extends string>(words: Words<T>, text: string): T | undefined {
  const folded = foldWord(text);
  for (const key in words) {
    if (words[key].some((word) => foldWord(word) === folded)) return key;
  }
  return undefined;
}

/** Which column of the file holds what; the first of several that could be meant. */
export function findColumns(header: readonly string[]): Map<ColumnName, number> {
  const found = new Map<ColumnName, number>();
  header.forEach((cell, index) => {
    const column = findWord(COLUMN_NAMES, cell);
    if (column !== undefined && !found.has(column)) found.set(column, index);
  });
  return found;
}
