/** The wording of what typing and pasting leave behind. */
import { error, type Fault, hint } from '../problems.ts';

export const halfWidthKana = (kana: string, full: string): Fault =>
  hint(
    'half-width-kana',
    `「${kana}」は半角のカナです。「${full}」として出します。`,
    `「${full}」と書いておくと、さがすときに見つかります。`,
  );

export const replacementCharacter = (): Fault =>
  error(
    'garbled-character',
    '文字が化けています（�）。もとの文字が失われています。',
    'もとの資料を見て、この文字を打ちなおしてください。',
  );

export const privateCharacter = (character: string): Fault =>
  error(
    'private-character',
    `「${character}」は、このパソコンだけで見える文字（外字や記号の書体）です。読者には見えません。`,
    'ふつうの漢字かひらがな、または「・」などの記号に書きかえてください。',
  );

export const tableByTabs = (table: string): Fault =>
  error(
    'table-by-tabs',
    'Excel などから貼った表のようです（言葉の間にタブがあります）。このままでは、ひと続きの文になります。',
    `次のように書きかえてください。1行目が見出しになります。\n${table}`,
  );

export const tableByLines = (table: string): Fault =>
  error(
    'table-by-lines',
    'けい線（┌─│）でかいた表があります。読み上げで伝わらず、せまい画面では形がくずれます。',
    `次のように書きかえてください。1行目が見出しになります。\n${table}`,
  );

export const tableRulerMissing = (ruler: string): Fault =>
  error(
    'table-without-ruler',
    '表の見出しの下に、区切りの行がありません。このままでは、縦の線（|）が読者に見えます。',
    `見出しの行のすぐ下に、次の行を書き足してください。\n${ruler}`,
  );

export const tableRulerWrong = (ruler: string): Fault =>
  error(
    'table-without-ruler',
    '表の区切りの行が、見出しの欄の数と合いません。このままでは、縦の線（|）が読者に見えます。',
    `この行を、次のように書きかえてください。\n${ruler}`,
  );
