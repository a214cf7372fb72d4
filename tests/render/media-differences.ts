/**
 * What each medium says more or less than the others, and why. Everything else must be the same words everywhere. The
 * frame of a medium (masthead, footer, back page) is measured by rendering the publication without its blocks.
 */

interface Difference {
  /** Matches a whole sentence, or in running text what is to be taken out. */
  readonly words: RegExp;
  readonly why: string;
}

export interface MediumDifferences {
  readonly adds: readonly Difference[];
  readonly leavesOut: readonly Difference[];
}

const SCREEN_BUTTON: Difference = {
  words: /^(メール|電話|ウェブ)で返事をする$/u,
  why: 'paper has a slip to cut off instead',
};

const ENCLOSED: Difference = {
  words: /^(いっしょにお届けするもの|仕事フェアのちらし（見本）|秋にひらかれる、仕事フェアのご案内です。?)$/u,
  why: 'what is enclosed lies beside the paper',
};

export const DIFFERENCES = {
  web: {
    adds: [
      { words: /^第\d+号$|^\d+年（令和\d+年）\d+月\d+日$/u, why: 'the masthead of the page' },
      { words: /^行事$/u, why: 'the label that a mail adds may also be a word of the text' },
      {
        words: /^(受付中|満員|中止|延期|終了)(この行事は、.+|申し込み[をが]、.+)?$/u,
        why: 'how an event stands today, which paper cannot know',
      },
      { words: /^横に動かせます$/u, why: 'a wide table on a narrow screen' },
    ],
    leavesOut: [],
  },
  email: {
    adds: [
      { words: /^表：/u, why: 'a table in a mail is announced by the heading above it' },
      { words: /^(ひらくページ|メールのあて先|電話番号)：/u, why: 'a destination is told before it is opened' },
      {
        words: /^(ウェブで見る|カレンダーに入れる|地図で見る)(：|$)/u,
        why: 'from a card to its page, its calendar file and a map',
      },
      { words: /^行事$/u, why: 'a mail names the card; the site and paper show it by its frame' },
    ],
    leavesOut: [],
  },
  text: {
    adds: [
      {
        words: /(ウェブで見る|カレンダーに入れる|地図で見る（Googleマップ）)https:\/\/[!-~]+/gu,
        why: 'links of a card',
      },
      { words: /（(?:https?:\/\/)?[!-~]+）|https:\/\/[!-~]+/gu, why: 'addresses are written out' },
      {
        words: /へ、件名「[^」]*」と書いて送ってください。/gu,
        why: 'a button that opens a mail says which subject to write',
      },
      { words: /center@example\.jp|0466-00-000\d/gu, why: 'a button writes its address' },
      { words: /表：/gu, why: 'a table in a mail is announced by the heading above it' },
      { words: /画像：|行事/gu, why: 'a picture is told by its description, a card by its name' },
    ],
    leavesOut: [],
  },
  print: {
    adds: [
      { words: /（(?:https?:\/\/)?[!-~]+）|https:\/\/[!-~]+/gu, why: 'addresses are written out' },
      { words: /center@example\.jp|0466-?00-?000\d/gu, why: 'a button writes its address' },
      {
        words: /ここから切りとってください|参加します|参加しません|お名前|(電話)?番号|聞いておきたいこと/gu,
        why: 'the slip is filled in on paper',
      },
      { words: /行事/gu, why: 'the label that a mail adds may also be a word of the text' },
      {
        words: /(電話|ファクス)(?=住所|$)|住所〒251-0000神奈川県藤沢市見本町1-2-3（見本）/gu,
        why: 'the slip says where to send it',
      },
    ],
    leavesOut: [SCREEN_BUTTON, ENCLOSED],
  },
} satisfies Record<string, MediumDifferences>;
