/** Where the rules for plain Japanese speak, and where they keep still. */
import { describe, expect, it } from 'vitest';
import { listedThings } from '../../src/document/checks/plain/items.ts';
import { lengthOf, sentencesOf } from '../../src/document/checks/plain/sentences.ts';
import { loadIssue } from './load-issue.ts';

const codesOf = async (body: string): Promise<readonly string[]> => (await loadIssue(body)).codes;

const spoken: readonly (readonly [body: string, codes: readonly string[]])[] = [
  ['できないわけではありません。', ['double-negative']],
  ['できないことはございません。', ['double-negative']],
  ['行かないわけにはいきません。', ['double-negative']],
  ['そう言わざるを得ません。', ['double-negative']],
  ['お金がかからないとは限りません。', ['double-negative']],
  ['できない日があっても、しっぱいではありません。', []],
  ['わからないことはありませんか。', []],
  ['行かなくてもかまいません。', []],
  ['楽しい会です。来る人は多い。会は無料である。', ['style-mixed']],
  ['楽しい会です。本を読んだあとに話します。', []],
  ['「これでいいのだ。」と言いました。', []],
  ['これは楽な仕事だ。だれでもできる。', []],
  ['定着支援事業者と話します。', ['kanji-run']],
  ['会は二〇二三年七月八日です。', []],
  ['令和五年七月八日の午前十時三十分からです。', []],
  ['湘南障害者就業・生活支援センターに来てください。', []],
  ['会は13:00に始まります。', ['clock-24']],
  ['会は１３：００に始まります。', ['clock-24']],
  ['会は13:00～14:30です。', ['clock-24']],
  ['比は1:2です。', []],
  ['見本㈱の話です。', ['combined-character']],
  ['①水 ②お茶', []],
  ['持ち物は水、お茶、ぼうしです。', ['many-items']],
  ['水、お茶、タオルを持ってきてください。', ['many-items']],
  ['朝と夜の風が、少しすずしくなりました。', []],
  ['困ったことも、うれしかったことも、お聞かせください。', []],
  ['まずはよく食べて、よくねて、ゆっくり進みましょう。', []],
  ['今日は晴れて、風もなく、海がきれいでした。', []],
  ['来月、センターで、会を開きます。', []],
  ['見本を遅滞なく出してください。', ['hard-word']],
];

describe('plain Japanese', () => {
  it.each(spoken)('%s → %j', async (body, codes) => expect(await codesOf(body)).toEqual(codes));

  it('counts sentences as readers do', () => {
    expect(sentencesOf('「そうですか。」と聞きました。はい！\n次です')).toEqual([
      '「そうですか。」',
      'と聞きました。',
      'はい！',
      '次です',
    ]);
    expect(lengthOf('くわしくは https://example.jp/a/b/c を見てください。')).toBe(16);
  });

  it('hints at 40 characters and warns at 60', async () => {
    expect(await codesOf(`${'あ'.repeat(39)}。`)).toEqual([]);
    expect(await codesOf(`${'あ'.repeat(40)}。`)).toEqual(['sentence-long']);
    expect(await codesOf(`${'あ'.repeat(60)}。`)).toEqual(['sentence-too-long']);
  });

  it('lists the things of a sentence', () => {
    expect(listedThings('持ち物は水、お茶、ぼうしです。')).toEqual(['水', 'お茶', 'ぼうし']);
  });
});
