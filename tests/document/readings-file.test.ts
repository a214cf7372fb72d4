import { describe, expect, test } from 'vitest';
import { addReadings, readingsSchema } from '../../src/document/readings-file.ts';
import { parseYaml } from '../../src/parse-yaml.ts';

const parse = (text: string) => parseYaml(readingsSchema, { file: 'content/readings.yaml', text, line: 1 });

describe('readings.yaml', () => {
  test('a flat map of words', () => {
    expect(parse('# 地名\n湘南: しょうなん\n行った: いった\n')).toEqual({
      value: { 湘南: 'しょうなん', 行った: 'いった' },
      problems: [],
    });
  });

  test.each(['', '# まだありません\n'])('an empty file is an empty dictionary', (source) => {
    expect(parse(source)).toEqual({ value: {}, problems: [] });
  });

  test.each([
    ['湘南: しょうなん\nかな: かな\n', 2, '漢字をふくむ言葉を、「湘南: しょうなん」のように書いてください。'],
    ['湘南: 湘南\n', 1, '読みは、ひらがなかカタカナだけで書いてください。'],
    ['藤沢: ふじさわ\n湘南:\n', 2, '読みは、ひらがなかカタカナだけで書いてください。'],
    ['湘南: 12\n', 1, '読みは、ひらがなかカタカナだけで書いてください。'],
    ['湘南: しょうなん\n湘南: しょなん\n', 2, 'どちらか一方の行を消してください。'],
  ])('%j is reported with its line and the mend', (source, line, mend) => {
    const { problems } = parse(source);
    expect(problems).toEqual([expect.objectContaining({ line, mend: expect.stringContaining(mend) })]);
  });

  test('confirmed readings are added and comments stay', () => {
    const source = '# 地名\n湘南: しょうなん # 地域の名\n';
    expect(addReadings(source, { 相模湖: 'さがみこ' })).toBe(`${source}相模湖: さがみこ\n`);
    expect(addReadings('', { 相模湖: 'さがみこ' })).toBe('相模湖: さがみこ\n');
  });
});
