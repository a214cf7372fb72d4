/** The wording of what can be wrong with a postal address. Repeats no address: only the postcode and what it means. */
import { error, type Fault, warning } from '../problems.ts';

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export const badPostcode = (): Fault =>
  error('bad-postcode', '郵便番号が7けたの数字ではありません。', '251-0000 の形で書いてください。');

export const unknownPostcode = (postcode: string): Fault =>
  error(
    'unknown-postcode',
    `郵便番号「${postcode}」は、郵便番号の一覧にありません。`,
    '本人の書いたものか日本郵便のページで確かめて、なおしてください。わからないときは、空にしておいてください。',
  );

export const officePostcode = (postcode: string): Fault =>
  warning(
    'office-postcode',
    `郵便番号「${postcode}」は、会社や役所だけの番号のようです。住所と合っているかを確かめられません。`,
    '自宅の住所なら、自宅の郵便番号にしてください。会社や役所あてなら、このままでかまいません。',
  );

export const postcodeMissing = (): Fault =>
  warning(
    'postcode-missing',
    '郵便番号がありません。届くのがおくれることがあります。',
    '郵便番号を 251-0000 の形で書いてください。',
  );

export const prefectureMismatch = (postcode: string, prefecture: string): Fault =>
  warning(
    'postcode-prefecture-mismatch',
    `郵便番号「${postcode}」は${prefecture}の番号ですが、住所は別の都道府県です。`,
    '郵便番号か住所の、まちがっているほうをなおしてください。',
  );

export const cityMismatch = (postcode: string, city: string): Fault =>
  warning(
    'postcode-city-mismatch',
    `郵便番号「${postcode}」は${city}の番号ですが、住所に${city}がありません。`,
    '郵便番号か住所の、まちがっているほうをなおしてください。',
  );

export const addressWithoutNumber = (): Fault =>
  warning(
    'address-without-number',
    '住所に番地がありません。',
    '番地まで書いてください。番地のない所なら、このままでかまいません。',
  );

export const foreignAddress = (): Fault =>
  warning(
    'foreign-address',
    '外国の住所のようです。郵便番号は、書かれたままにします。部数表の料金は国内あてなので、この料金では届きません。',
    '郵便局で国際郵便の料金を確かめて、その分を切手でたしてください。日本の住所なら、漢字で書きなおしてください。',
  );

export const invisibleInName = (characters: readonly string[]): Fault =>
  warning(
    'name-control-character',
    `氏名の中に、目に見えない文字（${characters.map(codePoint).join('、')}）が入っています。印刷するときは、とりのぞきます。`,
    '名簿の氏名を打ちなおしてください。',
  );

export const addressControlCharacter = (): Fault =>
  error('address-control-character', '住所の中に、目に見えない文字が入っています。', '住所を打ちなおしてください。');
