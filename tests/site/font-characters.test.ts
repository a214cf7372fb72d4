import { expect, test } from 'vitest';
import { collectCharacters, planFonts } from '../../src/site/font-characters.ts';

const beyondKana = (set: ReadonlySet<string>): string =>
  [...set]
    .filter((character) => /\p{Script=Han}/u.test(character))
    .sort()
    .join('');

const sorted = (words: string): string => [...words].sort().join('');

test('bold characters are those inside bold elements, whatever stands inside these', () => {
  const { regular, bold } = collectCharacters(
    '<h2>見<a href="/絵/">出</a></h2><!-- 注 --><p data-say-more="次">本<strong>太</strong>文<wbr>髙</p><script>"読"</script>',
  );
  expect(beyondKana(bold)).toBe(sorted('見出太'));
  expect(beyondKana(regular)).toBe(sorted('本文髙次'));
});

const page = (path: string, words: string) => ({
  path,
  html: `<head><title>頭</title></head><body><header>枠</header><main id="main">${words}</main><footer><h2>足</h2></footer></body>`,
});

test('what all pages share is their frame; a page adds what it shows beside it, an issue with its views', () => {
  const pages = [
    page('issues/a/index.html', '夏<strong>秋</strong>枠'),
    page('issues/a/employed/index.html', '夏冬'),
    page('events/b/index.html', '春'),
  ];
  const { shared, ownOf } = planFonts(pages);
  expect([beyondKana(shared.regular), beyondKana(shared.bold)]).toEqual(['枠', '足']);
  expect(shared.bold.has('ゴ') && shared.regular.has('7')).toBe(true);
  const own = pages.map((one) => [beyondKana(ownOf(one).regular), beyondKana(ownOf(one).bold)]);
  expect(own).toEqual([
    [sorted('夏冬'), '秋'],
    [sorted('夏冬'), '秋'],
    ['春', ''],
  ]);
});
