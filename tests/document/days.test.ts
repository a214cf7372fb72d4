/** 1日 and the weekdays of one kanji: what is read as what, and what a person is asked to confirm. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createFurigana, type Furigana, loadTokenizer } from '../../src/document/furigana.ts';
import { text } from '../../src/document/inline.ts';

let furigana: Furigana;

beforeAll(async () => {
  furigana = createFurigana({ tokenizer: await loadTokenizer(), readings: {} });
});

const rubiesOf = (source: string) =>
  furigana(text(source)).flatMap((inline) => (inline.kind === 'ruby' ? [inline] : []));

describe('a 1日 that may be a date or a length of time', () => {
  const CASES: readonly (readonly [source: string, reading: string, confirmed: boolean])[] = [
    ['4月1日から', 'ついたち', true],
    ['毎月1日に', 'ついたち', true],
    ['1日（水）は', 'ついたち', true],
    ['1日8時間', 'にち', true],
    ['1日に3回', 'にち', true],
    ['1日がかり', 'にち', true],
    ['週1日', 'にち', true],
    ['丸一日', 'いちにち', true],
    ['1日から受け付けます', 'ついたち', false],
    ['受付は1日に', 'ついたち', false],
    ['1日は休みです', 'ついたち', false],
    ['1日・2日・3日', 'ついたち', false],
    ['月1日の休み', 'にち', false],
    ['夏の一日', 'いちにち', false],
  ];
  test.each(CASES)('%s', (source, reading, confirmed) => {
    expect(rubiesOf(source).find(({ base }) => /^[1一]?日$/u.test(base))).toMatchObject({ reading, confirmed });
  });
});

describe('weekdays by one kanji', () => {
  const weekdays = (source: string): string => {
    return rubiesOf(source)
      .map(({ reading, confirmed }) => (confirmed ? reading : `${reading}？`))
      .join('・');
  };
  test.each([
    ['火・木曜日', 'か・もくようび'],
    ['月・水・金曜日', 'げつ・すい・きんようび'],
    ['月～金曜日', 'げつ・きんようび'],
    ['毎週月・木', 'まいしゅう？・げつ・もく'],
    ['火、木曜日', 'か・もくようび'],
    ['土日祝', 'どにちしゅく'],
    ['月水金', 'げつすいきん'],
    ['7月5日（水・祝）', 'がつ・いつか・すい・しゅく'],
    ['第2・第4土曜日', 'だい・だい・どようび'],
    ['第二土曜日', 'だい・に・どようび'],
    ['火木', 'かもく？'],
    ['火と木', 'か？・もく？'],
    ['木・金', 'もく？・きん？'],
    ['月日', 'つきひ？'],
    ['その日、土曜日は', 'ひ・どようび'],
    ['火と水と風', 'ひ？・みず？・かぜ'],
    ['火を消す', 'ひ・け？'],
    ['水、タオル', 'みず？'],
  ])('%s', (source, expected) => expect(weekdays(source)).toBe(expected));
});
