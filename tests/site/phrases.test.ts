import { expect, test } from 'vitest';
import { text, toPlainText } from '../../src/document/inline.ts';
import { markPhrases, PHRASE_END } from '../../src/site/phrases.ts';

const phrasesOf = (words: string): string[] => toPlainText(markPhrases(text(words))).split(PHRASE_END);

test.each([
  [
    '2023年9月30日（土曜日） 午前10時30分から午前11時30分まで',
    ['2023年9月30日（土曜日） ', '午前10時30分から', '午前11時30分まで'],
  ],
  [
    'こころの健康講座～ストレスと上手につきあう方法を知ろう～',
    ['こころの', '健康講座', '～ストレスと', '上手に', 'つきあう', '方法を', '知ろう～'],
  ],
  ['お仕事をさがすとき', ['お仕事を', 'さがすとき']],
  ['', ['']],
])('%s', (words, phrases) => {
  expect(phrasesOf(words)).toEqual(phrases);
});

test('a reading stays on its word, and no word is lost', () => {
  const marked = markPhrases([
    ...text('夏の'),
    { kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true },
    { kind: 'strong', children: text('の海から') },
  ]);
  expect(toPlainText(marked).replaceAll(PHRASE_END, '')).toBe('夏の湘南の海から');
  expect(marked).toContainEqual({ kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true });
});
