import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSentences, measureReadings, type SentenceFile } from '../../scripts/bench/readings.ts';
import { createFurigana, type Furigana, loadTokenizer } from '../../src/document/furigana.ts';
import { text, toPlainText } from '../../src/document/inline.ts';
import type { Inline } from '../../src/document/nodes.ts';
import { createWordReader } from '../../src/document/read-words.ts';
import type { Readings } from '../../src/document/readings-file.ts';
import { parseRuby } from '../../src/document/ruby.ts';
import type { Tokenizer } from '../../src/document/tokenizer.ts';
import { listUnconfirmedWords } from '../../src/document/unconfirmed.ts';
import { runs } from '../runs.ts';

let tokenizer: Tokenizer;
let furigana: Furigana;

beforeAll(async () => {
  tokenizer = await loadTokenizer();
  furigana = createFurigana({ tokenizer, readings: {} });
});

/** 14名《めい》: ruby after its base; a base that is not kanji alone in ｜《》; nested inlines in braces. */
function show(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('children' in inline) return `{${show(inline.children)}}`;
      if (inline.kind !== 'ruby') return toPlainText([inline]);
      return `${/^\p{Script=Han}+$/u.test(inline.base) ? '' : '｜'}${inline.base}《${inline.reading}》`;
    })
    .join('');
}

const read = (source: string): string => show(furigana(parseRuby(source).inlines));
const readWith = (readings: Readings, source: string): string =>
  show(createFurigana({ tokenizer, readings })(parseRuby(source).inlines));
const reads = (expected: string): void => expect(read(expected.replace(/《[^》]*》|｜/gu, ''))).toBe(expected);

describe('dates, times, counters and ages', () => {
  test.each([
    '三月《さんがつ》三日《みっか》',
    '3月《がつ》｜3日《みっか》',
    '１１月《がつ》｜１日《ついたち》',
    '11月《がつ》28日《にち》～12月《がつ》｜１日《ついたち》',
    '9月《がつ》｜5日《いつか》、12日《にち》、｜1日《ついたち》',
    '1日《にち》中《じゅう》',
    '一日中《いちにちじゅう》',
    '1日《にち》の流《なが》れ',
    '｜3日《みっか》程度《ていど》と日程《にってい》、日中《にっちゅう》',
    '1日《にち》に3回《かい》',
    '毎月《まいつき》｜1日《ついたち》に',
    '｜2日《ふつか》 ｜4日《よっか》 ｜８日《ようか》 ｜10日《とおか》 ｜14日《じゅうよっか》 ｜20日《はつか》 ｜24日《にじゅうよっか》',
    '二十日《はつか》と十四日《じゅうよっか》と十一日《じゅういちにち》',
    '令和《れいわ》5年《ねん》、令和《れいわ》六年《ろくねん》四月《しがつ》、二〇二三年《にせんにじゅうさんねん》',
    '4月《がつ》 7月《がつ》 ９月《がつ》 九月《くがつ》 七月《しちがつ》',
    '14名《めい》 1,198名《めい》 ５名《めい》程度《ていど》 十四名《じゅうよんめい》',
    '｜1人《ひとり》 ｜２人《ふたり》 4人《にん》 12人《にん》 四人《よにん》 一人《ひとり》ひとり',
    '｜20歳《はたち》 二十歳《はたち》 8歳《さい》 18歳《さい》以上《いじょう》',
    '1回《かい》 第《だい》1回《かい》 第《だい》2木曜日《もくようび》 全《ぜん》6回《かい》 年《ねん》3回《かい》 一回《いっかい》',
    '1階《かい》 3階《がい》 三階《さんがい》 １個《こ》 1件《けん》 9社《しゃ》 11名《めい》 110円《えん》',
    '午前《ごぜん》10時《じ》30分《ぷん》 15分《ふん》 三十分《さんじゅっぷん》 四時《よじ》 九時《くじ》',
    '十分《じゅうぶん》な休《やす》み',
    '8カ所《しょ》 ８か所《しょ》 2市《し》1町《ちょう》 6機関《きかん》',
    '｜3日《みっか》間《かん》 1週間《しゅうかん》 2か月《げつ》 三《さん》か月《げつ》 4年《ねん》半《はん》',
    '3月《がつ》中旬《ちゅうじゅん》 3月《がつ》末《まつ》 ｜2日《ふつか》前《まえ》',
    '何時《なんじ》 何人《なんにん》 何階《なんがい》 数名《すうめい》 数日《すうじつ》 何曜日《なんようび》',
    '週《しゅう》｜3日《みっか》 月《つき》1回《かい》 約《やく》30人《にん》 計《けい》 22回《かい》',
    '（土《ど》） (火《か》) （月《げつ》・祝《しゅく》） 月《げつ》・水《すい》・金《きん》',
    '第《だい》1日曜日《にちようび》 一緒《いっしょ》 一般《いっぱん》 一方《いっぽう》',
  ])('%s', reads);
});

