import { expect, test } from 'vitest';
import { collectCharacters } from '../../src/site/font-characters.ts';

test('bold characters are those inside bold elements, whatever stands inside these', () => {
  const { regular, bold } = collectCharacters([
    '<head><title>頭</title></head><body><h2>見<a href="/絵/">出</a></h2><!-- 注 --><p>本<strong>太</strong>文<wbr>髙</p></body>',
  ]);
  const beyondAscii = (set: ReadonlySet<string>): string =>
    [...set]
      .filter((character) => character > '~')
      .sort()
      .join('');
  expect(beyondAscii(bold)).toBe([...'見出太'].sort().join(''));
  expect(beyondAscii(regular)).toBe([...'本文髙'].sort().join(''));
});
