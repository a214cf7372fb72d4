import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../src/document/inline.ts';
import type { Inline } from '../../src/document/nodes.ts';
import { parseRuby } from '../../src/document/ruby.ts';

const show = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => (inline.kind === 'ruby' ? `[${inline.base}|${inline.reading}]` : toPlainText([inline])))
    .join('');

describe("the writer's ruby", () => {
  test.each([
    ['｜湘南《しょうなん》の海', '[湘南|しょうなん]の海'],
    ['|湘南《しょうなん》の海', '[湘南|しょうなん]の海'],
    ['就労《しゅうろう》支援《しえん》', '[就労|しゅうろう][支援|しえん]'],
    ['お知《し》らせ', 'お[知|し]らせ'],
    ['｜お知らせ《おしらせ》', '[お知らせ|おしらせ]'],
    ['｜SJ《エスジェー》の会', '[SJ|エスジェー]の会'],
    ['人々《ひとびと》と〆切《しめきり》、茅ヶ崎《ちがさき》', '[人々|ひとびと]と[〆切|しめきり]、[茅ヶ崎|ちがさき]'],
    ['A | B 就労《しゅうろう》', 'A | B [就労|しゅうろう]'],
    ['｜だけの文', '｜だけの文'],
  ])('%s', (source, shown) => {
    const { inlines, faults } = parseRuby(source);
    expect(show(inlines)).toBe(shown);
    expect(faults).toEqual([]);
  });

  test.each([
    ['《かんじ》', 'ruby-without-base', 0],
    ['これは《かんじ》', 'ruby-without-base', 3],
    ['漢字《》', 'ruby-empty', 2],
    ['漢字《 》', 'ruby-empty', 2],
    ['漢字《kanji》', 'ruby-not-kana', 2],
    ['漢字《漢字》', 'ruby-not-kana', 2],
    ['漢字《かんじ', 'ruby-not-closed', 2],
    ['漢字《かん《じ》', 'ruby-not-closed', 2],
  ])('%s stays as text and is reported', (source, code, offset) => {
    const { inlines, faults } = parseRuby(source);
    expect(toPlainText(inlines)).toBe(source);
    expect(faults[0]).toMatchObject({ fault: { code, severity: 'error' }, offset });
  });

  test('one bad ruby does not hide the next', () => {
    const { inlines, faults } = parseRuby('漢字《》と就労《しゅうろう》と《あ》');
    expect(show(inlines)).toBe('漢字《》と[就労|しゅうろう]と《あ》');
    expect(faults.map(({ fault, offset }) => [fault.code, offset])).toEqual([
      ['ruby-empty', 2],
      ['ruby-without-base', 15],
    ]);
  });

  test('a good ruby is confirmed', () => {
    expect(parseRuby('就労《しゅうろう》').inlines).toEqual([
      { kind: 'ruby', base: '就労', reading: 'しゅうろう', confirmed: true },
    ]);
  });

  test('text without 《 is never changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'漢字かなAB｜|》、 \n') }), (source) => {
        expect(toPlainText(parseRuby(source).inlines)).toBe(source);
      }),
    );
  });
});