describe('words that were read wrongly', () => {
  test.each([
    '10分《ぷん》前後《ぜんご》 20名《めい》前後《ぜんご》',
    '7月《がつ》｜8日《ようか》午前《ごぜん》10時《じ》',
    '髙橋《たかはし》さんと山﨑《やまざき》さん',
    '山田《やまだ》家《け》の腹痛《ふくつう》',
    '昭和《しょうわ》49年《ねん》生《う》まれ',
    '37度《ど》5分《ぶ》',
    '十七日《じゅうしちにち》 二十九日《にじゅうくにち》',
    '2、3日《にち》で、1、2人《にん》に',
    '三人《さんにん》一組《ひとくみ》',
    '12月《がつ》｜1日《ついたち》中《ちゅう》に',
    '1,000本《ぼん》 100本《ぽん》 百回《ひゃっかい》 百歳《ひゃくさい》 千本《せんぼん》',
    '20歳《さい》以上《いじょう》 三日月《みかづき》',
  ])('%s', reads);
});

describe('words whose surroundings decide', () => {
  test.each([
    '公園《こうえん》に行《い》った。',
    '研修《けんしゅう》を行《おこな》った。',
    '相談《そうだん》をていねいに行《おこな》った。',
    '働《はたら》いている方《かた》',
    'この方《ほう》がよい',
    '方法《ほうほう》と両方《りょうほう》',
    '交流会《こうりゅうかい》を開《ひら》きます',
    '何《なに》を、何《なん》の、何《なん》でも',
    '家《いえ》の中《なか》、仕事《しごと》中《ちゅう》、午前中《ごぜんちゅう》',
    'その日《ひ》、仕事《しごと》の後《あと》、終了《しゅうりょう》後《ご》、間《ま》に合《あ》う',
  ])('%s', (expected) => {
    reads(expected.replace('交流会《こうりゅうかい》', '交流《こうりゅう》会《かい》'));
  });
});

describe('where the ruby stands', () => {
  test.each([
    '取《と》り組《く》み',
    '申《もう》し込《こ》み',
    'お知《し》らせ',
    '話《はな》し合《あ》う',
    '就労《しゅうろう》移行《いこう》支援《しえん》',
    'ココテラス湘南《しょうなん》でヨガ',
    '茅ヶ崎《ちがさき》市《し》'.replace('茅', '｜茅'),
  ])('%s', reads);

  test('a reading that the kana do not match covers the whole word', () => {
    expect(readWith({ 茅ケ崎: 'ちがさき' }, '茅ケ崎')).toBe('｜茅ケ崎《ちがさき》');
  });

  test('unknown words stay without', () => expect(read('𠮷さん')).toBe('𠮷さん'));
});

