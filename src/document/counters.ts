/** How counters sound in Japanese. Data only: what `numbers.ts` looks up after a number. */

/** By the last digit of the number; 0 stands for 10, 20, 100 … */
export type ByLastDigit = Readonly<Partial<Record<number, string>>>;

export interface Counter {
  readonly reading: string;
  /** Where the counter itself changes: 3階 がい, 10分 ぷん. */
  readonly changed?: ByLastDigit;
  /** Where the number changes: 四時 よじ, 一回 いっかい. Heard only where the number is written in kanji. */
  readonly numerals?: ByLastDigit;
  /** Also counts numbers written in kanji; without it 一方 and 三角 would be read as numbers. */
  readonly kanji?: true;
}

const K: ByLastDigit = { 1: 'いっ', 6: 'ろっ', 8: 'はっ', 0: 'じゅっ' };
const S: ByLastDigit = { 1: 'いっ', 8: 'はっ', 0: 'じゅっ' };
const YO: ByLastDigit = { 4: 'よ' };
const HOUR: ByLastDigit = { 4: 'よ', 7: 'しち', 9: 'く' };
const half = (p: string, b: string): ByLastDigit => ({ 1: p, 3: b, 6: p, 8: p, 0: p });

export const COUNTERS: Readonly<Record<string, Counter>> = {
  日: { reading: 'にち', numerals: { 7: 'しち', 9: 'く' }, kanji: true },
  月: { reading: 'がつ', numerals: { 4: 'し', 7: 'しち', 9: 'く' }, kanji: true },
  年: { reading: 'ねん', numerals: YO, kanji: true },
  年度: { reading: 'ねんど', numerals: YO, kanji: true },
  年間: { reading: 'ねんかん', numerals: YO, kanji: true },
  年生: { reading: 'ねんせい', numerals: YO, kanji: true },
  年代: { reading: 'ねんだい' },
  周年: { reading: 'しゅうねん', numerals: S, kanji: true },
  週: { reading: 'しゅう', numerals: S },
  週間: { reading: 'しゅうかん', numerals: S, kanji: true },
  か月: { reading: 'かげつ', numerals: K, kanji: true },
  カ月: { reading: 'かげつ', numerals: K, kanji: true },
  ヶ月: { reading: 'かげつ', numerals: K, kanji: true },
  ヵ月: { reading: 'かげつ', numerals: K, kanji: true },
  ケ月: { reading: 'かげつ', numerals: K, kanji: true },
  時: { reading: 'じ', numerals: HOUR, kanji: true },
  時間: { reading: 'じかん', numerals: HOUR, kanji: true },
  時限: { reading: 'じげん', numerals: HOUR },
  分: { reading: 'ふん', changed: { ...half('ぷん', 'ぷん'), 4: 'ぷん' }, numerals: K, kanji: true },
  秒: { reading: 'びょう', kanji: true },
  泊: { reading: 'はく', changed: half('ぱく', 'ぱく'), numerals: K, kanji: true },
  人: { reading: 'にん', numerals: YO, kanji: true },
  名: { reading: 'めい', kanji: true },
  名様: { reading: 'めいさま', kanji: true },
  歳: { reading: 'さい', numerals: S, kanji: true },
  才: { reading: 'さい', numerals: S },
  代: { reading: 'だい' },
  回: { reading: 'かい', numerals: K, kanji: true },
  件: { reading: 'けん', numerals: K, kanji: true },
  個: { reading: 'こ', numerals: K, kanji: true },
  か所: { reading: 'かしょ', numerals: K, kanji: true },
  カ所: { reading: 'かしょ', numerals: K, kanji: true },
  ヶ所: { reading: 'かしょ', numerals: K, kanji: true },
  ヵ所: { reading: 'かしょ', numerals: K, kanji: true },
  ケ所: { reading: 'かしょ', numerals: K, kanji: true },
  箇所: { reading: 'かしょ', numerals: K, kanji: true },
  階: { reading: 'かい', changed: { 3: 'がい' }, numerals: K, kanji: true },
  市: { reading: 'し' },
  町: { reading: 'ちょう' },
  村: { reading: 'そん' },
  区: { reading: 'く' },
  県: { reading: 'けん' },
  丁目: { reading: 'ちょうめ', numerals: S, kanji: true },
  番: { reading: 'ばん' },
  番地: { reading: 'ばんち' },
  番目: { reading: 'ばんめ', kanji: true },
  番線: { reading: 'ばんせん' },
  号: { reading: 'ごう', kanji: true },
  号室: { reading: 'ごうしつ' },
  号館: { reading: 'ごうかん' },
  社: { reading: 'しゃ', numerals: S, kanji: true },
  校: { reading: 'こう', numerals: K, kanji: true },
  機関: { reading: 'きかん', numerals: K, kanji: true },
  事業所: { reading: 'じぎょうしょ' },
  団体: { reading: 'だんたい' },
  世帯: { reading: 'せたい' },
  種類: { reading: 'しゅるい', numerals: S, kanji: true },
  項目: { reading: 'こうもく' },
  段階: { reading: 'だんかい' },
  円: { reading: 'えん', numerals: YO, kanji: true },
  枚: { reading: 'まい', kanji: true },
  冊: { reading: 'さつ', numerals: S, kanji: true },
  台: { reading: 'だい' },
  通: { reading: 'つう' },
  点: { reading: 'てん' },
  本: { reading: 'ほん', changed: half('ぽん', 'ぼん'), numerals: K, kanji: true },
  杯: { reading: 'はい', changed: half('ぱい', 'ばい'), numerals: K, kanji: true },
  匹: { reading: 'ひき', changed: half('ぴき', 'びき'), numerals: K, kanji: true },
  歩: { reading: 'ほ', changed: half('ぽ', 'ぽ'), numerals: K },
  票: { reading: 'ひょう', changed: half('ぴょう', 'びょう'), numerals: K },
  食: { reading: 'しょく' },
  級: { reading: 'きゅう' },
  期: { reading: 'き' },
  部: { reading: 'ぶ' },
  章: { reading: 'しょう' },
  条: { reading: 'じょう' },
  位: { reading: 'い' },
  度: { reading: 'ど' },
  割: { reading: 'わり' },
  倍: { reading: 'ばい' },
  問: { reading: 'もん' },
  文字: { reading: 'もじ' },
  行: { reading: 'ぎょう' },
  席: { reading: 'せき' },
  組: { reading: 'くみ' },
};

/** Stand between a number and its counter: 3万円, 5千人. */
export const MULTIPLIERS: Readonly<Record<string, Counter>> = {
  百: { reading: 'ひゃく', changed: { 3: 'びゃく', 6: 'ぴゃく', 8: 'ぴゃく' } },
  千: { reading: 'せん', changed: { 3: 'ぜん' } },
  万: { reading: 'まん' },
  億: { reading: 'おく' },
};

/** Follow a counter; each only where the word ends there, so that 3月中旬 and 2年前半 are left alone. */
export const SUFFIXES: Readonly<Record<string, string>> = {
  間: 'かん',
  目: 'め',
  半: 'はん',
  前: 'まえ',
  後: 'ご',
  分: 'ぶん',
  末: 'まつ',
  頃: 'ごろ',
  中: 'ちゅう',
  組: 'ぐみ',
};

/** Days of the month, and lengths in days, that are not にち. */
export const DAYS: ByLastDigit = {
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};
