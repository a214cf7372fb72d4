/** What an input method or a paste leaves behind, and what it is read as. */
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/document/inline.ts';
import { readTypedBody } from '../../src/document/typed-text.ts';
import { loadIssue } from './load-issue.ts';

const understood: readonly (readonly [typed: string, meant: string])[] = [
  ['＃＃ 見出し', '## 見出し'],
  ['＃＃見出し', '## 見出し'],
  ['＃＃＃　見出し', '### 見出し'],
  ['##見出し', '## 見出し'],
  ['##　見出し', '## 見出し'],
  ['#しょうなん', '#しょうなん'],
  ['電話の＃を押します', '電話の＃を押します'],
  ['＊＊太字＊＊です', '**太字**です'],
  ['これは＊＊「重要」＊＊です', 'これは**「重要」**です'],
  ['**太字＊＊です', '**太字**です'],
  ['__太字__です', '**太字**です'],
  ['これは＊強調＊です', 'これは*強調*です'],
  ['これは＿強調＿です', 'これは*強調*です'],
  ['これは_強調_です', 'これは*強調*です'],
  ['＊印は必要なものです', '＊印は必要なものです'],
  ['＊印のものと＊印のないもの', '＊印のものと＊印のないもの'],
  ['氏名＊、住所＊、電話', '氏名＊、住所＊、電話'],
  ['（＊必須）（＊任意）', '（＊必須）（＊任意）'],
  ['＊必須　＊任意', '＊必須　＊任意'],
  ['令和＿年＿月＿日', '令和＿年＿月＿日'],
  ['氏名＿＿＿＿＿', '氏名＿＿＿＿＿'],
  ['a_見本_b', 'a_見本_b'],
  ['![海](./写真_夏_海.png)', '![海](./写真_夏_海.png)'],
  ['https://example.jp/_見本_', 'https://example.jp/_見本_'],
  ['・水', '- 水'],
  ['・ 水', '- 水'],
  ['　・水', '- 水'],
  ['•\t水', '- 水'],
  ['・・・という声', '・・・という声'],
  ['-水', '- 水'],
  ['－水', '- 水'],
  ['－夏の号－', '－夏の号－'],
  ['-5度です', '-5度です'],
  ['－ 水', '- 水'],
  ['１．水', '1. 水'],
  ['１. 水', '1. 水'],
  ['10．水', '10. 水'],
  ['1.水を飲む', '1. 水を飲む'],
  ['１）水', '1) 水'],
  ['１、水', '1. 水'],
  ['1、 水', '1. 水'],
  ['１、２回', '１、２回'],
  ['１．５倍になりました', '１．５倍になりました'],
  ['1.5倍になりました', '1.5倍になりました'],
  ['＞ 引用です', '> 引用です'],
  ['────────', '***'],
  ['－－－', '***'],
  ['---', '***'],
  ['===', '***'],
  ['｜日｜内容｜', '|日|内容|'],
  ['｜－－｜－－｜', '|--|--|'],
  ['| ーーー | ：ーー |', '| --- | :-- |'],
  ['| ー | ー |', '| ー | ー |'],
  ['｜湘南《しょうなん》｜', '｜湘南《しょうなん》｜'],
  ['［見本］（https://example.jp）', '[見本](https://example.jp)'],
  ['[見本]（https://example.jp/a）へ', '[見本](https://example.jp/a)へ'],
  ['［見本］（ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ）', '[見本](https://example.jp)'],
  ['［行事］（/events/）', '[行事](/events/)'],
  ['［注］（くわしくは下）', '［注］（くわしくは下）'],
  ['見本［1］（水）', '見本［1］（水）'],
  ['！［いすの絵］（./wave.png）', '![いすの絵](./wave.png)'],
  ['![海の写真](./写真 (1).png)', '![海の写真](<./写真 (1).png>)'],
  ['！［海の写真］（./写真　（１）.png）', '![海の写真](<./写真 (1).png>)'],
  ['[見本](/events/ yoga/)', '[見本](</events/ yoga/>)'],
  ['[見本](https://example.jp "題")', '[見本](https://example.jp "題")'],
  ['[見本](<./a b.png>)', '[見本](<./a b.png>)'],
  ['[注](くわしくは 下)', '[注](くわしくは 下)'],
  ['！［いすの絵］（写真）', '![いすの絵](写真)'],
  ['＜For audience="employed"＞', '<For audience="employed">'],
  ['＜／For＞', '</For>'],
  ['＜Ｆｏｒ　ａｕｄｉｅｎｃｅ＝”ｅｍｐｌｏｙｅｄ”＞', '<For audience="employed">'],
  ['<Event id=”yoga” />', '<Event id="yoga" />'],
  ['<Event id=“yoga” />', '<Event id="yoga" />'],
  ['<Event id="yoga” />', '<Event id="yoga" />'],
  ['<Event id=＂yoga＂ />', '<Event id="yoga" />'],
  ['<Figure src=”./ａ.png” alt=”ＪＲの駅” />', '<Figure src="./a.png" alt="ＪＲの駅" />'],
  ['<Figure alt="「はい」と“言う”人" />', '<Figure alt="「はい」と“言う”人" />'],
  ['<for audience="employed">', '<For audience="employed">'],
  ['</callout>', '</Callout>'],
  ['＜ｆｏｒ　ａｕｄｉｅｎｃｅ＝”ｅｍｐｌｏｙｅｄ”＞', '<For audience="employed">'],
  ['< Event id="yoga" />', '<Event  id="yoga" />'],
  ['<Callout type=point>', '<Callout type="point">'],
  ['<Action href=/events/ label=行事を見る />', '<Action href="/events/" label="行事を見る" />'],
  ['<Figure alt="a = b です" people=none/>', '<Figure alt="a = b です" people="none"/>'],
  ['<Event id={yoga} />', '<Event id={yoga} />'],
  ['一行<br>二行</br>', '一行<br/>二行<br/>'],
  ['＜br＞', '<br/>'],
  ['<IMG src=a.png>', '<IMG src="a.png"/>'],
  ['＜注意＞', '＜注意＞'],
  ['＜HSJ＞', '＜HSJ＞'],
  ['ｾﾐﾅｰとﾊﾛｰﾜｰｸ', 'セミナーとハローワーク'],
  ['ｶﾞｲﾄﾞ', 'ガイド'],
  ['支\u00AD援\u200B機関', '支援機関'],
  ['名前\u00A0様', '名前 様'],
  ['日\t時', '日 時'],
  ['カ\u3099イド', 'ガイド'],
  ['葛\u{E0100}城', '葛\u{E0100}城'],
];