describe('who is believed', () => {
  test("the writer's ruby is never touched", () => {
    expect(read('湘南《ショーナン》地域')).toBe('湘南《ショーナン》地域《ちいき》');
    expect(read('3月｜3日《さんにち》')).toBe('3月《がつ》｜3日《さんにち》');
  });

  test("the centre's dictionary comes before rules and the general dictionary, longest first", () => {
    expect(readWith({ 早雲会: 'そううんかい', 早雲: 'はやくも' }, '早雲会')).toBe('早雲会《そううんかい》');
    expect(readWith({ に行った: 'にいった' }, '会に行った')).toBe('会《かい》に行《い》った');
    expect(readWith({ 明日: 'あす' }, '明日')).toBe('明日《あす》');
  });

  test('a short entry does not cut longer words', () => {
    expect(readWith({ 大会: 'おおあい', 会: 'え', 水: 'みず' }, '拡大会議（水）')).toBe(
      '拡大《かくだい》会議《かいぎ》（水《すい》）',
    );
  });

  test('a long name is read word by word', () => {
    expect(
      readWith({ 湘南地域就労援助センター: 'しょうなんちいきしゅうろうえんじょセンター' }, '湘南地域就労援助センター'),
    ).toBe('湘南《しょうなん》地域《ちいき》就労《しゅうろう》援助《えんじょ》センター');
  });

  test('rules and reviewed words are confirmed, the rest is not', () => {
    const confirmed = furigana(text('3月の支援は藤沢')).filter((inline) => inline.kind === 'ruby');
    expect(confirmed.map(({ base, confirmed }) => [base, confirmed])).toEqual([
      ['月', true],
      ['支援', true],
      ['藤沢', false],
    ]);
  });
});

describe('across inlines', () => {
  const strong = (value: string): Inline => ({ kind: 'strong', children: text(value) });

  test('emphasis does not break the sentence', () => {
    const link: Inline = { kind: 'link', href: '/', children: text('行った') };
    expect(show(furigana([...text('会を'), link]))).toBe('会《かい》を{行《おこな》った}');
    expect(show(furigana([...text('3'), strong('月'), ...text('3日')]))).toBe('3{月《がつ》}｜3日《みっか》');
  });

  test('a word cut in two is read in parts where its parts make up the whole', () => {
    expect(show(furigana([strong('会'), ...text('社')]))).toBe('{会《かい》}社《しゃ》');
  });

  test('and stays without where they do not, and is listed', () => {
    const inlines = [strong('大'), ...text('人')];
    expect(show(furigana(inlines))).toBe('{大}人');
    const words = listUnconfirmedWords([inlines], createWordReader({ tokenizer, readings: {} }));
    expect(words.map(({ word }) => word)).toEqual(['大人']);
  });

  test('breaks stay', () => {
    expect(show(furigana([...text('会社'), { kind: 'break' }, ...text('会場')]))).toBe(
      '会社《かいしゃ》\n会場《かいじょう》',
    );
  });
});

