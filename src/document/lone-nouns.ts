/**
 * Nouns of one kanji that the general dictionary takes for a suffix (箱 ばこ, 店 てん) although they stand by themselves.
 */
import type { Token } from './tokenizer.ts';

const READINGS: ReadonlyMap<string, string> = new Map(
  (
    '家=いえ 私=わたし 町=まち 表=ひょう 体=からだ 頃=ころ 箱=はこ 袋=ふくろ 口=くち 橋=はし 川=かわ 顔=かお 声=こえ 星=ほし ' +
    '船=ふね 紙=かみ 手=て 葉=は 風=かぜ 雨=あめ 水=みず 車=くるま 店=みせ 島=しま 林=はやし 石=いし 道=みち 坂=さか 戸=と ' +
    '汁=しる 米=こめ 油=あぶら 味=あじ 色=いろ 形=かたち 音=おと 歌=うた 柱=はしら 虫=むし 魚=さかな 種=たね 玉=たま 球=たま ' +
    '目=め 頭=あたま 足=あし 耳=みみ 心=こころ 力=ちから 物=もの 場=ば 所=ところ 時=とき 気=き 絵=え 上=うえ 横=よこ 外=そと ' +
    '朝=あさ 昼=ひる 夜=よる 海=うみ 山=やま 花=はな 光=ひかり 火=ひ 窓=まど 本=ほん 国=くに 皿=さら 数=かず 席=せき 波=なみ'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]),
);

/** What a suffix may follow. */
const JOINED = /[\p{Script=Han}\p{Script=Katakana}\p{Nd}A-Za-zＡ-Ｚａ-ｚー][ 　]?$/u;
const KANJI = /^\p{Script=Han}/u;

/** 火 and 水 are also weekdays, unless something is done with them; 表 is also おもて. */
const DOUBTFUL = /^(?:[火水](?![をがも])|表)/u;

/** The reading of a noun that stands alone in `text`, where this table knows better than the dictionary. */
export function readLoneNoun(
  text: string,
  { surface, start, end, partOfSpeech }: Token,
): { reading: string; confirmed: boolean } | undefined {
  if (partOfSpeech !== '名詞' || JOINED.test(text.slice(Math.max(0, start - 2), start))) return undefined;
  const reading = KANJI.test(text.slice(end)) ? undefined : READINGS.get(surface);
  return reading === undefined ? undefined : { reading, confirmed: !DOUBTFUL.test(text.slice(start)) };
}
