import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/render/text/display-width.ts';
import { wrapText } from '../../../src/render/text/wrap-text.ts';

describe('display width', () => {
  it.each([
    ['abc', 3],
    ['しょう', 6],
    ['ｱｲｳ', 3],
    ['髙﨑𠮷', 6],
    ['①→〜×', 8],
    ['か\u3099', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['〒251-0000', 10],
  ])('of %s is %i', (text, width) => expect(displayWidth(text)).toBe(width));
});

describe('wrapping', () => {
  it('breaks at the width', () => {
    expect(wrapText('あいうえおかきくけこ', 10)).toBe('あいうえお\nかきくけこ');
  });

  it('begins no line with a mark that ends, and ends none with a bracket that opens', () => {
    expect(wrapText('あいうえお、かきく', 10)).toBe('あいうえ\nお、かきく');
    expect(wrapText('あいうえ「おか」きく', 10)).toBe('あいうえ\n「おか」き\nく');
    expect(wrapText('カキクケキャク', 10)).toBe('カキクケ\nキャク');
  });

  it('keeps words, numbers and addresses whole', () => {
    expect(wrapText('電話は 0466-00-0000 です', 16)).toBe('電話は\n0466-00-0000\nです');
    const url = `https://tsushin.example.jp/${'a'.repeat(100)}`;
    expect(wrapText(`くわしくは ${url} へ`, 16)).toBe(`くわしくは\n${url}\nへ`);
    expect(wrapText(`${'w'.repeat(40)}`, 16)).toBe(`${'w'.repeat(16)}\n${'w'.repeat(16)}\n${'w'.repeat(8)}`);
  });

  it('continues under the words of an item', () => {
    expect(wrapText('・あいうえおかきく', 10)).toBe('・あいうえ\n　おかきく');
    expect(wrapText('10. 海風空色花火', 14)).toBe('10. 海風空色花\n    火');
    expect(wrapText('> あいうえおか', 10)).toBe('> あいうえ\n> おか');
  });

  it('breaks between phrases, and parts no word from its reading', () => {
    expect(wrapText('みなさん、いかがおすごしですか。', 26)).toBe('みなさん、いかが\nおすごしですか。');
    const words = '湘南（しょうなん）の海（うみ）に、夏（なつ）の光（ひかり）がもどりました。';
    expect(wrapText(words, 40)).toBe('湘南（しょうなん）の海（うみ）に、\n夏（なつ）の光（ひかり）がもどりました。');
  });

  it('loses and adds no word', () => {
    const sign = fc.constantFrom(
      'あ',
      'っ',
      '漢',
      '、',
      '。',
      '（',
      '）',
      'a',
      '1',
      '-',
      ' ',
      '👨‍👩‍👧',
      '「',
      '」',
      'ー',
      '\n',
    );
    const text = fc.array(sign, { maxLength: 200 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (words) => {
        const squeeze = (value: string): string => value.replace(/\s/gu, '');
        expect(squeeze(wrapText(words, 20))).toBe(squeeze(words));
      }),
    );
  });

  it('is as narrow as asked where the rules leave a choice', () => {
    const text = fc
      .array(fc.constantFrom('あ', '漢', 'カ', 'a', ' '), { maxLength: 200 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (words) => {
        for (const line of wrapText(words, 20).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(20);
      }),
    );
  });
});
