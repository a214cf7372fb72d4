/** What can be wrong with ruby that a writer wrote by hand. */
import { error } from '../problems.ts';

const NOTATION = '｜漢字《かんじ》';

export const rubyWithoutBase = (reading: string) =>
  error(
    'ruby-without-base',
    `ふりがな《${reading}》が、どの言葉のものかわかりません。このままでは《》の記号が読む人に見えます。`,
    `言葉のはじめに｜を書いて、${NOTATION} のようにしてください。《》をかっことして使いたいときは「」にしてください。`,
  );

export const rubyEmpty = (base: string) =>
  error(
    'ruby-empty',
    `「${base}」のふりがなが空です。`,
    `${base}《》の《》の中に、ひらがなで読みを書いてください。ふりがながいらなければ《》を消してください。`,
  );

export const rubyNotKana = (base: string, reading: string) =>
  error(
    'ruby-not-kana',
    `「${base}」のふりがな「${reading}」に、かな以外の文字があります。`,
    `${NOTATION} のように、読みはひらがなかカタカナだけで書いてください。`,
  );

export const rubyNotClosed = () =>
  error(
    'ruby-not-closed',
    'ふりがなの《 に、閉じる 》がありません。このままでは《 の記号が読む人に見えます。',
    `${NOTATION} のように、読みのあとに 》 を書いてください。`,
  );
