/** The wording of what can stop labels, lists and copies. Names people by their registration number alone. */
import { error, type Fault } from '../problems.ts';

export const unknownSheet = (name: string, near: string | undefined, names: readonly string[]): Fault =>
  error(
    'unknown-label-sheet',
    `「${name}」というラベル用紙はありません。`,
    near === undefined ? `使える用紙: ${names.join('、')}` : `${near} と書いてください。`,
  );

export const startBeyondSheet = (start: number, last: number): Fault =>
  error(
    'label-start-beyond-sheet',
    `この用紙に、${start}番目のラベルはありません。`,
    `--start には 1 から ${last} までの数を書いてください。`,
  );

export const labelTooLong = (part: string): Fault =>
  error(
    'label-too-long',
    `${part}が長すぎて、字を小さくしてもラベルに入りません。`,
    `名簿の${part}を短くするか、大きいラベルの用紙（a-one-10）を使ってください。`,
  );

export const labelGlyphMissing = (character: string): Fault =>
  error(
    'glyph-missing',
    `「${character}」は、印刷に使う書体にない文字です。`,
    '名簿のこの文字を、印刷できる字体にかえてください。',
  );

export const nobodyByPost = (): Fault =>
  error(
    'nobody-by-post',
    '郵便で送る人がいません。',
    '名簿の案内方法が「郵送」か「両方」の人がいるか、確かめてください。',
  );

export const countsDiffer = (recipients: number, labels: number): Fault =>
  error(
    'print-counts-differ',
    `送る人は${recipients}名ですが、できたラベルは${labels}枚です。何も保存していません。`,
    'この文を添えて、担当者に知らせてください。',
  );

export const printFailed = (message: string): Fault =>
  error(
    'print-failed',
    `紙の形にできませんでした。（組版からの知らせ: ${message}）`,
    'この文を添えて、担当者に知らせてください。',
  );