describe('whatever the text', () => {
  const words = fc.string({
    unit: fc.constantFrom(
      ...'一二十三月日年人名回分時時間中方行開会社湘南𠮷〇々ヶ々ッあったのを、。 　\n10２３,（）~*☃é',
    ),
    maxLength: 24,
  });
  const leaf: fc.Arbitrary<Inline> = fc.oneof(
    words.map((value): Inline => ({ kind: 'text', value })),
    fc.constant<Inline>({ kind: 'break' }),
    words
      .filter((base) => base !== '')
      .map((base): Inline => ({ kind: 'ruby', base, reading: 'よみ', confirmed: true })),
  );
  const inlines = fc.array(
    fc.oneof(
      leaf,
      fc.array(leaf, { maxLength: 3 }).map((children): Inline => ({ kind: 'strong', children })),
      fc.array(leaf, { maxLength: 3 }).map((children): Inline => ({ kind: 'link', href: '/', children })),
    ),
    { maxLength: 6 },
  );
  const withoutRuby = (nodes: readonly Inline[]): unknown =>
    nodes
      .map((node) => ('children' in node ? [node.kind, toPlainText(node.children)] : []))
      .filter((node) => node.length > 0);

  test('no character is lost, moved or added, and no emphasis changes its words', () => {
    fc.assert(
      fc.property(inlines, (before) => {
        const after = furigana(before);
        expect(toPlainText(after)).toBe(toPlainText(before));
        expect(withoutRuby(after)).toEqual(withoutRuby(before));
      }),
      { numRuns: runs(300) },
    );
  });

  test('what has readings keeps them', () => {
    fc.assert(
      fc.property(words, (value) => {
        const once = furigana(text(value));
        expect(furigana(once).filter(({ kind }) => kind === 'ruby')).toEqual(
          expect.arrayContaining(once.filter(({ kind }) => kind === 'ruby')),
        );
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('unconfirmed readings', () => {
  const list = (...sources: string[]) =>
    listUnconfirmedWords(
      sources.map((source) => parseRuby(source).inlines),
      createWordReader({ tokenizer, readings: {} }),
    );

  test('most frequent first, with the first sentence', () => {
    expect(list('海です。藤沢市の会。', '平塚と藤沢。', '湘南《しょうなん》')).toEqual([
      { word: '藤沢', reading: 'ふじさわ', count: 2, sentence: '藤沢市の会。' },
      { word: '平塚', reading: 'ひらつか', count: 1, sentence: '平塚と藤沢。' },
    ]);
  });

  test('the word is a key that readings.yaml understands', () => {
    const [word] = list('公園に行った。');
    expect(word).toMatchObject({ word: 'に行った', reading: 'にいった' });
    expect(list('支援力')).toMatchObject([{ word: '支援力', reading: 'しえんりょく' }]);
  });

  test('what was confirmed is not listed again', () => {
    const sources = ['再就職した方が、藤沢の研修に行った。', '支援力と各機関。', '風で窓が開いて、寒くなりました。'];
    const entries = list(...sources).flatMap(({ word, reading }) => (reading === undefined ? [] : [[word, reading]]));
    const readings: Readings = Object.fromEntries(entries);
    expect(entries.length).toBeGreaterThan(4);
    const reader = createWordReader({ tokenizer, readings });
    expect(listUnconfirmedWords(sources.map(text), reader)).toEqual([]);
  });

  test('a 1日 is confirmed with the words around it, and only there', () => {
    expect(list('受付は1日から。')).toEqual([
      { word: 'は1日から', reading: 'はついたちから', count: 1, sentence: '受付は1日から。' },
    ]);
    const readings = { は1日から: 'はついたちから', '1日': 'ついたち', 火: 'ひ' };
    expect(readWith(readings, '受付は1日から、11日まで。')).toContain('は｜1日《ついたち》から、11日《にち》まで');
    expect(readWith(readings, '1日3回、火・木曜日')).toBe('1日《にち》3回《かい》、火《か》・木曜日《もくようび》');
  });

  test('a row of days has no key that would be right elsewhere', () => {
    expect(list('2、3日です。')).toMatchObject([{ word: '3日', reading: undefined }]);
    expect(list('火木です。')).toMatchObject([{ word: '火木', reading: 'かもく' }]);
  });

  test('words nobody can read have no reading', () => {
    expect(list('𠮷さん')).toEqual([{ word: '𠮷', reading: undefined, count: 1, sentence: '𠮷さん' }]);
  });
});

describe('sentences of a newsletter', () => {
  const SETS: readonly (readonly [SentenceFile, string, number, number])[] = [
    ['sentences', '調整前', 110, 99.5],
    ['sentences', '調整後', 110, 99.5],
    ['sentences', '確かめ', 45, 99],
    ['fresh-sentences', '新しい文', 70, 99],
    ['fresh-sentences', '取っておいた文', 60, 98.5],
  ];
  test.each(SETS)('%s, %s: nearly every word is right, and nothing wrong is confirmed', (file, title, least, floor) => {
    const sentences = loadSentences(file).find((set) => set.title === title)?.sentences ?? [];
    expect(sentences.length).toBeGreaterThanOrEqual(least);
    const { words, wrong } = measureReadings(sentences, furigana);
    expect(((words - wrong.length) / words) * 100, JSON.stringify(wrong, null, 2)).toBeGreaterThanOrEqual(floor);
    expect(wrong.filter(({ confirmed }) => confirmed)).toEqual([]);
  });
});