describe('typed text', () => {
  it.each(understood)('%s is read as %s', (typed, meant) => {
    expect(readTypedBody(typed).text).toBe(meant);
  });

  it('keeps lines, and names the columns of the file', () => {
    const { text, columnOf } = readTypedBody('本文\n・水と［見本］（https://example.jp）の話\nｶﾞｲﾄﾞ本');
    expect(text.split('\n')).toHaveLength(3);
    const second = text.split('\n')[1] ?? '';
    expect(columnOf(2, second.indexOf('水') + 1)).toBe(2);
    expect(columnOf(2, second.indexOf('の話') + 1)).toBe(28);
    expect(columnOf(3, 'ガイド本'.indexOf('本') + 1)).toBe(6);
    expect(columnOf(1, 2)).toBe(2);
  });

  it('becomes the blocks that were meant', async () => {
    const { document, codes } = await loadIssue(
      '＃＃ 持ち物\n\n・水\n・＊＊ぼうし＊＊\n\n１．行く\n２．帰る\n\n＜Callout type=“info”＞\n\n［見本］（https://example.jp）\n\n＜／Callout＞\n',
    );
    expect(codes).toEqual([]);
    expect(document.blocks.map((block) => block.kind)).toEqual(['heading', 'list', 'list', 'callout']);
  });

  it('is understood in the front matter too', async () => {
    const { document } = await loadIssue(
      '本文です。',
      '---\ntitle： 夏の ｾﾐﾅｰ\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n',
    );
    expect(toPlainText(document.title)).toBe('夏の セミナー');
  });
});
